"""Sentences with all that is to be read in them: act, speaker, addressees and quotation."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.model import Act
from tests.frozen import cases, table
from tests.read.quotations.told import extraction

if TYPE_CHECKING:
    from collections.abc import Iterable

ROWS = table(Path(__file__).with_name("cases.tsv"))
Found = tuple[str, str, frozenset[str], str]
"""Act, speaker, addressees, quotation."""


@pytest.mark.parametrize("row", cases(ROWS))
def test_a_sentence(row: dict[str, str]) -> None:
    """Every statement with a speaker is found, with all its parts, and none besides."""
    assert _read(row) == _expected(row)


def test_no_row_is_lost() -> None:
    """The table keeps its size, and two in five of its rows are traps."""
    assert (
        len(ROWS) == len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == 352
    )
    assert sum(not row["expected"] for row in ROWS) == 146
    assert len({row["construction"] for row in ROWS}) == 94
    assert sum(bool(row["known"]) for row in ROWS) <= 40


@pytest.mark.parametrize("row", [row for row in ROWS if row["expected"]], ids=lambda row: row["id"])
def test_what_is_expected_is_well_formed(row: dict[str, str]) -> None:
    """Acts are those of the model, there is a speaker, and quotations stand in the text."""
    for act, speaker, _, quote in _expected(row):
        assert act in tuple(Act)
        assert speaker
        assert all(part in row["text"] for part in quote.split(" … "))


def _read(row: dict[str, str]) -> list[Found]:
    reading = extraction(row["text"], row["date"])
    names = {entity.id: entity.name for entity in reading.entities}
    return _sorted(
        (s.act, names[s.speaker], frozenset(names[a] for a in s.addressees), s.quote or "")
        for s in reading.statements
        if s.speaker is not None
    )


def _expected(row: dict[str, str]) -> list[Found]:
    items = (item.split("|") for item in row["expected"].split(";") if item)
    return _sorted(
        (act, speaker, frozenset(filter(None, addressees.split(","))), quote)
        for act, speaker, addressees, quote in items
    )


def _sorted(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda f: (f[0], f[1], sorted(f[2]), f[3]))
