"""How far a text takes up what it told: a bound for texts that are longer than articles.

In some 500 articles no word takes up anything that stands more than 43 sentences before it, and
the longest has 140 sentences (docs/decisions/length.md). Beyond the bound nothing is looked for, so
that the cost of a word does not grow with what stands before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word

FARTHEST = 150
"""So many sentences back, or ahead, something may be meant."""


def reach(word: Word) -> int:
    """Return the character at which the first sentence begins within reach of a word."""
    sents = word.tree.sents
    return sents[max(word.sent.number - FARTHEST, 0)].start_char
