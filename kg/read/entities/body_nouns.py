"""Nouns for bodies: ``"Außenministeriums"`` → Außenministerium, neuter, a name by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicon import cells, flag, rows
from kg.model import EntityType
from kg.read.entities.gazetteer import by_key, prefixes
from kg.read.entities.kinds import Announcing, Kind, Naming
from kg.read.grammar.gender import Gender, case_endings

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST_FIRST_PART = 3
_SHORTEST_LAST_PART = 4


@dataclass(frozen=True, slots=True)
class Body:
    """One body noun."""

    noun: str
    """Nominative singular of the whole word."""
    row: str
    """The lexicon's noun: "Ministerium" of "Außenministerium"."""
    gender: Gender
    named: Naming
    takes: frozenset[Kind]
    announces: Announcing
    compounds: bool
    """Whether a compound that ends in it is such a body too."""
    occasion: bool
    """Whether it is also something that people travel to: "zum Kongress"."""
    of: str | None = None
    """Key of the state or body that the compound names: "US-Regierung" → "USA"."""


@lru_cache(maxsize=20000)
def body(word: str) -> Body | None:
    """Return what a body noun says, in any case of the singular; ``None`` if it is none."""
    if not word[:1].isupper():
        return None
    return _forms().get(word.lower()) or _of_prefix(word) or _compound(word)


@lru_cache(maxsize=4000)
def announcing(word: str) -> Body | None:
    """Return the noun behind which the name of a body may follow: "Zeitung", "Staatsagentur"."""
    noun = body(word)
    if noun is not None:
        return noun if noun.announces is not Announcing.NOTHING else None
    parts = (noun for _, noun in _last_parts(word))
    return next((noun for noun in parts if noun.announces is Announcing.COMPOUNDS), None)


def _of_prefix(word: str) -> Body | None:
    """Read "US-Regierung": a state or body and a noun."""
    head, _, last = word.rpartition("-")
    noun, owner = _forms().get(last.lower()), prefixes().get(head)
    if noun is None or owner is None or noun.named is Naming.NEVER:
        return None
    known = by_key().get(owner)
    if noun.named is Naming.OWNED and (known is None or known.type != EntityType.STATE):
        return None
    return replace(noun, noun=f"{head}-{noun.noun}", named=Naming.ALONE, of=owner)


def _compound(word: str) -> Body | None:
    """Read "Außenministerium", "Haushalts-Ausschuss"."""
    for start, noun in _last_parts(word):
        if noun.compounds:
            last = noun.noun if word[start].isupper() else noun.noun.lower()
            return replace(noun, noun=word[:start] + last, named=Naming.ALONE)
    return None


def _last_parts(word: str) -> Iterator[tuple[int, Body]]:
    """Yield the nouns that a compound ends in, the longest first, and where they begin."""
    folded = word.lower()
    for start in range(_SHORTEST_FIRST_PART, len(word) - _SHORTEST_LAST_PART + 1):
        noun = _forms().get(folded[start:])
        if noun is not None:
            yield start, noun


@cache
def _forms() -> dict[str, Body]:
    """Return the nouns by their forms in small letters."""
    table: dict[str, Body] = {}
    for row in rows("read/entities/bodies"):
        noun = Body(
            row["word"],
            row["word"],
            Gender(row["gender"]),
            Naming(row["named"]),
            frozenset(Kind(kind) for kind in cells(row["takes"])),
            Announcing(row["announces"]),
            flag(row["compound"]),
            flag(row["occasion"]),
        )
        for ending in ("", *case_endings(noun.gender)):
            table.setdefault(noun.noun.lower() + ending, noun)
    return table
