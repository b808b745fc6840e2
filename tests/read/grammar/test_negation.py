"""Negated verbs."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.negation import is_negated
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("negation.tsv"))


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 6


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_negation(row: dict[str, str]) -> None:
    """A verb is negated by a word of its own, or in its subject or object."""
    verb = next(word for word in tree(row["text"]) if word.text == row["verb"])

    assert is_negated(verb) == (row["negated"] == "yes")
