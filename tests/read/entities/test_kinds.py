"""The kinds that bodies and their nouns have are those of the lexicons."""

from __future__ import annotations

from kg.lexicon import cells, rows
from kg.read.entities.kinds import Announcing, Kind, Naming


def test_each_kind_is_in_a_lexicon() -> None:
    """A kind that no row bears says nothing."""
    bodies = rows("read/entities/bodies")
    taken = [row["takes"] for row in (*bodies, *rows("read/entities/organisations"))]

    assert {kind for cell in taken for kind in cells(cell)} == set(Kind)
    assert {row["named"] for row in bodies} == set(Naming)
    assert {row["announces"] for row in bodies} == set(Announcing)
