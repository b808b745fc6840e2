"""A first paragraph is the title if it looks like one; a lead is not a headline."""

from __future__ import annotations

import pytest

from kg.ingest.titles import title_span

BODY = "Die Ministerin reiste am Montag nach Oslo."
TITLES = [
    "Vogt trifft Lund in Oslo",
    "Zollstreit: Vogt lobt „neuen Ton“ aus Oslo",
    "Wer hilft Lund? Vogt reist nach Oslo",
    "Der Mann mit den Heften. Zum Tod von Erik Lund",
    "„Wir zählen jedes Schiff!“",
    "Ein Abkommen mit Fragezeichen …",
    "Vogt trifft Lund u. a.",
]
LEADS = [
    "US-Präsident Lund hat Genf am Dienstag gedroht.",
    "Lund drohte am Dienstag. „Das wird teuer“, sagte er in Bern.",
    "„Das wird teuer“, sagte Lund in Bern.",
    "Das gilt seit dem Jahr 2021.",
    "Vogt lobte die Arbeit der EU.",
    "Er sagte: „Das wird teuer.“",
    "Vogt trifft Lund " * 13,
]


def test_no_case_was_lost() -> None:
    assert (len(TITLES), len(LEADS)) == (7, 7)


@pytest.mark.parametrize("line", TITLES)
def test_a_headline_is_the_title(line: str) -> None:
    assert title_span(f"{line}\n\n{BODY}", []) == (0, len(line))


@pytest.mark.parametrize("line", LEADS)
def test_a_sentence_is_no_title(line: str) -> None:
    assert title_span(f"{line}\n\n{BODY}", []) is None


def test_a_line_with_nothing_behind_it_is_no_title() -> None:
    assert title_span(TITLES[0], []) is None
    assert title_span(f"{TITLES[0]}\n\nTeilen", [(26, 32)]) is None


def test_what_stands_above_a_dateline_is_a_headline() -> None:
    """Wires put a sentence above the place; what it tells is told again below."""
    line = "Vogt lobte am Montag die Arbeit in Genf."

    for dateline in ("Genf (dpa) – ", "Genf/Oslo – ", "New York, 3. Mai – ", "GENF - "):
        assert title_span(f"{line}\n\n{dateline}{BODY}", []) == (0, len(line))
    assert title_span(f"{line}\n\nGenf – das heißt Streit.", []) == (0, len(line))


def test_furniture_above_the_title_is_passed_over() -> None:
    assert title_span(f"Anzeige\n\nVogt in Oslo\n\n{BODY}", [(0, 7)]) == (9, 21)
