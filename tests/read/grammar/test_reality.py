"""Tense, modality and negation of a verb group."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.reality import reality
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("reality.tsv"))


def test_no_row_is_lost() -> None:
    assert len(ROWS) == len({row["text"] for row in ROWS}) == 15


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_reality_of_a_verb_group(row: dict[str, str]) -> None:
    """A verb group tells whether and when."""
    verb = next(word for word in tree(row["text"]) if word.text == row["verb"])
    real = reality(verb)

    assert (real.status(), real.tense) == (row["status"], row["tense"])
