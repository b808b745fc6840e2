"""Condition and consequence are told apart by commas and word order."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import rows
from kg.read.grammar.conditionals import CONDITIONS, find_conditional
from kg.read.grammar.stretches import char_spans
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("conditionals.tsv"))
OPENERS = rows("read/grammar/condition_openers")


def test_no_row_is_lost() -> None:
    """Tables that lost rows must not pass."""
    assert len(ROWS) == len({row["text"] for row in ROWS}) == 34
    assert len(OPENERS) == 9


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_condition_and_consequence(row: dict[str, str]) -> None:
    """Each half stands in the words, whatever the tree says."""
    assert _halves(row["text"]) == (row["form"], row["condition"], row["consequence"])


@pytest.mark.parametrize("row", OPENERS, ids=lambda row: row["opener"])
def test_an_opener(row: dict[str, str]) -> None:
    """An opener opens a condition of its form, and stands elsewhere without one."""
    form, condition, _ = _halves(row["yes"])

    assert (form, condition.lower().startswith(row["opener"])) == (row["form"], True)
    assert not _halves(row["no"])[1].lower().startswith(row["opener"])


LAWS = [  # name, sentence, word, whether the law holds
    (
        "-",
        "Peru werde den Hafen schließen, falls Chile die Fischer nicht freilasse.",
        "falls",
        True,
    ),
    ("subjunction", "Die Kommission zahlt nicht, bis Ungarn das Gesetz ändert.", "bis", True),
    ("subjunction", "Die Hilfe wird bis Freitag ausgesetzt.", "bis", False),
    ("subject-behind", "Sollten die Rebellen vorrücken, schicke Kenia Soldaten.", "Sollten", True),
    ("subject-behind", "Er sollte abreisen, werden die Gegner sagen.", "sollte", False),
]


@pytest.mark.parametrize(("name", "text", "word", "expected"), LAWS)
def test_a_law_of_openers(name: str, text: str, word: str, expected: bool) -> None:
    """The laws in the column ``when`` tell words that open a condition from the same elsewhere."""
    words = list(tree(text))
    at = next(w.i for w in words if w.text == word)

    assert CONDITIONS[name](words, at) is expected


def test_every_law_is_tested() -> None:
    assert {name for name, *_ in LAWS} == set(CONDITIONS)


def _halves(text: str) -> tuple[str, str, str]:
    found = find_conditional(tree(text))
    if found is None:
        return "", "", ""
    halves = (
        " ".join(text[begin:end] for begin, end in char_spans(half))
        for half in (found.condition, found.consequence)
    )
    return found.form.value, *halves
