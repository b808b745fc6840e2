"""Grammatical gender, and the adjective endings that it asks for."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from kg.lexicon import cells, rows
from kg.read.grammar.word_classes import WORDS

_SHORTEST_STEM = 3


class Gender(StrEnum):
    """Gender of a noun, or of whom a name denotes."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"
    PLURAL = "p"
    UNKNOWN = "-"


def gender_shown(article: str, adjective: str) -> Gender:
    """Return the gender that an article with an adjective shows; neuter where they show none.

    Example: ``("der", "Neue")`` → masculine, ``("der", "Neuen")`` → feminine.
    """
    return _shown().get((article, WORDS.adjective_endings.ending(adjective)), Gender.NEUTER)


def nominative(adjective: str, gender: str) -> str:
    """Return an inflected adjective in the nominative, as it stands without an article.

    Example: ``("russischen", "n")`` → ``"russisches"``; one made from a city stays: "Dortmunder".
    """
    ending = WORDS.adjective_endings.ending(adjective)
    stem = adjective.removesuffix(ending)
    if not ending or len(stem) < _SHORTEST_STEM:
        return adjective
    of_city = adjective[:1].isupper() and ending == _endings()[Gender.MASCULINE]
    if of_city and gender in {Gender.FEMININE, Gender.NEUTER, Gender.PLURAL}:
        return adjective
    return stem + _endings()[Gender(gender)]


@cache
def case_endings(gender: Gender) -> tuple[str, ...]:
    """Return the endings of nouns in the other cases of their number: -s and -es of masculines."""
    return next(
        cells(row["cases"]) for row in rows("read/grammar/genders") if row["gender"] == gender
    )


@cache
def _shown() -> dict[tuple[str, str], Gender]:
    return {
        (row["article"], ending): Gender(row["gender"])
        for row in rows("read/grammar/articles")
        for ending in cells(row["endings"])
    }


@cache
def _endings() -> dict[Gender, str]:
    return {Gender(row["gender"]): row["adjective"] for row in rows("read/grammar/genders")}
