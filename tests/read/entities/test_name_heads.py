"""Heads of names of bodies and places."""

from __future__ import annotations

import pytest

from kg.read.entities.name_heads import name_head

HEADS = [  # word, row of the lexicon, whether a place, whether a name may go on behind it
    ("Nationalarmee", ("armee", False, False)),
    ("Seegerichtshofes", ("gerichtshof", False, True)),
    ("Salzseen", ("seen", True, False)),
    ("Flughafen", ("flughafen", True, True)),
    ("Hafen", ("hafen", True, False)),
    ("Tisch", None),
]


@pytest.mark.parametrize(("word", "expected"), HEADS)
def test_the_longest_head_of_a_word(word: str, expected: tuple[str, bool, bool] | None) -> None:
    head = name_head(word)

    assert (head and (head.row, head.is_place, head.opens)) == expected
