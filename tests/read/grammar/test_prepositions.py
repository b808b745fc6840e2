"""Prepositions of phrases, articles taken out of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.prepositions import bare_preposition, preposition
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("prepositions.tsv"))


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 5


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_preposition(row: dict[str, str]) -> None:
    """A phrase has the preposition before its noun, and those behind it."""
    noun = next(word for word in tree(row["text"]) if word.text == row["noun"])

    assert (noun.preposition, " ".join(sorted(noun.prepositions))) == (row["first"], row["all"])
    assert preposition(noun) == noun.preposition


def test_bare_preposition() -> None:
    """A preposition loses its article, any other word stays."""
    assert [bare_preposition(w) for w in tree(ROWS[1]["text"])][:5] == [
        "sie",
        "sprach",
        "bei",
        "empfang",
        "in",
    ]
