"""Objects of a verb, also where the tree does not tell their case."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.objects import datives, is_dative, named_objects
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("objects.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_objects(row: dict[str, str]) -> None:
    """A name before a second object is a dative, whatever the tree says."""
    words = list(tree(row["text"]))
    verb = next(word for word in words if word.text == row["verb"])

    assert [w.text for w in named_objects(verb)] == row["named"].split()
    assert [w.text for w in datives(verb)] == row["datives"].split()
    assert [w.text for w in words if is_dative(w) and not w.prepositions] == row["datives"].split()


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 4
