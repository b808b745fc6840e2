"""Named mentions: one of them, and those found so far, of which no two overlap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.read.grammar.gender import Gender

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.model import EntityType
    from kg.read.entities.kinds import Kind
    from kg.read.grammar.tree import Stretch, Tree, Word


class Source(StrEnum):
    """What found a mention."""

    LEXICON = "lexicon"
    BODY = "body"
    """A noun for a body: "das russische Außenministerium"."""
    TITLE = "title"
    """A word that announces it: "Frau", "Präsident", "die Zeitung"."""
    PHRASE = "phrase"
    """A capitalised phrase, or a head with what belongs to it."""
    DATELINE = "dateline"
    PIPELINE = "name"
    AGAIN = "again"
    """A mention found elsewhere in the article."""


@dataclass(frozen=True, slots=True)
class Name:
    """One named mention."""

    span: Stretch
    type: EntityType
    name: str
    """Nominative, as far as the mention alone tells."""
    head: Word
    source: Source = Source.PIPELINE
    row: str = ""
    """Row of the lexicon of bodies, heads or titles that found it."""
    key: str | None = None
    """Same for all spellings of an entity that a lexicon knows; ``None`` for others."""
    gender: Gender = Gender.UNKNOWN
    of: str | None = None
    """State (by name) it belongs to."""
    acts_for: str | None = None
    takes: frozenset[Kind] = frozenset()
    nested: bool = False
    """Stands inside a longer mention: "Moskau" in "Außenministerium in Moskau"."""

    @property
    def start(self) -> int:
        """Place of its first word in the tree."""
        return self.span.start

    @property
    def end(self) -> int:
        """Place of the word behind its last."""
        return self.span.end


@dataclass(frozen=True, slots=True)
class Found:
    """What has been found in a text so far; a step of finding returns what it adds."""

    tree: Tree
    closed: frozenset[int]
    """Places of words that a name covers, or that are not read."""
    persons: tuple[Name, ...] = ()
    """Who may be a person, by a title or by the pipeline; taken in by two of the steps."""
    names: tuple[Name, ...] = ()

    def is_open(self, word: Word) -> bool:
        """Whether the word is read, and no name covers it."""
        return word.i not in self.closed

    def read_with(self, read: Callable[[Word], Name | None]) -> Iterator[Name]:
        """Yield the names that ``read`` finds at open words, each behind the one before."""
        behind = 0
        for word in self.tree:
            name = read(word) if word.i >= behind and self.is_open(word) else None
            if name is not None and self.closed.isdisjoint(range(name.start, name.end)):
                yield name
                behind = name.end

    def with_names(self, names: Iterable[Name]) -> Found:
        """Return what is found with further names; one that overlaps another is left out."""
        closed = set(self.closed)
        added: list[Name] = []
        for name in names:
            places = range(name.start, name.end)
            if closed.isdisjoint(places):
                closed.update(places)
                added.append(name)
        return replace(self, closed=frozenset(closed), names=(*self.names, *added))


def head_of(span: Stretch) -> Word:
    """Return the word of the stretch that hangs on a word outside it."""
    for word in span:
        if word.head is word or not span.start <= word.head.i < span.end:
            return word
    return span[0]
