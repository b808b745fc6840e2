"""Whom a pronoun denotes: "er", "ihre", "dieser", "beide"; nobody if it is not clear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.lexicon import rows
from kg.model import EntityType, MentionForm
from kg.read.coreference.antecedents import WORDS, Antecedents, Occurrence, Reference, in_order
from kg.read.coreference.salience import Query, find_referent, two_states
from kg.read.entities.grouping import Actor
from kg.read.grammar.gender import Gender
from kg.read.grammar.mood import finite
from kg.read.grammar.tree import Word

RECENT = 2
"""Persons of so many sentences, its own among them, may be "beide"."""


class Kind(StrEnum):
    """What a form of ``pronouns.tsv`` is."""

    PERSONAL = "personal"
    POSSESSIVE = "possessive"
    DEMONSTRATIVE = "demonstrative"
    ARTICLE = "article"
    BOTH = "both"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a form tells of whom it denotes."""

    gender: Gender
    may_be_plural: bool
    is_oblique: bool


def pronoun(kind: Kind, form: str) -> Pronoun | None:
    """Return what a form, lower case, tells; ``None`` if it is none of that kind."""
    return _pronouns()[kind].get(form)


def kinds_of(form: str) -> frozenset[Kind]:
    """Return what a form, lower case, can be; nothing if it is no pronoun."""
    return _kinds().get(form, frozenset())


def is_both(word: Word) -> bool:
    """Whether a word is a form of "beide"."""
    return pronoun(Kind.BOTH, word.lower) is not None


def gender_of_article(form: str) -> Gender:
    """Return the gender of a person whom a noun with that article denotes, lower case."""
    found = pronoun(Kind.ARTICLE, form)
    return found.gender if found is not None else Gender.UNKNOWN


def resolve_pronoun(before: Antecedents, word: Word) -> Reference | None:
    """Return whom a pronoun or possessive denotes, ``None`` if it is not clear."""
    for kind, resolve in _RESOLVERS.items():
        form = pronoun(kind, word.lower)
        if form is not None:
            actors = resolve(before, word, form)
            return _reference(word, actors, form.gender)
    return None


def resolve_both(before: Antecedents, word: Word) -> Reference | None:
    """Return whom "beide" alone denotes: two persons, else two states."""
    if word.is_article or word.is_adjectival or word.is_number_modifier or word.is_possessive:
        return None
    recent = before.latest_persons(word, RECENT)
    states = () if recent else two_states(before, word)
    return _reference(word, in_order(recent) if len(recent) == 2 else states)


def _reference(
    word: Word, actors: tuple[Actor, ...], gender: Gender = Gender.UNKNOWN
) -> Reference | None:
    span = word.tree[word.i : word.i + 1]
    return Reference(span, actors, MentionForm.PRONOUN, gender=gender) if actors else None


def _possessor(before: Antecedents, word: Word, form: Pronoun) -> tuple[Actor, ...]:
    personal = pronoun(Kind.PERSONAL, word.lower)
    if personal is not None and not word.is_determiner:
        return _person(before, word, personal)
    polite = form.may_be_plural and word.is_capitalised
    return () if polite else find_referent(before, Query(word, form.gender, possessive=True))


def _person(before: Antecedents, word: Word, form: Pronoun) -> tuple[Actor, ...]:
    polite = form.gender is Gender.FEMININE and word.is_capitalised and not word.opens_sentence
    plural = form.may_be_plural and not _governs_singular(word)
    bent = form.is_oblique and word.is_subject
    return () if polite or plural or bent else find_referent(before, Query(word, form.gender))


def _governs_singular(word: Word) -> bool:
    """Whether a pronoun is the subject of a verb in the singular: "sie sagte"."""
    verb = finite(word.head)
    participle = verb is word.head and verb.is_conjunct and verb.lower in WORDS.participles
    return word.is_subject and (participle or verb.lower not in WORDS.plural_verb_forms)


def _just_named(before: Antecedents, word: Word, form: Pronoun) -> tuple[Actor, ...]:
    """Return the person named last before "dieser" as a subject, if he was none."""
    last = _last_person(before, word, form)
    return (last.actor,) if last is not None and not last.is_subject else ()


def _named_before_mark(before: Antecedents, word: Word, form: Pronoun) -> tuple[Actor, ...]:
    """Return the person named last before a mark and "der" as a subject: "…; der lehnte ab"."""
    marked = word.previous.text in WORDS.marks_before_a_clause and not form.may_be_plural
    last = _last_person(before, word, form) if marked else None
    return (last.actor,) if last is not None else ()


def _last_person(before: Antecedents, word: Word, form: Pronoun) -> Occurrence | None:
    """Return who occurred last before a demonstrative that is a subject, if the gender fits."""
    clause = word.head
    relative = clause.is_attributive_clause or clause.is_relative_clause
    if not word.is_subject or relative or not (word.is_pronoun or word.is_determiner):
        return None
    for seen in reversed(before.occurrences):
        if word.sent.number - seen.word.sent.number > 1 or seen.word.i >= word.i:
            return None
        if seen.actor.type == EntityType.PERSON and seen.actor.name:
            fits = before.gender(seen.actor) in (form.gender, Gender.UNKNOWN)
            return seen if fits else None
    return None


_RESOLVERS: Mapping[Kind, Callable[[Antecedents, Word, Pronoun], tuple[Actor, ...]]] = {
    Kind.POSSESSIVE: _possessor,
    Kind.PERSONAL: _person,
    Kind.DEMONSTRATIVE: _just_named,
    Kind.ARTICLE: _named_before_mark,
}


@cache
def _pronouns() -> dict[Kind, dict[str, Pronoun]]:
    table: dict[Kind, dict[str, Pronoun]] = {kind: {} for kind in Kind}
    for row in rows("read/coreference/pronouns"):
        plural, oblique = row["number"] != "sg", row["case"] == "obl"
        found = Pronoun(Gender(row["gender"]), plural, oblique)
        table[Kind(row["kind"])].update(dict.fromkeys(row["forms"].split(), found))
    return table


@cache
def _kinds() -> dict[str, frozenset[Kind]]:
    forms = {form for table in _pronouns().values() for form in table}
    return {form: frozenset(k for k in Kind if form in _pronouns()[k]) for form in forms}
