"""Quotations are found whatever marks they are set in."""

from __future__ import annotations

import pytest

from kg.read.grammar.quotation_marks import find_quotations

CASES = [  # text, inner texts
    pytest.param("Er sagte: „Nein“, und ging.", ["Nein"], id="german"),
    pytest.param("Er sagte: “Nein”, und ging.", ["Nein"], id="english"),
    pytest.param('Er sagte: "Nein", und ging.', ["Nein"], id="straight"),
    pytest.param("Er sagte: »Nein«, und ging.", ["Nein"], id="guillemets-in"),
    pytest.param("Er sagte: «Nein», und ging.", ["Nein"], id="guillemets-out"),
    pytest.param("„Ja“, sagte er, “aber nicht heute”.", ["Ja", "aber nicht heute"], id="mixed"),
    pytest.param(
        "Man sprach “von Tunneln und Raketen„ und ging.", ["von Tunneln und Raketen"], id="swapped"
    ),
    pytest.param("„Er sagte „ja“ zu mir“, so X.", ["Er sagte „ja“ zu mir"], id="nested"),
    pytest.param('Er sagte: "Es ist', [], id="never-closed"),
    pytest.param("„Erster Absatz ohne Ende\n\nZweiter Absatz.", [], id="ends-with-paragraph"),
    pytest.param(
        "„Erster Absatz.\n\n„Zweiter“, sagte er.",
        ["Erster Absatz.\n\n„Zweiter"],
        id="over-paragraphs",
    ),
    pytest.param("Das („Ja“) genügt.", ["Ja"], id="in-brackets"),
    pytest.param("Das geht's nicht an, sagt er.", [], id="apostrophe"),
    pytest.param("„Eins“ „Zwei“", ["Eins", "Zwei"], id="neighbours"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    """The outermost quotations come in order, without their marks."""
    actual = [text[q.inner[0] : q.inner[1]] for q in find_quotations(text)]

    assert expected == actual


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(CASES) == 14
