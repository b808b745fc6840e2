"""Datelines: place, agency, and where the text begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.dateline import body_start, find_dateline, opens_text
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("datelines.tsv"))


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 5


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_dateline(row: dict[str, str]) -> None:
    """A dateline is told from an insertion between dashes, and from a list."""
    words = tree(row["text"])
    found = find_dateline(words.sents[0])
    place = found.place.text if found else ""
    agency = found.agency.text if found and found.agency else ""

    assert (place, agency) == (row["place"], row["agency"])
    assert words[body_start(words.sents[0])].text == row["body"]


@pytest.mark.parametrize(
    ("text", "opens"), [("Genf (dpa) – Der Rat", True), ("Genf ist schön.", False)]
)
def test_a_dateline_opens_its_line(text: str, opens: bool) -> None:
    assert opens_text(text, 0, len("Genf")) == opens
