"""Whether a clause, a verb or a phrase is negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word


def is_negation(word: Word) -> bool:
    """Whether a word negates: "nicht", "kein", "weder"."""
    return word.lower in WORDS["negations"]


def has_negation(word: Word) -> bool:
    """Whether one of the words that hang on a word negates."""
    return any(is_negation(child) for child in word.children)


def is_negated(verb: Word) -> bool:
    """Whether the verb itself is negated, or its subject or object is: "keine Einigung"."""
    for child in verb.children:
        if is_negation(child) and not (child.is_conjunct or child.is_parataxis):
            return True
        if (child.is_subject or child.is_object) and _is_negative(child):
            return True
    return False


def _is_negative(noun: Word) -> bool:
    return any(is_negation(c) and c.i < noun.i for c in noun.children)
