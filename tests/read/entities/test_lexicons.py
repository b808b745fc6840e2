"""The lexicons of names and offices are whole: no duplicates, known values, each word found."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.lexicon import rows
from kg.read.entities.body_nouns import body
from kg.read.entities.gazetteer import by_key, inhabitant, match, state_of_adjective
from kg.read.entities.office_words import office
from kg.read.grammar.tree import Tree

SIZES = [  # lexicon, column of the word, least number of rows
    ("read/entities/states", "name", 200),
    ("read/entities/organisations", "name", 180),
    ("read/entities/places", "name", 240),
    ("read/entities/offices", "title", 140),
    ("read/entities/bodies", "word", 130),
    ("read/entities/person_titles", "word", 70),
    ("read/entities/given_names", "name", 850),
    ("read/entities/name_heads", "head", 95),
    ("read/entities/not_entities", "word", 65),
    ("read/coreference/office_synonyms", "word", 25),
    ("read/coreference/stand_ins", "word", 15),
]
INFLECTED = [  # words as the text has them, usual name
    ("Vereinigten Staaten", "USA"),
    ("Vereinten Nationen", "Vereinte Nationen"),
    ("Russlands", "Russland"),
    ("WASHINGTON", "Washington"),
    ("Weißen Hauses", "Weißes Haus"),
    ("Schwarzen Meer", "Schwarzes Meer"),
    ("Kremls", "Kreml"),
    ("Philippinen", "Philippinen"),
    ("Nahen Ostens", "Naher Osten"),
    ("Auswärtigen Amtes", "Auswärtiges Amt"),
    ("UNO", "Vereinte Nationen"),
    ("Moldau", "Republik Moldau"),
]
ADJECTIVES = [  # adjective, state; None: names no state
    ("französischen", "Frankreich"),
    ("US-amerikanische", "USA"),
    ("Deutschen", "Deutschland"),
    ("britischer", "Großbritannien"),
    ("politische", None),
    ("europäischen", None),
    ("malerischen", None),
]
PEOPLE = [  # inhabitant, state and gender
    ("Ghanaer", ("Ghana", "m")),
    ("Französin", ("Frankreich", "f")),
    ("Türken", ("Türkei", "m")),
    ("Deutsche", ("Deutschland", "-")),
    ("Berliner", None),
]
BODIES = [  # word, nominative and whether alone it is a name
    ("Außenministeriums", ("Außenministerium", "yes")),
    ("Ministerium", ("Ministerium", "whole")),
    ("US-Regierung", ("US-Regierung", "yes")),
    ("Haushaltsausschusses", ("Haushaltsausschuss", "yes")),
    ("Bundestages", ("Bundestag", "yes")),
    ("Regierung", ("Regierung", "tied")),
    ("Minister", None),
    ("Ausschussware", None),
]


def test_no_case_was_lost() -> None:
    """Tables that lost rows must not pass."""
    assert [len(t) for t in (SIZES, INFLECTED, ADJECTIVES, PEOPLE, BODIES)] == [11, 12, 7, 5, 8]


@pytest.mark.parametrize(("name", "column", "least"), SIZES)
def test_a_lexicon_has_each_word_once(name: str, column: str, least: int) -> None:
    """No word of a lexicon stands there twice, and none is lost."""
    words = [row[column] for row in rows(name)]

    assert len(words) >= least
    assert sorted({w for w in words if words.count(w) > 1}) == []


@pytest.mark.parametrize(("text", "key"), INFLECTED)
def test_inflected_names_are_known(text: str, key: str | None) -> None:
    """A name is known in every case, and in capitals."""
    words = text.split()
    hit = match(
        Tree(Doc(Vocab(), words=words, heads=[0] * len(words), deps=["dep"] * len(words))), 0
    )

    assert (hit[0], hit[1].key) == (len(words), key) if hit and key else hit is None and key is None


@pytest.mark.parametrize(("word", "state"), ADJECTIVES)
def test_adjectives_of_states(word: str, state: str | None) -> None:
    """An inflected adjective names its state, and only such an adjective does."""
    assert state_of_adjective(word) == state


@pytest.mark.parametrize(("word", "expected"), PEOPLE)
def test_inhabitants(word: str, expected: tuple[str, str] | None) -> None:
    """An inhabitant noun tells state and gender."""
    assert inhabitant(word) == expected


@pytest.mark.parametrize(("word", "expected"), BODIES)
def test_bodies(word: str, expected: tuple[str, str] | None) -> None:
    """A body noun gives its nominative and says whether it is a name by itself."""
    noun = body(word)

    assert ((noun.noun, noun.named) if noun else None) == expected


def test_what_bodies_belong_to_is_known() -> None:
    """What an organisation stands for is itself in a lexicon, and each office is read as one."""
    assert [
        r["for"] for r in rows("read/entities/organisations") if r["for"] not in {"-", *by_key()}
    ] == []
    assert [r["title"] for r in rows("read/entities/offices") if office(r["title"]) is None] == []
