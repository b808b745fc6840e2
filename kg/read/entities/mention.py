"""One named mention, and the finder that collects them without overlap."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import EntityType
    from kg.read.grammar.tree import Tree


@dataclass(frozen=True, slots=True)
class Name:
    """One named mention in tokens, ``[start, end)``."""

    start: int
    end: int
    type: EntityType
    name: str
    """Nominative, as far as the mention alone tells."""
    key: str | None = None
    """Same for all spellings of an entity that a lexicon knows; ``None`` for others."""
    head: int = -1
    """Token that heads the mention."""
    gender: str = "-"
    of: str | None = None
    """State (by name) it belongs to."""
    acts_for: str | None = None
    takes: frozenset[str] = frozenset()
    source: str = "name"
    """What found it: lexicon, body, title, name, phrase, dateline, again."""
    nested: bool = False
    """Stands inside a longer mention: "Moskau" in "Außenministerium in Moskau"."""


@dataclass(slots=True)
class Finder:
    """The names found so far; no two of them overlap."""

    words: Tree
    skipped: frozenset[int]
    taken: dict[int, Name] = field(default_factory=dict)
    found: list[Name] = field(default_factory=list)

    def free(self, start: int, end: int) -> bool:
        """Return whether no name covers the stretch and it is read at all."""
        return all(i not in self.taken and i not in self.skipped for i in range(start, end))

    def add(self, name: Name) -> bool:
        """Take a name in and return true, unless it overlaps one that is there."""
        if not self.free(name.start, name.end):
            return False
        for i in range(name.start, name.end):
            self.taken[i] = name
        self.found.append(name)
        return True

    def drop(self, name: Name) -> None:
        """Give a name up."""
        self.found.remove(name)
        for i in range(name.start, name.end):
            self.taken.pop(i, None)


def head_of(words: Tree, start: int, end: int) -> int:
    """Return the token of the stretch that hangs on a word outside it."""
    for i in range(start, end):
        if not start <= words[i].head.i < end or words[i].head.i == i:
            return i
    return start
