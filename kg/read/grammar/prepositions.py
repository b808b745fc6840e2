"""The preposition of a phrase, its article taken out: ``zum`` is ``zu``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word


def bare_preposition(word: Word) -> str:
    """Return a preposition without the article in it, lower case; any other word as it is."""
    return _contractions().get(word.lower, word.lower)


def preposition(noun: Word) -> str:
    """Return the preposition before a noun, or the empty string."""
    for child in noun.children:
        if child.is_case_marker and child.i < noun.i:
            return bare_preposition(child)
    return ""


def prepositions(noun: Word) -> set[str]:
    """Return the prepositions of a phrase, before the noun and behind it: ``dem Amt zufolge``."""
    return {bare_preposition(c) for c in noun.children if c.is_case_marker}


@cache
def _contractions() -> dict[str, str]:
    return {row["form"]: row["preposition"] for row in rows("read/grammar/contractions")}
