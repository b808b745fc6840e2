"""Names, adjectives and inhabitants that the lexicons know, in all their forms."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.model import EntityType
from kg.read.entities.gazetteer import (
    by_key,
    in_small_letters,
    inhabitant,
    match,
    plain,
    prefixes,
    state_of_adjective,
)
from kg.read.grammar.tree import Tree

NAMES = [  # words as the text has them, usual name
    ("Vereinigten Staaten", "USA"),
    ("Vereinten Nationen", "Vereinte Nationen"),
    ("Russlands", "Russland"),
    ("WASHINGTON", "Washington"),
    ("Weißen Hauses", "Weißes Haus"),
    ("weißen Hauses", None),
    ("Schwarzen Meer", "Schwarzes Meer"),
    ("Kremls", "Kreml"),
    ("Philippinen", "Philippinen"),
    ("Nahen Ostens", "Naher Osten"),
    ("Auswärtigen Amtes", "Auswärtiges Amt"),
    ("UNO", "Vereinte Nationen"),
    ("Moldau", "Republik Moldau"),
    ("Laos’", "Laos"),
    ("Mond", None),
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
PLAIN = [  # word, as it is written elsewhere
    ("WIEN", "Wien"),
    ("NATO", "NATO"),
    ("FELSWYL", "Felswyl"),
    ("OECD", "OECD"),
    ("U.S.", "U.S."),
    ("Wien", "Wien"),
]
PREFIXES = [("US", "USA"), ("EU", "Europäische Union"), ("Kreml", "Kreml"), ("Mond", None)]


@pytest.mark.parametrize(("text", "key"), NAMES)
def test_names_are_known_in_every_case_and_in_capitals(text: str, key: str | None) -> None:
    words = text.split()
    doc = Doc(Vocab(), words=words, heads=[0] * len(words), deps=["dep"] * len(words))
    hit = match(Tree(doc)[0])

    assert (hit and (hit.known.key, len(hit.span))) == (key and (key, len(words)))


@pytest.mark.parametrize(("word", "state"), ADJECTIVES)
def test_adjectives_of_states(word: str, state: str | None) -> None:
    """An inflected adjective names its state, and only such an adjective does."""
    assert state_of_adjective(word) == state


@pytest.mark.parametrize(("word", "expected"), PEOPLE)
def test_inhabitants(word: str, expected: tuple[str, str] | None) -> None:
    """An inhabitant noun tells state and gender."""
    assert inhabitant(word) == expected


@pytest.mark.parametrize(("word", "expected"), PLAIN)
def test_words_in_capitals_are_put_as_elsewhere(word: str, expected: str) -> None:
    """Unless they are abbreviations."""
    assert plain(word) == expected


def test_all_parts_of_a_word_are_put_in_small_letters() -> None:
    assert in_small_letters("HANNS-PETER") == "Hanns-Peter"


@pytest.mark.parametrize(("prefix", "key"), PREFIXES)
def test_first_parts_of_compounds_name_a_state_or_body(prefix: str, key: str | None) -> None:
    assert prefixes().get(prefix) == key


def test_a_capital_stands_for_its_state() -> None:
    """And the usual entry of a key is the state's or body's own name."""
    moscow = by_key()["Moskau"]

    assert (moscow.type, moscow.acts_for, moscow.of) == (EntityType.PLACE, "Russland", None)
    assert (by_key()["USA"].name, by_key()["Kreml"].of) == ("USA", "Russland")
