"""The objects of a verb, also where the tree does not tell their case."""

from __future__ import annotations

from collections.abc import Iterator

from kg.read.grammar.tree import Word


def is_dative(word: Word) -> bool:
    """Whether a word is in the dative, or a second object makes the name before it one."""
    if word.is_dative or not word.is_object:
        return word.is_dative
    others = [c for c in word.head.children if c.is_object and c is not word]
    shown = any(c.is_article and c.is_in_dative for c in word.children)
    return shown or (word.is_proper_noun and any(word.i < c.i for c in others))


def named_objects(verb: Word) -> Iterator[Word]:
    """Yield the names that are objects of a verb."""
    for child in verb.children:
        if child.is_proper_noun and (child.is_dative or child.is_object):
            yield child


def datives(verb: Word) -> Iterator[Word]:
    """Yield the phrases without preposition that hang on a verb in the dative."""
    for child in verb.children:
        if is_dative(child) and not child.prepositions:
            yield child
