"""Verbs of telling, by their lemma with its particle."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.reporting import is_telling
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("telling.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_telling(row: dict[str, str]) -> None:
    """``teilte … mit`` tells, ``teilte`` does not."""
    verb = next(word for word in tree(row["text"]) if word.text == row["verb"])

    assert is_telling(verb) is (row["telling"] == "yes")
