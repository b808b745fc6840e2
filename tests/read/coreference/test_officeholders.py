"""Office words without a name denote their holders, or whom they act for."""

from __future__ import annotations

import pytest

from kg.lexicon import Row, rows
from kg.model import EntityType
from kg.read.coreference.officeholders import takes_up
from tests.read.coreference.reading import resolved

SYNONYMS = rows("read/coreference/office_synonyms")
TITLES = [  # word, title that somebody holds, whether the word can mean it
    ("Minister", "Außenminister", True),
    ("Ministerin", "Außenministerin", True),
    ("Außenminister", "Minister", True),
    ("Chefdiplomatin", "Außenministerin", True),
    ("Chefdiplomat", "Finanzminister", False),
    ("Vorsitzende", "Vorsitzender", True),
    ("Präsident", "Botschafter", False),
]


def test_no_row_was_lost() -> None:
    """Tables that lost rows must not pass."""
    assert (len(SYNONYMS), len(TITLES)) == (24, 7)


@pytest.mark.parametrize(("word", "held", "expected"), TITLES)
def test_takes_up(word: str, held: str, expected: bool) -> None:
    """A title takes up a longer or a shorter one, or one that the lexicon says, in any gender."""
    assert takes_up(word, held) is expected


def _taken_up(row: Row, text: str) -> list[str]:
    here = resolved(text)
    heads = {here.offices.discourse.words[at]: r for at, r in here.references.items()}
    found = [r for head, r in heads.items() if head.text.startswith(row["word"].removesuffix("r"))]
    persons = [r for r in found if not r.stands_in and r.actors[0].type == EntityType.PERSON]
    return [r.actors[0].name for r in persons]


@pytest.mark.parametrize("row", SYNONYMS, ids=lambda row: row["word"])
def test_synonyms(row: Row) -> None:
    """A word takes up the holder of an office that it can mean, and of no other."""
    assert _taken_up(row, row["yes"]) != []
    assert _taken_up(row, row["no"]) == []
