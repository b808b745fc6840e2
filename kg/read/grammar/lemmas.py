"""The lemmas of a row of words, in which entries of a lexicon are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.lexicon import WordClass
from kg.read.grammar.tree import Word
from kg.read.grammar.verb_forms import particle, without_zu

_STEM = re.compile(r"(.{4,}?)(?:ern|en|er|es|e|n|s)?", re.DOTALL)
_LONG = 5
"""Longer nouns are found as the end of a compound, too."""


class Lemmas:
    """Lemmas and written forms of some words; those of separable verbs also joined."""

    def __init__(self, words: Iterable[Word]) -> None:
        self._forms = {form for word in words for form in _forms(word)}
        self._stems = [_stem(form) for form in self._forms if form[:1].isupper()]

    def __contains__(self, entry: str) -> bool:
        """Whether an entry is there: ``schwer-`` by its beginning, ``Zoll+erheben`` if both are."""
        if "+" in entry:
            return all(part in self for part in entry.split("+"))
        if entry in self._forms:
            return True
        if entry.endswith("-"):
            return any(form.startswith(entry[:-1]) for form in self._forms)
        if not entry[0].isupper():
            return False
        stem, long = _stem(entry), len(entry) > _LONG
        return any(noun == stem or (long and noun.endswith(stem)) for noun in self._stems)

    def first_of(self, entries: WordClass) -> str | None:
        """Return the first word of a class that is there: ``sperren``, ``Zoll erheben``."""
        found = next((entry for entry in entries.words if entry in self), None)
        return found and found.replace("+", " ")

    def hold(self, entries: WordClass) -> bool:
        """Whether a word of a class is there."""
        return self.first_of(entries) is not None


def _forms(word: Word) -> Iterator[str]:
    yield word.lemma
    if word.is_verb or word.lower.endswith("n"):
        yield word.lower
        yield particle(word) + word.lemma.lower()
        yield without_zu(word.lower)


@cache
def _stem(noun: str) -> str:
    """Return a noun without its ending, lower case: lemmas of rare compounds are often wrong."""
    found = _STEM.fullmatch(noun.lower())
    return found[1] if found else noun.lower()
