"""The named mentions of an article and the entities behind them, to resolve other words against."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.finding import find_names
from kg.read.entities.gazetteer import by_key, state_of_adjective
from kg.read.entities.grouping import Actor, group_names
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

    def ensure(self, name: str, label: str | None = None) -> Actor:
        """Return the actor with that key or name, added if there is none."""
        for actor in self.actors:
            if name in (actor.key, actor.name):
                return actor
        known = by_key().get(name)
        actor = Actor(len(self.actors) + 1, known.type if known else EntityType.STATE, name, name)
        if label is not None and actor.type == EntityType.ORGANISATION:
            actor.name = label
        if known:
            actor.gender, actor.takes, actor.of = known.gender, known.takes, known.of
            actor.acts_for = known.acts_for
        self.actors.append(actor)
        return actor

    def find(self, key: str | None) -> Actor | None:
        """Return the actor with that key or name, if there is one."""
        if key is None:
            return None
        return next((a for a in self.actors if key in (a.key, a.name)), None)

    def state_key(self, actor: Actor | None) -> str | None:
        """Return the state that an actor is, stands for or belongs to."""
        if actor is None:
            return None
        if actor.type == EntityType.STATE:
            return actor.key or actor.name
        if actor.type == EntityType.PERSON:
            return next((of for _, of in actor.offices if of), None)
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
    discourse = Discourse(words, names, actors, american)
    for actor in actors:
        for name in actor.names:
            discourse.owner[Discourse.key(name)] = actor
    for name in names:
        for i in range(name.start, name.end):
            if not name.nested or i not in discourse.outer:
                discourse.outer.setdefault(i, name)
    for name in sorted(names, key=lambda n: n.start - n.end):
        for i in range(name.start, name.end):
            discourse.inner[i] = name
    return discourse
