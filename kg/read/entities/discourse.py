"""The named mentions of an article and the entities behind them, to resolve other words against."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.model import EntityType
from kg.read.entities.finding import find_names
from kg.read.entities.gazetteer import by_key, prefixes, state_of_adjective
from kg.read.entities.grouping import Actor, group_names
from kg.read.entities.mention import Name
from kg.read.entities.metonyms import state_behind, state_meant
from kg.read.entities.office_words import office
from kg.read.entities.origin import is_american
from kg.read.grammar.tree import Tree, Word


@dataclass(frozen=True, slots=True)
class Discourse:
    """What one article names."""

    words: Tree
    names: list[Name]
    actors: list[Actor]
    american: bool
    """Whether it reads like an article of the American press; see ``origin``."""
    _denoted: dict[tuple[int, bool], Actor]
    """Actors by the place of the first word of a mention, and whether it is nested."""
    _outer: dict[int, Name]
    _inner: dict[int, Name]
    """The outermost and the innermost mention that covers the word at a place."""
    named: dict[str, Actor]
    """Actors by key and by name."""
    _labels: dict[str, str]
    """How compounds spell a state or body, by its key: "EU" for Europäische Union."""

    def actor(self, name: Name) -> Actor:
        """Return the actor that a mention denotes."""
        return self._denoted[name.start, name.nested]

    def name_at(self, word: Word) -> Name | None:
        """Return the outermost mention that covers the word."""
        return self._outer.get(word.i)

    def at(self, word: Word) -> Actor | None:
        """Return the actor of the outermost mention that covers the word."""
        name = self.name_at(word)
        return self.actor(name) if name else None

    def evoked(self, key: str) -> Actor:
        """Return the actor with that key or name: a named one, else one that words point to.

        Example: ``Russland`` where the article has only "der russische Minister". It enters the
        cast when a fact needs it.
        """
        return self.named.get(key) or _unnamed(key, self._labels.get(key))

    def state_at(self, word: Word) -> str | None:
        """Return the state that the word points to: a name, a capital or an adjective."""
        name = self._inner.get(word.i)
        if name is None or name.type not in {EntityType.STATE, EntityType.PLACE}:
            return state_of_adjective(word.text)
        return state_meant(name)

    state_key = staticmethod(state_behind)


def read_discourse(words: Tree, skipped: frozenset[int]) -> Discourse:
    """Return the names of an article and the actors behind them; ``skipped`` is not read."""
    names = find_names(words, skipped)
    american = is_american(names)
    actors = group_names(names, american=american)
    outermost = sorted(names, key=lambda name: name.nested)
    innermost = sorted(names, key=lambda name: len(name.span))
    return Discourse(
        words,
        names,
        actors,
        american,
        {(name.start, name.nested): actor for actor in actors for name in actor.names},
        _first_at_places(outermost),
        _first_at_places(innermost),
        {key: actor for actor in reversed(actors) for key in (actor.name, actor.key) if key},
        _labels(words),
    )


def _first_at_places(names: Iterable[Name]) -> dict[int, Name]:
    """Return the first name that covers each place."""
    at: dict[int, Name] = {}
    for name in names:
        for place in range(name.start, name.end):
            at.setdefault(place, name)
    return at


def _labels(words: Iterable[Word]) -> dict[str, str]:
    """Return which first part of a compound names a state or body first, by its key."""
    labels: dict[str, str] = {}
    for word in words:
        first, hyphen, _ = word.text.rpartition("-")
        what = office(word.text) if hyphen else None
        label = what.of_label if what is not None and what.of_label is not None else first
        if label in prefixes():
            labels.setdefault(prefixes()[label], label)
    return labels


@cache
def _unnamed(key: str, label: str | None) -> Actor:
    """Return the actor of a lexicon's state or body; one that no lexicon has is a state."""
    known = by_key().get(key)
    if known is None:
        return Actor(EntityType.STATE, key, key)
    name = label if label is not None and known.type == EntityType.ORGANISATION else key
    return Actor(known.type, name, key, known.gender, known.of, known.acts_for, known.takes)
