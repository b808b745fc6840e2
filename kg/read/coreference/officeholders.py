"""Whom an office word without a name denotes: its holder, or the state or body behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.coreference.antecedents import WORDS, Antecedents, Reference, in_order
from kg.read.coreference.nominals import body_taken_up, may_take_up
from kg.read.coreference.pronouns import is_both
from kg.read.coreference.salience import Query, find_person, two_states
from kg.read.entities.grouping import Actor
from kg.read.entities.office_words import OfficeKind, office
from kg.read.grammar.gender import Gender
from kg.read.grammar.negation import has_negation
from kg.read.grammar.reach import FARTHEST
from kg.read.offices.titles import WORDS as OFFICE_WORDS
from kg.read.offices.titles import Construction, Title

_SENTENCES_BACK = 3
"""So many sentences back one of several holders of an office may have occurred."""
_DESCRIBING = (OfficeKind.STAFF, OfficeKind.MEMBER, OfficeKind.BODY, OfficeKind.ARMY)
_OF_STATES = (OfficeKind.STATE, OfficeKind.STAFF)


@cache
def takes_up(word: str, held: str) -> bool:
    """Whether a title alone can mean the one that somebody holds: "Minister", "Chefdiplomat"."""
    word, held = _masculine(word), _masculine(held)
    return held.endswith((word, *_covered().get(word, ()))) or word.endswith(held)


def understood(before: Antecedents, title: Title) -> Title:
    """Return a title with what the words before it add: its holder, or the body it belongs to.

    "Er war Botschafter": the holder is whom "er" denotes. "Die Sprecherin des Ministeriums, Ida
    Brandt": the owner is the ministry named before.
    """
    if title.person is None:
        return _said_of_pronoun(before, title)
    body = _body_behind(before, title) if title.owner is None or title.is_guessed else None
    return replace(title, owner=body) if body is not None else title


def resolve_title(before: Antecedents, title: Title) -> Reference | None:
    """Return whom an office word denotes: its holder, several of them, or whom it stands for."""
    if title.person is not None and title.evidence is not None:
        at = before.offices.discourse.at
        beside = any(at(word) is title.person for word in title.evidence)
        named = Reference(title.evidence, (title.person,), stands_in=True)
        return named if beside and at(title.word) is None else None
    many = _several(before, title)
    if many is not None:
        return many
    plural = title.article in WORDS.plural_articles and title.office.plural
    several = plural and title.gender is Gender.MASCULINE
    one = title.office.singular and title.is_definite and not several
    holder = _holder(before, title) if one else None
    return Reference(title.span, (holder,)) if holder is not None else _stand_in(before, title)


def _said_of_pronoun(before: Antecedents, title: Title) -> Title:
    word = title.word
    copula = next((child for child in word.children if child.is_copula), None)
    subjects = [c for c in word.children if c.is_active_subject and c.is_pronoun]
    pronoun = next((s for s in subjects if s.i in before.references), None)
    if copula is None or pronoun is None or not title.office.singular or has_negation(word):
        return title
    person = before.references[pronoun.i].actors[0]
    if person.type != EntityType.PERSON:
        return title
    return replace(
        title,
        person=person,
        construction=Construction.COPULA,
        former=title.former or copula.lower in OFFICE_WORDS.past_copulas,
        evidence=word.tree[min(pronoun.i, title.start) : title.end],
    )


def _several(before: Antecedents, title: Title) -> Reference | None:
    """Return the persons, else the states, of "die beiden Präsidenten"."""
    word, held = title.word, before.offices.held
    span = word.tree[title.start : word.i + 1]
    if not any(is_both(part) for part in (span[0].previous, *span[:-1])):
        return None
    persons = [
        person
        for person in before.latest_persons(word)
        if any(takes_up(title.label, label) for label, _ in held.get(person, ()))
    ]
    if len(persons) > 1:
        return Reference(span, in_order(persons[:2]))
    states = two_states(before, word) if title.office.kind in _OF_STATES else ()
    return Reference(span, states, stands_in=True) if states else None


def _holder(before: Antecedents, title: Title) -> Actor | None:
    """Return the named person who holds such an office, or who is described so."""
    found = sorted(_holders(before, title), key=lambda holder: holder[:2], reverse=True)
    if not found:
        return _described(before, title)
    _, last, person = found[0]
    back = title.word.sent.number - title.word.tree[last].sent.number
    unclear = len(found) > 1 and title.office.kind != OfficeKind.STAFF and back > _SENTENCES_BACK
    told = title.owner is not None or not (unclear or title.possessive)
    return person if told else None


def _holders(before: Antecedents, title: Title) -> Iterator[tuple[bool, int, Actor]]:
    """Yield persons with such an office: whether it is the very one, and where they were last.

    The very one is only asked for where the words tell whose office it is. A person who has not
    occurred yet is meant only then.
    """
    genders = (title.gender, Gender.UNKNOWN) if title.gender != Gender.UNKNOWN else tuple(Gender)
    for person, last in _within_reach(before, title):
        fits = [
            label
            for label, owner in before.offices.held[person]
            if takes_up(title.label, label) and _is_same_side(before, owner, title.owner_key)
        ]
        if fits and before.gender(person) in genders and (last >= 0 or title.owner is not None):
            same = any(_masculine(label) == _masculine(title.label) for label in fits)
            yield same and title.owner is not None, last, person


def _within_reach(before: Antecedents, title: Title) -> list[tuple[Actor, int]]:
    """Return the holders of offices near a title, in order of appearance, and where they were last.

    That is ``-1`` for those who have not occurred yet.
    """
    held = before.offices.held
    found = {person: last for person, last in before.recent_actors(title.word) if person in held}
    for person in _coming(before, title) if title.owner is not None else ():
        found.setdefault(person, -1)
    return sorted(found.items(), key=lambda pair: pair[0].names[0].start)


def _coming(before: Antecedents, title: Title) -> Iterator[Actor]:
    """Yield the holders of offices who are named first within reach behind a title."""
    names, discourse = before.offices.discourse.names, before.offices.discourse
    last = title.word.sent.number + FARTHEST
    for place in range(bisect_right(names, title.word.i, key=lambda n: n.start), len(names)):
        person = discourse.actor(names[place])
        if names[place].head.sent.number > last:
            return
        if person in before.offices.held and person not in before.last:
            yield person


def _is_same_side(before: Antecedents, one: str | None, other: str | None) -> bool:
    """Whether two owners are one state, or a state and a body of it, or the second is not told."""
    same = other is None or one == other
    return same or (one is not None and before.state(one) is before.state(other or one))


def _described(before: Antecedents, title: Title) -> Actor | None:
    """Return the person just spoken of for a word that says only what he is: "der Liberale"."""
    what = title.office
    describes = what.kind in _DESCRIBING and (not what.post or what.base in WORDS.descriptions)
    tied = title.owner is not None or title.possessive or what.base in WORDS.relations
    stands = may_take_up(title.word) or title.word.is_apposition
    if tied or not describes or not stands or title.told_gender is Gender.UNKNOWN:
        return None
    return find_person(before, Query(title.word, title.told_gender))


def _stand_in(before: Antecedents, title: Title) -> Reference | None:
    """Return the state or body for whom somebody unnamed acts or speaks."""
    owner = title.owner or _body_behind(before, title)
    if owner is None and title.possessive is not None:
        owner = before.owner(title.possessive)
    left = title.former and title.office.kind != OfficeKind.SPEECH
    if owner is None or left or title.office.base in WORDS.offices_of_no_side:
        return None
    return Reference(title.span, (owner,), stands_in=True)


def _body_behind(before: Antecedents, title: Title) -> Actor | None:
    """Return the body that the noun behind an office word takes up: "Sprecherin der Behörde"."""
    noun = title.noun
    return body_taken_up(before, noun.tree[noun.i - 1 : noun.i + 1]) if noun is not None else None


@cache
def _covered() -> dict[str, tuple[str, ...]]:
    """Return the ends of titles that an office word, lower case, takes up."""
    table = rows("read/coreference/office_synonyms")
    return {row["word"].lower(): tuple(row["covers"].split(",")) for row in table}


@cache
def _masculine(title: str) -> str:
    """Return the office word of a title in its masculine form, lower case."""
    last = title.rpartition(" ")[2]
    what, folded = office(last), last.lower()
    if what is not None and what.female:
        base = what.base.lower()
        return folded[: max(folded.rfind(base[: max(3, len(base) - 2)]), 0)] + base
    bent = what is not None and what.female is None and folded.endswith("e")
    return f"{folded}r" if bent else folded
