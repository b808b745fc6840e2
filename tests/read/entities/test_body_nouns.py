"""Nouns for bodies, and nouns behind which the name of a body may follow."""

from __future__ import annotations

import pytest

from kg.read.entities.body_nouns import announcing, body

BODIES = [  # word, nominative, row of the lexicon, how far it is a name, of
    ("Außenministeriums", ("Außenministerium", "Ministerium", "yes", None)),
    ("Ministerium", ("Ministerium", "Ministerium", "whole", None)),
    ("US-Regierung", ("US-Regierung", "Regierung", "yes", "USA")),
    ("EU-Regierung", None),
    ("EU-Ministerium", ("EU-Ministerium", "Ministerium", "yes", "Europäische Union")),
    ("Haushaltsausschusses", ("Haushaltsausschuss", "Ausschuss", "yes", None)),
    ("Haushalts-Ausschuss", ("Haushalts-Ausschuss", "Ausschuss", "yes", None)),
    ("Bundestages", ("Bundestag", "Bundestag", "yes", None)),
    ("Streitkräften", ("Streitkräfte", "Streitkräfte", "tied", None)),
    ("Regierung", ("Regierung", "Regierung", "tied", None)),
    ("Regierungs", None),
    ("US-Zeitung", None),
    ("regierung", None),
    ("Minister", None),
    ("Ausschussware", None),
]
ANNOUNCING = [  # word, row of the lexicon
    ("Zeitung", "Zeitung"),
    ("Wochenzeitung", "Zeitung"),
    ("Mischkonzerns", "Konzern"),
    ("Reederverband", "Verband"),
    ("Volksallianz", None),
    ("Bundestag", None),
    ("Haus", None),
]


@pytest.mark.parametrize(("word", "expected"), BODIES)
def test_a_body_noun(word: str, expected: tuple[str, str, str, str | None] | None) -> None:
    """It gives its nominative, and says whether alone it is a name and whose."""
    noun = body(word)

    assert (noun and (noun.noun, noun.row, noun.named, noun.of)) == expected


@pytest.mark.parametrize(("word", "row"), ANNOUNCING)
def test_a_noun_before_a_name(word: str, row: str | None) -> None:
    noun = announcing(word)

    assert (noun and noun.row) == row
