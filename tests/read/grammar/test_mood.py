"""Finite forms and their mood."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.mood import finite, is_irrealis, is_reported_mood, may_come
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("mood.tsv"))


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 10


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_mood(row: dict[str, str]) -> None:
    """The finite verb tells whether the clause is somebody's words, not real, or may come."""
    verb = finite(next(word for word in tree(row["text"]) if word.text == row["verb"]))

    assert [verb.text, is_reported_mood(verb), is_irrealis(verb), may_come(verb)] == [
        row["finite"],
        row["reported"] == "yes",
        row["irrealis"] == "yes",
        row["open"] == "yes",
    ]
