"""The verbs, verb phrases and nouns that report an utterance, with what each asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.lexicon import Row, rows
from kg.read.grammar.tree import Word
from kg.read.grammar.verb_forms import VerbForms
from kg.read.quotations.attribution import SpeechAct
from kg.read.scoring.entry import Entry, Family

Key = tuple[str, str]
"""Lemma and separable particle of a verb: ``("weisen", "zurück")``."""


class Content(StrEnum):
    """What makes the clause of a verb a report, besides a phrase with a preposition."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    OBJECT = "object"
    QUOTATION = "quotation"
    PREDICATE = "predicate"
    ALS = "als"
    NOTHING = "nothing"
    """The verb alone tells that something was said: ``sagte aus``."""


class Case(StrEnum):
    """How an addressee without preposition is marked."""

    ACCUSATIVE = "acc"
    DATIVE = "dat"


class Mark(StrEnum):
    """What is peculiar to a verb; the head of ``verbs.tsv`` explains each."""

    NAMES = "names"
    IMAGES = "images"
    WISHES = "wishes"
    DENIES = "denies"
    QUOTES = "quotes"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb or verb phrase of the lexicon."""

    lemma: str
    particle: str
    reflexive: bool
    beside: tuple[tuple[str, ...], ...]
    """All of these must stand in the clause, each as one of its alternatives."""
    act: SpeechAct
    content: frozenset[Content]
    prepositions: frozenset[str]
    """A phrase with one of these makes the clause a report as well."""
    addressees: tuple[str, ...]
    """Cases and prepositions that mark those who are spoken to."""
    marks: frozenset[Mark]
    unless: tuple[str, ...]
    """Names of the conditions under which it reports nothing."""

    @property
    def has_bare_addressee(self) -> bool:
        """Whether an object without preposition is spoken to."""
        return Case.ACCUSATIVE in self.addressees or Case.DATIVE in self.addressees

    @property
    def entry(self) -> Entry:
        """What names it in a reading: ``speech:zurückweisen``, ``speech:üben+Kritik``."""
        beside = "".join(f"+{'/'.join(words)}" for words in self.beside)
        reflexive = "sich " if self.reflexive else ""
        return Entry(Family.SPEECH, f"{reflexive}{self.particle}{self.lemma}{beside}")


class SourceKind(StrEnum):
    """How a word names the source of a report; the head of ``sources.tsv`` explains each."""

    PREPOSITION = "preposition"
    ADVERB = "adverb"
    NOUN = "noun"
    UTTERANCE = "utterance"


@dataclass(frozen=True, slots=True)
class Source:
    """A word of the lexicon that names the source of a report, or an utterance."""

    word: str
    kind: SourceKind
    act: SpeechAct
    prepositions: tuple[str, ...]
    """The prepositions that make a noun a source."""
    compounds: bool
    """Whether compounds that end in the noun count as well."""
    unless: tuple[str, ...]
    """Names of the conditions under which it names no source."""


@cache
def speech_verbs() -> Mapping[Key, tuple[SpeechVerb, ...]]:
    """Return the verbs by lemma and particle, the rows that ask for most first."""
    table: dict[Key, list[SpeechVerb]] = {}
    for row in rows("read/quotations/verbs"):
        found = _speech_verb(row)
        table.setdefault((found.lemma, found.particle), []).append(found)
    return {
        key: tuple(sorted(found, key=lambda r: (-len(r.beside), not r.reflexive)))
        for key, found in table.items()
    }


@cache
def joined_verbs() -> Mapping[str, Key]:
    """Return lemma and particle by the joined form: ``zurückweisen`` → ``weisen``, ``zurück``."""
    return {particle + lemma: (lemma, particle) for lemma, particle in speech_verbs() if particle}


@cache
def verb_forms() -> VerbForms:
    """Return the forms of the verbs."""
    return VerbForms(row["verb"].removesuffix(" sich") for row in rows("read/quotations/verbs"))


def find_source(word: Word) -> Source | None:
    """Return how a word names the source of a report: ``Zeugenaussage`` as ``Aussage`` does."""
    found = _sources().get(word.lemma if word.is_noun else word.lower)
    if found is not None or not word.is_noun:
        return found
    forms = (word.lemma.lower(), word.lower.removesuffix("n"))
    ends = ((row.word.lower(), row) for row in _sources().values() if row.compounds)
    return next((row for end, row in ends if any(f.endswith(end) for f in forms)), None)


@cache
def _sources() -> Mapping[str, Source]:
    return {
        row["word"]: Source(
            word=row["word"],
            kind=SourceKind(row["kind"]),
            act=SpeechAct(row["act"]),
            prepositions=_cells(row["with"]),
            compounds=bool(_cells(row["compounds"])),
            unless=_cells(row["unless"]),
        )
        for row in rows("read/quotations/sources")
    }


def _speech_verb(row: Row) -> SpeechVerb:
    verb = row["verb"].removesuffix(" sich")
    particle, _, lemma = verb.rpartition("|")
    content = _cells(row["content"])
    kinds = frozenset(kind for kind in Content if kind in content)
    return SpeechVerb(
        lemma=lemma,
        particle=particle,
        reflexive=verb != row["verb"],
        beside=tuple(tuple(words.split("|")) for words in _cells(row["with"])),
        act=SpeechAct(row["act"]),
        content=kinds,
        prepositions=(frozenset(content) - kinds) | (kinds & {Content.ALS}),
        addressees=_cells(row["addressee"]),
        marks=frozenset(Mark(mark) for mark in _cells(row["marks"])),
        unless=_cells(row["unless"]),
    )


def _cells(cell: str) -> tuple[str, ...]:
    """Return the members of a cell; ``-`` is an empty one."""
    return () if cell == "-" else tuple(cell.split(","))
