"""What the tests of this folder read: a frozen sentence, its words, its cast."""

from __future__ import annotations

from kg.model import Article
from kg.read.coreference.antecedents import Antecedents
from kg.read.coreference.cast import Cast, read_cast
from kg.read.coreference.resolution import resolve
from kg.read.grammar.tree import Tree, Word
from tests.frozen import tree
from tests.read.offices.reading import offices


def cast(text: str) -> Cast:
    """Return the cast of a text."""
    return asked(text)[0]


def asked(text: str, *forms: str) -> tuple[Cast, list[Word]]:
    """Return the cast of a text, and the words of it that are written so."""
    words = tree(text)
    return read_cast(words, Article("a", text)), [word(words, form) for form in forms]


def resolved(text: str) -> Antecedents:
    """Return what the words of a text denote without naming it."""
    return resolve(offices(text), frozenset())


def word(of: Antecedents | Tree, form: str) -> Word:
    """Return the first word that is written so; ``form#2`` is the second."""
    text, _, number = form.partition("#")
    words = of if isinstance(of, Tree) else of.offices.discourse.words
    return [word for word in words if word.text == text][int(number or 1) - 1]


def names(of: Antecedents, form: str) -> list[str]:
    """Return the names of those whom a word was found to denote."""
    reference = of.references.get(word(of, form).i)
    return [actor.name for actor in reference.actors] if reference is not None else []
