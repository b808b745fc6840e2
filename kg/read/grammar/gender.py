"""Grammatical gender, and the adjective endings that it asks for."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from kg.lexicon import rows
from kg.read.grammar.word_classes import WORDS

_SHORTEST_STEM = 3


class Gender(StrEnum):
    """Gender of a noun, or of whom a name denotes."""

    MASCULINE = "m"
    FEMININE = "f"
    NEUTER = "n"
    PLURAL = "p"
    UNKNOWN = "-"


def gender_of_article(article: str) -> Gender:
    """Return the gender that ``der``, ``die``, ``das`` or ``pl`` tells in a lexicon of names.

    A name that takes no article (``-``) is neuter: "das kleine Andorra".
    """
    return _articles().get(article, Gender.NEUTER)


def nominative(adjective: str, gender: str) -> str:
    """Return an inflected adjective in the nominative, as it stands without an article.

    Example: ``("russischen", "n")`` → ``"russisches"``; one made from a city stays: "Dortmunder".
    """
    ending = WORDS["adjective endings"].ending(adjective)
    stem = adjective.removesuffix(ending)
    if not ending or len(stem) < _SHORTEST_STEM:
        return adjective
    of_city = adjective[:1].isupper() and ending == _endings()[Gender.MASCULINE]
    if of_city and gender in {Gender.FEMININE, Gender.NEUTER, Gender.PLURAL}:
        return adjective
    return stem + _endings()[Gender(gender)]


@cache
def _articles() -> dict[str, Gender]:
    return {row["article"]: Gender(row["gender"]) for row in rows("read/grammar/genders")}


@cache
def _endings() -> dict[Gender, str]:
    return {Gender(row["gender"]): row["ending"] for row in rows("read/grammar/genders")}
