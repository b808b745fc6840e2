"""Office words in their phrases, with who holds the office and whose office it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kg.lexicon import WordClasses
from kg.model import EntityType
from kg.read.entities.discourse import Discourse
from kg.read.entities.grouping import Actor
from kg.read.entities.mention import Name
from kg.read.entities.office_words import Office
from kg.read.grammar.gender import Gender
from kg.read.grammar.tree import Stretch, Word

WORDS = WordClasses("read/offices/words")
"""Words in and around the phrases of office words."""


class Construction(StrEnum):
    """What ties a person to an office word; see ``constructions.tsv``."""

    BEFORE_NAME = "before name"
    BEFORE_COMMA = "before name, comma"
    AFTER_NAME = "after name"
    COPULA = "copula"
    APPOSITION = "apposition"
    MADE = "made"
    AS = "as"


@dataclass(frozen=True, slots=True, eq=False)
class Title:
    """One office word of the text: ``Estlands frühere Botschafterin in Oslo``."""

    discourse: Discourse
    word: Word
    office: Office
    """What the word says; of a colleague what the word says whose office he shares."""
    start: int
    """Place of the phrase's first word: determiner, adjective, or genitive before the office."""
    end: int
    """Place behind its last word: behind the name that follows the office word."""
    qualities: tuple[Word, ...] = ()
    """Adjectives before the office word, in text order."""
    determiner: Word | None = None
    genitive: Name | None = None
    """Name before it whose office it is."""
    marker: Word | None = None
    """Article or preposition before the name that follows; ``None`` before a bare genitive."""
    behind: Name | None = None
    """Name that follows, if it is whose office it is."""
    noun: Word | None = None
    """Noun without a name that says whose office it is: "Sprecherin der Behörde"."""
    ranks: tuple[str, ...] = ()
    """Adjectives that belong to the title, as the text has them: "stellvertretenden"."""
    label: str = ""
    """The title as a position bears it: ``stellvertretende Sprecherin``."""
    former: bool = False
    acting: bool = False
    owner: Actor | None = None
    """State or body whose office it is; a person only where nobody is named who holds it."""
    rule: str = ""
    """Rule of ``owners.tsv`` that found the owner."""
    is_guessed: bool = False
    """Whether the owner comes from elsewhere in the article."""
    person: Actor | None = None
    """Who holds it; the construction ties him to it, the evidence is the words that tell so."""
    construction: Construction | None = None
    evidence: Stretch | None = None

    @property
    def span(self) -> Stretch:
        """The words of the phrase."""
        return self.word.tree[self.start : self.end]

    @property
    def article(self) -> str:
        """The word that the phrase begins with, lower case; empty if that is the office word."""
        return self.span[0].lower if self.start < self.word.i else ""

    @property
    def is_definite(self) -> bool:
        """Whether it has a determiner other than "ein"."""
        found = self.determiner
        return found is not None and found.lower not in WORDS.indefinite_articles

    @property
    def possessive(self) -> Word | None:
        """Its determiner, if that is "sein", "ihre", "dessen", "unser"."""
        found = self.determiner
        return found if found is not None and found.lower in WORDS.possessives else None

    @property
    def gender(self) -> Gender:
        """The gender that the form of the office word tells."""
        genders = {True: Gender.FEMININE, False: Gender.MASCULINE, None: Gender.UNKNOWN}
        return genders[self.office.female]

    @property
    def told_gender(self) -> Gender:
        """The gender that the office word tells, by its form or by the article before it."""
        weak, either = self.word.text in WORDS.weak_forms, self.article in WORDS.either_articles
        if self.gender is not Gender.UNKNOWN:
            return self.gender
        if self.article in WORDS.masculine_articles or (either and not weak):
            return Gender.MASCULINE
        feminine = either or self.article in WORDS.feminine_articles
        return Gender.FEMININE if feminine else Gender.UNKNOWN

    @property
    def is_plural(self) -> bool:
        """Whether the form is one of the plural only."""
        return self.office.plural and not self.office.singular

    @property
    def owner_key(self) -> str | None:
        """Key, or else name, of the owner."""
        return (self.owner.key or self.owner.name) if self.owner is not None else None

    def name_at(self, word: Word) -> Name | None:
        """Return the outermost name that covers a word."""
        return self.discourse.name_at(word)

    def person_at(self, word: Word) -> Name | None:
        """Return the person's name that covers a word."""
        name = self.discourse.name_at(word)
        return name if name is not None and name.type == EntityType.PERSON else None


@dataclass(frozen=True, slots=True)
class Offices:
    """The office words of an article, and what they tell of persons."""

    discourse: Discourse
    titles: tuple[Title, ...] = ()
    home: str | None = None
    """Key of the state that the article is written in, or is about most."""
    genders: Mapping[Actor, str] = field(default_factory=dict)
    """Gender of persons whose names do not tell it, by their titles."""
    held: Mapping[Actor, tuple[tuple[str, str | None], ...]] = field(default_factory=dict)
    """Titles of each person, with the owner's key or ``None``; those with a told owner first."""

    def gender(self, actor: Actor) -> str:
        """Return the gender of an actor, by name or title: ``m``, ``f``, ``n``, ``p`` or ``-``."""
        return self.genders.get(actor, actor.gender)

    def owners(self, person: Actor) -> tuple[str, ...]:
        """Return the keys of the states and bodies that a person holds an office of."""
        return tuple(owner for _, owner in self.held.get(person, ()) if owner is not None)

    def state_of(self, actor: Actor) -> str | None:
        """Return the key of the state that an actor is, stands for or belongs to.

        Of a person it is that of the first owner of his offices, be that a body.
        """
        if actor.type == EntityType.PERSON:
            return next(iter(self.owners(actor)), None)
        return self.discourse.state_key(actor)
