"""Forms of nouns and names: genitives and plurals, and back to the nominative."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import cells, flag, rows
from kg.read.grammar.gender import Gender
from kg.read.grammar.word_classes import WORDS

_SHORTEST_INFLECTED = 5
_SHORTEST_GENITIVE = 4
_LAST_VOWEL = re.compile(r"[aou](?=[^aou]*$)")
_UMLAUTS = str.maketrans("aou", "äöü")


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending of a class of declension."""

    off: str
    """What the noun loses before it."""
    text: str
    umlaut: bool
    of_woman: bool
    """Whether the form is a woman's title: "Gesandte"."""
    of_man: bool
    """Whether the form tells that a man is meant: not "der Gesandte, die Gesandte"."""
    plural: bool
    singular: bool

    def behind(self, noun: str) -> str:
        """Return the noun with the ending: "Bischof" → "Bischöfe"."""
        stem = noun.removesuffix(self.off)
        return (with_umlaut(stem) if self.umlaut else stem) + self.text


@cache
def endings(declension: str) -> tuple[Ending, ...]:
    """Return the endings of a class of ``data/declensions.tsv``: of ``w`` those of "Präsident"."""
    return tuple(
        Ending(
            "".join(cells(row["off"])),
            "".join(cells(row["ending"])).removeprefix("¨"),
            row["ending"].startswith("¨"),
            Gender(row["title"]) is Gender.FEMININE,
            Gender(row["gender"]) is Gender.MASCULINE,
            flag(row["plural"]),
            flag(row["singular"]),
        )
        for row in rows("read/grammar/declensions")
        if row["declension"] == declension
    )


@lru_cache(maxsize=20000)
def stem(word: str) -> str:
    """Return the word without one ending, so that its inflected forms meet."""
    if len(word) < _SHORTEST_INFLECTED:
        return word
    return word.removesuffix(WORDS.noun_endings.ending(word))


def with_umlaut(word: str) -> str:
    """Return a word with its last a, o or u changed: "Bischof" → "Bischöf"."""
    return _LAST_VOWEL.sub(lambda vowel: vowel[0].translate(_UMLAUTS), word)


def genitives(name: str, *, with_e: bool) -> list[str]:
    """Return the genitives of a name; ``with_e`` also "Amtes", where the sound allows it."""
    if name in WORDS.sibilant_endings:
        return [*(name + mark for mark in WORDS.apostrophes.words), name + "es"]
    return [name + "s", name + "es"] if with_e and name in WORDS.stop_endings else [name + "s"]


def without_genitive(word: str) -> str:
    """Return a name without its ending if that may be the genitive's: "Lindgrens" → "Lindgren"."""
    if word.endswith(WORDS.apostrophes.words):
        return word[:-1]
    return word.removesuffix("s") if len(word) >= _SHORTEST_GENITIVE else word


def may_be_genitive(word: str) -> bool:
    """Whether the word ends in an s that is not likely its own, as in "Elias" and "Paris"."""
    return word.endswith("s") and word not in WORDS.endings_in_s


def nominative_noun(noun: str, gender: Gender = Gender.MASCULINE) -> str:
    """Return a noun without the ending of its genitive, which only masculines and neuters have."""
    if gender not in {Gender.MASCULINE, Gender.NEUTER}:
        return noun
    if noun in WORDS.genitives_in_es:
        return noun[:-2]
    return noun[:-1] if may_be_genitive(noun) else noun
