"""Persons hold offices: title, of what, in which construction; a word nearby is not enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Position
from kg.read.coreference.cast import Cast
from kg.read.coreference.positions import read_positions
from tests.frozen import table
from tests.read.coreference.reading import cast

CASES = table(Path(__file__).with_name("cases.tsv"))


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass; a third of them are traps."""
    assert len(CASES) == 50
    assert sum(not row["expected"] for row in CASES) == 18


def _marked(row: dict[str, str]) -> object:
    reason = row["known"]
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(row, id=row["id"], marks=marks)


def _cells(text: str, here: Cast, found: Position) -> str:
    owner = here.entity(found.of).name if found.of else ""
    state = "former" if found.former else "acting" if found.acting else ""
    begin, end = found.evidence
    cells = (
        here.entity(found.person).name,
        found.title,
        owner,
        state,
        found.pattern,
        text[begin:end],
    )
    return "|".join(cells)


@pytest.mark.parametrize("row", [_marked(row) for row in CASES])
def test_positions(row: dict[str, str]) -> None:
    """The offices of a sentence are those that a reader finds, with pattern and evidence."""
    here = cast(row["text"])

    assert ";".join(_cells(row["text"], here, p) for p in read_positions(here)) == row["expected"]
