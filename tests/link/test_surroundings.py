"""What stands beside a name: phrases, things named after people, kin, parties, occupations."""

from __future__ import annotations

import pytest

from kg.link import surroundings
from kg.model import EntityType, Mention, MentionForm


def mention(text: str, name: str) -> list[Mention]:
    """The first place where a name stands."""
    at = text.index(name)
    span = (at, at + len(name))
    return [Mention("m", *span, name, MentionForm.NAME, EntityType.PERSON, "e")]


PHRASES = [
    ("Am Montag traf der nordländische Außenminister Anna Vogt ein.", "Anna Vogt", "nordländische"),
    ("Seeland schwieg. Außenministerin Anna Vogt kam.", "Anna Vogt", "Außenministerin"),
    ("Anna Vogt, die Ministerin Seelands, kam.", "Anna Vogt", "Seelands"),
    ("Die Präsidentin Seelands, Anna Vogt, kam.", "Anna Vogt", "Seelands"),
]
OUTSIDE = [
    ("Seeland schwieg. Außenministerin Anna Vogt kam.", "Anna Vogt", "Seeland"),
    ("In Seeland, Nordland und Ostland war es kalt; Anna Vogt kam.", "Anna Vogt", "Ostland"),
]
THINGS = [
    ("Er landete am Flughafen Anna Vogt.", "Anna Vogt", True),
    ("Sie studierte an der Anna-Vogt-Universität.", "Anna-Vogt", True),
    ("Auf dem Kreuzer »Anna Vogt« brannte es.", "Anna Vogt", True),
    ("Die Anna Vogt International School öffnete.", "Anna Vogt", True),
    ("Am Flughafen kam Anna Vogt an.", "Anna Vogt", False),
]
GENERATIONS = [
    ("Emil Vogt senior kam.", "Emil Vogt", "older"),
    ("Emil Vogt jr. kam.", "Emil Vogt", "younger"),
    ("Emil Vogt kam mit seinen Seniorenfreunden.", "Emil Vogt", ""),
]
PARTIES = [
    ("Emil Vogt (SPD) kam.", "Emil Vogt", {"spd"}),
    ("Der CDU-Politiker Emil Vogt kam.", "Emil Vogt", {"cdu"}),
    ("Emil Vogt (42) kam.", "Emil Vogt", set()),
]
OCCUPATIONS = [
    ("Der Arzt Emil Vogt kam.", "Emil Vogt", True),
    ("Die Läuferin Anna Vogt kam.", "Anna Vogt", True),
    ("Der Präsident Emil Vogt kam.", "Emil Vogt", False),
    ("Emil Vogt wurde Arzt.", "Emil Vogt", False),
]


def test_the_tables_are_whole() -> None:
    sizes = [len(t) for t in (PHRASES, OUTSIDE, THINGS, GENERATIONS, PARTIES, OCCUPATIONS)]
    assert sizes == [4, 2, 5, 3, 3, 4]


@pytest.mark.parametrize(("text", "name", "word"), PHRASES)
def test_a_word_of_the_phrase_is_seen(text: str, name: str, word: str) -> None:
    assert word in set(surroundings.phrase_words(text, mention(text, name)))


@pytest.mark.parametrize(("text", "name", "word"), OUTSIDE)
def test_a_word_outside_of_the_phrase_is_not(text: str, name: str, word: str) -> None:
    assert word not in set(surroundings.phrase_words(text, mention(text, name)))


@pytest.mark.parametrize(("text", "name", "expected"), THINGS)
def test_a_thing_named_after_somebody_is_not_that_person(
    text: str, name: str, *, expected: bool
) -> None:
    assert surroundings.is_namesake_thing(text, mention(text, name)) is expected


@pytest.mark.parametrize(("text", "name", "expected"), GENERATIONS)
def test_generations_are_told(text: str, name: str, expected: str) -> None:
    assert surroundings.generation(text, mention(text, name)) == expected


@pytest.mark.parametrize(("text", "name", "expected"), PARTIES)
def test_parties_beside_a_name(text: str, name: str, expected: set[str]) -> None:
    assert surroundings.parties(text, mention(text, name)) == expected


@pytest.mark.parametrize(("text", "name", "expected"), OCCUPATIONS)
def test_occupations_before_a_name(text: str, name: str, *, expected: bool) -> None:
    assert surroundings.occupation(text, mention(text, name)) is expected
