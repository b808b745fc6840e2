"""Who has occurred in an article so far, and which words denote them without their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf

from kg.lexicon import WordClasses
from kg.model import EntityType, MentionForm
from kg.read.entities.grouping import Actor
from kg.read.grammar.gender import Gender
from kg.read.grammar.reach import FARTHEST
from kg.read.grammar.tree import Stretch, Word
from kg.read.offices.titles import Offices, Title

WORDS = WordClasses("read/coreference/words")
"""Words by which a text takes up whom it named before."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A phrase that denotes actors without naming them."""

    span: Stretch
    actors: tuple[Actor, ...]
    form: MentionForm = MentionForm.NOMINAL
    stands_in: bool = False
    """Whether it denotes somebody else, who acts for them: "ein Sprecher des Kreml"."""
    gender: Gender = Gender.UNKNOWN
    """What it tells of a person's gender."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A word that names or denotes an actor; one without a name is somebody unnamed."""

    word: Word
    actor: Actor
    quoted: bool

    @property
    def heads_clause(self) -> bool:
        """Whether the word itself is a subject, or heads its sentence."""
        return self.word.is_subject or self.word.is_root

    @property
    def is_subject(self) -> bool:
        """Whether it heads a clause, or is joined with a subject."""
        return self.heads_clause or (self.word.is_conjunct and self.word.head.is_subject)

    @property
    def is_main_subject(self) -> bool:
        """Whether it is the subject of a main clause."""
        first = self.word.head if self.word.is_conjunct else self.word
        return self.is_subject and first.head.is_root


@dataclass(slots=True)
class Antecedents:
    """What a word can take up: all that was read before it, from left to right."""

    offices: Offices
    quoted: frozenset[int]
    """Places of words in quotation marks."""
    titles: dict[int, Title]
    """Office words by their place, as far as they are understood."""
    occurrences: list[Occurrence] = field(default_factory=list)
    references: dict[int, Reference] = field(default_factory=dict)
    """By the place of their head."""
    genders: dict[Actor, Gender] = field(default_factory=dict)
    """What pronouns have told of persons."""
    last: dict[Actor, int] = field(default_factory=dict)
    """The farthest place at which each actor has occurred; who occurred last comes last."""

    def note(self, word: Word, actor: Actor) -> None:
        """Remember that an actor occurs at a word."""
        self.occurrences.append(Occurrence(word, actor, word.i in self.quoted))
        self.last[actor] = max(word.i, self.last.pop(actor, word.i))

    def take_up(self, word: Word, reference: Reference) -> None:
        """Remember whom a phrase denotes, and what it tells of his gender."""
        self.references[word.i] = reference
        for actor in () if reference.stands_in else reference.actors:
            self.note(word, actor)
            if actor.type == EntityType.PERSON and self.gender(actor) == Gender.UNKNOWN:
                self.genders[actor] = reference.gender

    def gender(self, actor: Actor) -> str:
        """Return the gender of an actor, as far as the article has told it."""
        return self.genders.get(actor) or self.offices.gender(actor)

    def at(self, word: Word) -> tuple[Actor, ...]:
        """Return whom a word denotes: by what was resolved, an office, a name, a name beside it."""
        reference, title = self.references.get(word.i), self.titles.get(word.i)
        if reference is not None:
            return reference.actors
        if title is not None and title.person is not None:
            return (title.person,)
        places = (word, *(child for child in word.children if child.is_beside_name))
        actors = (self.offices.discourse.at(place) for place in places)
        return tuple(actor for actor in actors if actor is not None)[:1]

    def recent(self, word: Word, sentences: int = FARTHEST) -> Iterator[Occurrence]:
        """Yield what occurred up to so many sentences before that of a word, the latest first."""
        for seen in reversed(self.occurrences):
            if word.sent.number - seen.word.sent.number > sentences:
                return
            yield seen

    def recent_actors(self, word: Word) -> Iterator[tuple[Actor, int]]:
        """Yield who occurred within reach of a word and at which place, the latest first."""
        for actor, place in reversed(self.last.items()):
            if word.sent.number - word.tree[place].sent.number > FARTHEST:
                return
            yield actor, place

    def latest_persons(self, word: Word, sentences: int = FARTHEST) -> list[Actor]:
        """Return the named persons before a word, the latest first; of its last sentences only."""
        found: dict[Actor, None] = {}
        for seen in self.recent(word, sentences - 1):
            person = seen.actor.type == EntityType.PERSON and seen.actor.name
            if person and seen.word.i < word.i:
                found[seen.actor] = None
        return list(found)

    def owner(self, possessive: Word) -> Actor | None:
        """Return the state or body of whom a possessive denotes: "sein Land"."""
        reference = self.references.get(possessive.i)
        if reference is None or reference.actors[0].type != EntityType.PERSON:
            return reference.actors[0] if reference is not None else None
        key = self.offices.state_of(reference.actors[0])
        return self.state(key) if key is not None else None

    def state(self, key: str) -> Actor:
        """Return the state of a body by its key; a body of no state, or a state, is its own."""
        evoked = self.offices.discourse.evoked
        return evoked(self.offices.state_of(evoked(key)) or key)


def in_order(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return actors in order of appearance, unnamed ones last."""
    return tuple(sorted(actors, key=lambda a: a.names[0].start if a.names else inf))
