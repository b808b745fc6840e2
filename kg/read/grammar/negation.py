"""Whether a clause, a verb or a phrase is negated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.stretches import segment
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


def is_denied(verb: Word) -> bool:
    """Whether a clause says that what it tells is not so: what is said, or that it is said.

    Unlike a negated verb it may be denied by an oblique ("an keiner Stelle") and by a mark of
    the whole clause ("weder … noch"). "Nicht nur", "noch nicht" and "kein Zweifel" deny nothing.
    """
    if any(word.lower in WORDS.neither for word in segment(verb)):
        return True
    below = (c for c in verb.children if not (c.is_clausal or c.is_attributive_clause))
    return any(_denies(child) for child in below if not child.is_conjunct)


def _denies(child: Word) -> bool:
    if child.lower in WORDS.denials and not child.is_article:
        return _is_plain(child)
    if child.lemma in WORDS.denied_doubts or not (child.is_subject or child.is_loose_phrase):
        return False
    return any(c.lower in WORDS.no and c.i < child.i and _is_plain(c) for c in child.children)


def _is_plain(negation: Word) -> bool:
    """Whether a negation is more than half of "nicht nur" or "noch nicht"."""
    halved = negation.previous.lower in WORDS.before_not or negation.next.lower in WORDS.only
    return not halved
