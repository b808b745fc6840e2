"""The preposition of a phrase, its article taken out: ``zum`` is ``zu``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.contractions import uncontracted

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word


def bare_preposition(word: Word) -> str:
    """Return a preposition without the article in it, lower case; any other word as it is."""
    return uncontracted(word.lower)


def preposition(noun: Word) -> str:
    """Return the preposition before a noun, or the empty string."""
    return noun.preposition
