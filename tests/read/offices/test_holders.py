"""Constructions tie a person to an office: each has a sentence in which it does, and one not."""

from __future__ import annotations

import pytest

from kg.lexicon import rows
from kg.read.offices.holders import CONSTRUCTIONS
from kg.read.offices.titles import Construction
from tests.read.offices.reading import offices

ROWS = rows("read/offices/constructions")


def test_all_constructions_stand_in_the_table() -> None:
    """Each has one row, in the order in which they are tried, and one function."""
    assert [row["construction"] for row in ROWS] == list(Construction)
    assert set(CONSTRUCTIONS) == set(Construction)


def _found(text: str) -> set[Construction | None]:
    return {title.construction for title in offices(text).titles if title.person is not None}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["construction"])
def test_a_construction(row: dict[str, str]) -> None:
    """It gives somebody the office in its own sentence, and nobody one in the other."""
    assert row["construction"] in _found(row["yes"])
    assert _found(row["no"]) == set()


def test_further_holders() -> None:
    """An office word in the plural is held by all who are named behind it."""
    text = "Die Außenminister Milan Radosav und Ivo Perić trafen sich in Wien."
    held = [t.person.name for t in offices(text).titles if t.person is not None]

    assert held == ["Milan Radosav", "Ivo Perić"]
