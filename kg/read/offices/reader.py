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
from kg.read.offices.owners import Case, Step, first_part, owned, represented
from kg.read.offices.phrase import read_phrase
from kg.read.offices.surroundings import home_state
from kg.read.offices.titles import Offices, Title
from kg.read.offices.word_classes import WORDS

_COLLEAGUE = 60
"""So many words behind an office word a colleague may share the office."""


def read_offices(discourse: Discourse, skipped: Container[int] = ()) -> Offices:
    """Return the office words of an article with all that is told of them, in text order.

    ``skipped``: places of words that are not read.
    """
    offices = Offices(discourse, tuple(_titles(discourse, skipped)))
    for step in STEPS:
        offices = step(offices)
    return offices


def _titles(discourse: Discourse, skipped: Container[int]) -> Iterator[Title]:
    """Yield the office words with what their phrases tell."""
    for word in discourse.words:
        name = discourse.name_at(word)
        what = office(word.text) if name is None or name.type == EntityType.PLACE else None
        if what is None or word.is_verb or word.is_adverb or word.i in skipped:
            continue
        title = read_phrase(discourse, word, what)
        case = Case(title, Offices(discourse))
        if first_part(case) is not None:
            title = replace(title, label=title.label.replace(f"{what.prefix}-", "", 1))
        yield owned(replace(case, title=title), Step.PHRASE)


def _with_holders(offices: Offices) -> Offices:
    """Tie persons to office words by name, parse or verb."""
    discourse = offices.discourse
    held = (with_holder(discourse, title) for title in offices.titles)
    titles = (each for title in held for each in with_further_holders(discourse, title))
    return replace(offices, titles=tuple(titles))


def _with_colleagues(offices: Offices) -> Offices:
    """Give "seinen Amtskollegen X" the office of whoever was named before."""
    titles: list[Title] = []
    last: Title | None = None
    for title in offices.titles:
        colleague = title.office.base in WORDS.colleagues
        near = last is not None and title.word.i - last.word.i < _COLLEAGUE
        shares = colleague and title.person is not None and near
        titles.append(_shared(title, last) if shares and last is not None else title)
        holds = title.person is not None and title.office.post and not colleague
        if holds and title.office.kind == OfficeKind.STATE:
            last = title
    return replace(offices, titles=tuple(titles))


def _shared(title: Title, other: Title) -> Title:
    """Return the title of a colleague as one of the other's office."""
    label, female = other.label, title.office.female
    if Gender.UNKNOWN not in (title.gender, other.gender):
        label = label.removesuffix("in") + ("in" if female else "")
    what = replace(other.office, female=female, of=None, former=False)
    return replace(title, label=label, office=what)


def _with_genders(offices: Offices) -> Offices:
    """Tell the gender of persons by their titles, and write titles so: "Vorsitzender"."""
    genders: dict[Actor, str] = {}
    for title in sorted(offices.titles, key=lambda t: t.gender is Gender.UNKNOWN):
        person, told = title.person, _told_gender(title)
        if person is not None and person.gender == Gender.UNKNOWN != told:
            genders.setdefault(person, told)
    offices = replace(offices, genders=genders)
    return replace(offices, titles=tuple(_inflected(offices, t) for t in offices.titles))


def _told_gender(title: Title) -> Gender:
    """Return the gender that an office word tells, by its form or by the article before it."""
    weak, either = title.word.text in WORDS.weak_forms, title.article in WORDS.either_articles
    if title.gender is not Gender.UNKNOWN:
        return title.gender
    if title.article in WORDS.masculine_articles or (either and not weak):
        return Gender.MASCULINE
    feminine = either or title.article in WORDS.feminine_articles
    return Gender.FEMININE if feminine else Gender.UNKNOWN


def _inflected(offices: Offices, title: Title) -> Title:
    """Return a title as a man or a woman bears it, where its form does not tell."""
    known = offices.gender(title.person) if title.person is not None else Gender.UNKNOWN
    gender = known if known != Gender.UNKNOWN else _told_gender(title)
    if title.gender is not Gender.UNKNOWN or gender == Gender.UNKNOWN:
        return title
    *ranks, noun = title.label.split()
    ranks = [nominative(rank, gender) for rank in ranks]
    return replace(title, label=" ".join([*ranks, noun[0] + nominative(noun[1:], gender)]))


def _with_owners(offices: Offices) -> Offices:
    """Tell whose an office is by who holds it, and by possessives."""
    return _in_turn(offices, lambda c: owned(replace(c, title=represented(c)), Step.PERSON))


def _with_guessed_owners(offices: Offices) -> Offices:
    """Guess from the article whose the offices are that somebody holds."""
    home = home_state(offices.discourse)
    return _in_turn(
        offices,
        lambda c: owned(replace(c, home=home), Step.ARTICLE) if c.title.person else c.title,
    )


def _in_turn(offices: Offices, settle: Callable[[Case], Title]) -> Offices:
    """Settle one title after the other, each with those before it already settled."""
    for place, title in enumerate(offices.titles):
        before, after = offices.titles[:place], offices.titles[place + 1 :]
        offices = replace(offices, titles=(*before, settle(Case(title, offices)), *after))
    return offices


def _with_persons(offices: Offices) -> Offices:
    """List the offices of each person: those with a told owner, then all."""
    held: dict[Actor, dict[tuple[str, str | None], None]] = {}
    for title in sorted(offices.titles, key=lambda t: t.owner is None or t.is_guessed):
        if title.person is not None:
            held.setdefault(title.person, {})[title.label, title.owner_key] = None
    return replace(offices, held={person: tuple(titles) for person, titles in held.items()})


STEPS: tuple[Callable[[Offices], Offices], ...] = (
    _with_holders,
    _with_colleagues,
    _with_genders,
    _with_owners,
    _with_guessed_owners,
    _with_persons,
)
"""In this order: a colleague shares the office of a holder; genders tell whose possessives are."""
