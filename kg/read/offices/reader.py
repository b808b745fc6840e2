"""Reads the offices of an article: office words, who holds them, of what, former or acting.

``"die stellvertretende Sprecherin des Außenministeriums, Ida Brandt"`` →
stellvertretende Sprecherin, of the ministry, held by Brandt.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from kg.model import EntityType
from kg.read.entities.discourse import Discourse
from kg.read.entities.grouping import Actor
from kg.read.entities.office_words import OfficeKind, office
from kg.read.grammar.gender import Gender, nominative
from kg.read.offices.holders import with_further_holders, with_holder
from kg.read.offices.owners import Step, first_part, home_state, owned, represented
from kg.read.offices.phrase import read_phrase
from kg.read.offices.titles import WORDS, Offices, Title

_COLLEAGUE = 60
"""So many words behind an office word a colleague may share the office."""


def read_offices(discourse: Discourse, skipped: Container[int] = ()) -> Offices:
    """Return the office words of an article with all that is told of them, in text order.

    ``skipped``: places of words that are not read.
    """
    offices = Offices(discourse, home=home_state(discourse))
    offices = replace(offices, titles=tuple(_titles(offices, skipped)))
    for step in STEPS:
        offices = step(offices)
    return offices


def _titles(offices: Offices, skipped: Container[int]) -> Iterator[Title]:
    """Yield the office words with what their phrases tell."""
    for word in offices.discourse.words:
        what = office(word.text)
        if what is None or word.is_verb or word.is_adverb or word.i in skipped:
            continue
        name = offices.discourse.name_at(word)
        if name is not None and name.type != EntityType.PLACE:
            continue
        title = owned(offices, read_phrase(offices.discourse, word, what), Step.PHRASE)
        if first_part(offices, title) is not None:
            short = replace(what, title=what.title.removeprefix(f"{what.prefix}-"))
            title = replace(title, office=short)
        yield title


def _with_holders(offices: Offices) -> Offices:
    """Tie persons to office words by name, parse or verb."""
    held = (with_further_holders(with_holder(title)) for title in offices.titles)
    return replace(offices, titles=tuple(title for several in held for title in several))


def _with_colleagues(offices: Offices) -> Offices:
    """Give "seinen Amtskollegen X" the office of whoever was named before."""
    titles: list[Title] = []
    last: Title | None = None
    for title in offices.titles:
        colleague = title.office.base in WORDS.colleagues and title.person is not None
        near = last is not None and title.word.i - last.word.i < _COLLEAGUE
        titles.append(_shared(title, last) if colleague and near and last is not None else title)
        of_state = title.office.post and title.office.kind == OfficeKind.STATE
        if title.person is not None and of_state and not colleague:
            last = title
    return replace(offices, titles=tuple(titles))


def _shared(title: Title, other: Title) -> Title:
    """Return the title of a colleague as one of the other's office."""
    female, name = title.office.female, other.office.title
    if Gender.UNKNOWN not in (title.gender, other.gender):
        name = name.removesuffix("in") + ("in" if female else "")
    what = replace(other.office, title=name, female=female, of=None, former=False)
    return replace(title, ranks=other.ranks, office=what)


def _with_genders(offices: Offices) -> Offices:
    """Tell the gender of persons by their titles."""
    genders: dict[Actor, str] = {}
    for title in sorted(offices.titles, key=lambda t: t.gender is Gender.UNKNOWN):
        person, told = title.person, title.told_gender
        if person is not None and person.gender == Gender.UNKNOWN != told:
            genders.setdefault(person, told)
    return replace(offices, genders=genders)


def _with_labels(offices: Offices) -> Offices:
    """Write titles as a man or a woman bears them: "stellvertretender Vorsitzender"."""
    return replace(offices, titles=tuple(_labelled(offices, title) for title in offices.titles))


def _labelled(offices: Offices, title: Title) -> Title:
    known = offices.gender(title.person) if title.person is not None else Gender.UNKNOWN
    bent = title.gender is Gender.UNKNOWN
    gender = known if bent and known != Gender.UNKNOWN else title.told_gender
    words = [*title.ranks, title.office.title] if bent else list(title.ranks)
    if gender != Gender.UNKNOWN:
        words = [word[0] + nominative(word[1:], gender) for word in words]
    return replace(title, label=" ".join(words if bent else [*words, title.office.title]))


def _with_owners(offices: Offices) -> Offices:
    """Tell whose an office is by who holds it, and by possessives."""
    return _in_turn(offices, lambda o, title: owned(o, represented(o, title), Step.PERSON))


def _with_guessed_owners(offices: Offices) -> Offices:
    """Guess from the article whose the offices are that somebody holds."""
    return _in_turn(
        offices, lambda o, title: owned(o, title, Step.ARTICLE) if title.person else title
    )


def _in_turn(offices: Offices, settle: Callable[[Offices, Title], Title]) -> Offices:
    """Settle one title after the other, each with those before it already settled."""
    for place, title in enumerate(offices.titles):
        settled = settle(offices, title)
        if settled is not title:
            before, after = offices.titles[:place], offices.titles[place + 1 :]
            offices = replace(offices, titles=(*before, settled, *after))
    return offices


def _with_persons(offices: Offices) -> Offices:
    """List the offices of each person: those with a told owner, then all; persons in order."""
    held: dict[Actor, dict[tuple[str, str | None], None]] = {}
    for title in sorted(offices.titles, key=lambda t: t.owner is None or t.is_guessed):
        if title.person is not None:
            held.setdefault(title.person, {})[title.label, title.owner_key] = None
    ordered = (person for person in offices.discourse.actors if person in held)
    return replace(offices, held={person: tuple(held[person]) for person in ordered})


STEPS: tuple[Callable[[Offices], Offices], ...] = (
    _with_holders,
    _with_colleagues,
    _with_genders,
    _with_labels,
    _with_owners,
    _with_guessed_owners,
    _with_persons,
)
"""In this order: a colleague shares the office of a holder; genders tell whose possessives are."""
