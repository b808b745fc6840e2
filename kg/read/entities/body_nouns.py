"""Nouns for bodies: ``"Außenministeriums"`` → Außenministerium, neuter, a name by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.gazetteer import by_key, cells, prefixes

_STRONG = {"m": "er", "f": "e", "n": "es", "p": "e", "-": "e"}


@dataclass(frozen=True, slots=True)
class Body:
    """One body noun."""

    noun: str
    """Nominative singular of the whole word."""
    gender: str
    named: str
    """As in the lexicon, but a compound of a noun that is ``whole`` is ``yes``."""
    takes: frozenset[str]
    of: str | None = None
    """Key of the state or body that the compound names: "US-Regierung" → "USA"."""


@cache
def _table() -> dict[str, tuple[str, str, str, frozenset[str], bool]]:
    table: dict[str, tuple[str, str, str, frozenset[str], bool]] = {}
    for row in rows("read/entities/bodies"):
        noun = row["word"]
        if " " in noun:
            continue
        entry = (
            noun,
            row["gender"],
            row["named"],
            frozenset(cells(row["takes"])),
            row["compound"] == "yes",
        )
        endings: tuple[str, ...] = ("", "s", "es") if row["gender"] in "mn" else ("",)
        if noun.endswith("ss"):
            endings = ("", "es")
        for ending in endings:
            table.setdefault((noun + ending).lower(), entry)
        if row["gender"] == "p" and not noun.endswith("n"):
            table.setdefault((noun + "n").lower(), entry)
    return table


@lru_cache(maxsize=20000)
def body(word: str) -> Body | None:
    """Return what a body noun says, in any case of the singular; ``None`` if it is none."""
    if not word[:1].isupper():
        return None
    folded = word.lower()
    table = _table()
    entry = table.get(folded)
    if entry is not None:
        return Body(entry[0], entry[1], entry[2], entry[3])
    head, hyphen, last = word.rpartition("-")
    if hyphen and head in prefixes() and last.lower() in table:
        noun, gender, named, takes, _ = table[last.lower()]
        owner = by_key().get(prefixes()[head])
        if named == "tied" and (owner is None or owner.type != EntityType.STATE):
            return None
        if named in ("tied", "yes", "whole"):
            return Body(f"{head}-{noun}", gender, "yes", takes, of=prefixes()[head])
        return None
    for start in range(3, len(folded) - 3):
        entry = table.get(folded[start:])
        if entry is not None and entry[4]:
            noun = word[:start] + (entry[0] if word[start - 1] == "-" else entry[0].lower())
            named = "yes" if entry[2] == "whole" else entry[2]
            return Body(noun, entry[1], named, entry[3])
    return None


def strong(adjective: str, gender: str) -> str:
    """Return an inflected adjective in the nominative without article.

    Example: ``("russischen", "n")`` → ``"russisches"``.
    """
    if adjective[:1].isupper() and adjective.endswith("er") and gender in ("f", "n", "p"):
        return adjective  # of a city: "Dortmunder"
    if adjective[:1].islower() and adjective.endswith("er") and gender != "m":
        bare = adjective[:-2]
        return bare + _STRONG[gender]
    for ending in ("en", "em", "es", "er", "e"):
        if adjective.endswith(ending) and len(adjective) > len(ending) + 2:
            return adjective[: -len(ending)] + _STRONG[gender]
    return adjective
