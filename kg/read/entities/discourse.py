"""The named mentions of an article and the entities behind them, to resolve other words against."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.finding import find_names
from kg.read.entities.gazetteer import by_key, prefixes, state_of_adjective
from kg.read.entities.grouping import Actor, group_names
from kg.read.entities.office_words import office
from kg.read.entities.origin import is_american

if TYPE_CHECKING:
    from kg.read.entities.mention import Name
    from kg.read.grammar.tree import Tree, Word


@dataclass(slots=True)
class Discourse:
    """What one article names, while its cast is being read."""

    words: Tree
    names: list[Name]
    actors: list[Actor]
    american: bool
    """Whether it reads like an article of the American press; see ``origin``."""
    outer: dict[int, Name] = field(default_factory=dict)
    """Token to the outermost mention that covers it."""
    inner: dict[int, Name] = field(default_factory=dict)
    """Token to the innermost mention that covers it."""
    named: dict[str, Actor] = field(default_factory=dict)
    """Actors by key and by name."""
    labels: dict[str, str] = field(default_factory=dict)
    """How compounds spell a state or body, by its key: "EU" for Europäische Union."""
    owner: dict[int, Actor] = field(default_factory=dict)
    """First token and nesting of a mention (``key``) to its actor."""

    @staticmethod
    def key(name: Name) -> int:
        """Return a number that tells mentions of one article apart."""
        return name.start * 2 + name.nested

    def actor(self, name: Name) -> Actor:
        """Return the actor that a mention denotes."""
        return self.owner[self.key(name)]

    def name_at(self, word: Word) -> Name | None:
        """Return the outermost mention that covers the word."""
        return self.outer.get(word.i)

    def at(self, word: Word) -> Actor | None:
        """Return the actor of the outermost mention that covers the word."""
        name = self.name_at(word)
        return self.actor(name) if name else None

    def evoked(self, key: str) -> Actor:
        """Return the actor with that key or name: a named one, else one that words point to.

        Example: ``Russland`` where the article has only "der russische Minister". It enters the
        cast when a fact needs it.
        """
        return self.named.get(key) or _unnamed(key, self.labels.get(key))

    @staticmethod
    def state_key(actor: Actor) -> str | None:
        """Return the key of the state that an actor, no person, is, stands for or belongs to."""
        if actor.type == EntityType.STATE:
            return actor.key or actor.name
        return actor.acts_for or actor.of

    def state_at(self, word: Word) -> str | None:
        """Return the state that the word points to: a name, a capital or an adjective."""
        name = self.inner.get(word.i)
        if name is not None and name.type in (EntityType.STATE, EntityType.PLACE):
            return name.key if name.type == EntityType.STATE else name.acts_for
        return state_of_adjective(word.text)


def read_discourse(words: Tree, skipped: frozenset[int]) -> Discourse:
    """Return the names of an article and the actors behind them."""
    names = find_names(words, skipped)
    american = is_american(words, names)
    actors = group_names(words, names, american=american)
    discourse = Discourse(words, names, actors, american, labels=_labels(words))
    for actor in actors:
        for name in actor.names:
            discourse.owner[Discourse.key(name)] = actor
        for key in (actor.key, actor.name):
            if key is not None:
                discourse.named.setdefault(key, actor)
    for name in names:
        for i in range(name.start, name.end):
            if not name.nested or i not in discourse.outer:
                discourse.outer.setdefault(i, name)
    for name in sorted(names, key=lambda n: n.start - n.end):
        for i in range(name.start, name.end):
            discourse.inner[i] = name
    return discourse


def _labels(words: Tree) -> dict[str, str]:
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
