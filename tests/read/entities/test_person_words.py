"""Words in and before persons' names."""

from __future__ import annotations

import pytest

from kg.read.entities.person_words import (
    Role,
    given_names,
    has_article,
    is_common,
    is_initial,
    is_junior,
    is_particle,
    not_entities,
    person_title,
    role_in_name,
)

TITLES = [("Frau", "f"), ("Mr.", "m"), ("Dr.", "-"), ("von", None), ("Haus", None)]
ROLES = [
    ("Herr", Role.TITLE),
    ("van", Role.PARTICLE),
    ("von", Role.EVERYDAY),
    ("junior", Role.JUNIOR),
    ("Haus", None),
]
INITIALS = [
    ("W.", True),
    ("Ph.", True),
    ("W", False),
    ("Abs.", False),
    ("w.", False),
    ("3.", False),
]
ARTICLES = [("al-Raya", True), ("el-Amrani", True), ("al-dente", False), ("Al-Raya", False)]
COMMON = [
    ("Minister", True),
    ("Schweden", True),
    ("August", True),
    ("Bundestag", True),
    ("Bündnis", False),
    ("Ekengren", False),
]


@pytest.mark.parametrize(("word", "gender"), TITLES)
def test_a_title_tells_the_gender(word: str, gender: str | None) -> None:
    assert person_title(word) == gender


@pytest.mark.parametrize(("word", "role"), ROLES)
def test_what_a_small_word_does_in_a_name(word: str, role: Role | None) -> None:
    assert role_in_name(word) is role
    assert is_particle(word) is (role in {Role.PARTICLE, Role.EVERYDAY})
    assert is_junior(word) is (role is Role.JUNIOR)


@pytest.mark.parametrize(("word", "expected"), INITIALS)
def test_initials(word: str, expected: bool) -> None:
    assert is_initial(word) is expected


@pytest.mark.parametrize(("word", "expected"), ARTICLES)
def test_arabic_articles(word: str, expected: bool) -> None:
    assert has_article(word) is expected


@pytest.mark.parametrize(("word", "expected"), COMMON)
def test_words_that_are_no_part_of_a_persons_name(word: str, expected: bool) -> None:
    assert is_common(word) is expected


def test_given_names_tell_the_gender() -> None:
    assert (given_names()["Agnes"], given_names()["Alexander"]) == ("f", "m")
    assert "Montag" in not_entities()
