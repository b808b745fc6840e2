"""Words in and before persons' names: titles, particles, given names, and what is no name."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from kg.lexicon import rows
from kg.read.entities.body_nouns import body
from kg.read.entities.gazetteer import inhabitant
from kg.read.entities.kinds import Naming
from kg.read.entities.office_words import office
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.gender import Gender

_INITIAL = re.compile(r"[^\W\d_]{1,2}\.")


class Role(StrEnum):
    """What a small word does in a person's name."""

    TITLE = "title"
    PARTICLE = "particle"
    EVERYDAY = "everyday"
    """A particle that is an everyday word too: "von", "der"."""
    JUNIOR = "junior"


def role_in_name(word: str) -> Role | None:
    """Return what a word does in a person's name, ``None`` if it is no such word."""
    entry = _table().get(word)
    return entry[1] if entry else None


def person_title(word: str) -> Gender | None:
    """Return the gender that a title before a name tells, ``None`` if it is no title."""
    gender, role = _table().get(word.rstrip("."), (None, None))
    return gender if role is Role.TITLE else None


def is_particle(word: str) -> bool:
    """Whether a small word goes between the parts of a name: "van", "von"."""
    return role_in_name(word) in {Role.PARTICLE, Role.EVERYDAY}


def is_junior(word: str) -> bool:
    """Whether the word goes behind a surname: "Jr.", "III"."""
    return role_in_name(word.rstrip(".")) is Role.JUNIOR


def is_initial(word: str) -> bool:
    """Whether the word is a name cut to its first letter: "W."."""
    return _INITIAL.fullmatch(word) is not None and word[0].isupper()


def has_article(word: str) -> bool:
    """Whether a name begins with an Arabic article: "al-Raya"."""
    first, _, rest = word.partition("-")
    return first in WORDS.arabic_articles and rest[:1].isupper()


@cache
def given_names() -> dict[str, Gender]:
    """Return the gender of common given names, unknown if both."""
    return {row["name"]: Gender(row["gender"]) for row in rows("read/entities/given_names")}


@cache
def not_entities() -> frozenset[str]:
    """Return words that look like names and are none."""
    return frozenset(row["word"] for row in rows("read/entities/not_entities"))


@lru_cache(maxsize=20000)
def is_common(word: str) -> bool:
    """Whether a capitalised word is no part of a person's name."""
    if office(word) is not None or inhabitant(word) is not None:
        return True
    noun = body(word)
    return word in not_entities() or (noun is not None and noun.named is not Naming.NEVER)


@cache
def _table() -> dict[str, tuple[Gender, Role]]:
    return {
        row["word"]: (Gender(row["gender"]), Role(row["role"]))
        for row in rows("read/entities/person_titles")
    }
