"""Which offices an article gives somebody, and who held one on a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.link import tables
from kg.link.claims import Claim
from kg.link.names import fold
from kg.link.states import adjective

if TYPE_CHECKING:
    from kg.link.base import Entry, Term
    from kg.link.context import Context
    from kg.model import Entity

HIGHEST = frozenset((
    "head-of-state", "head-of-government", "commission-president", "council-president",
    "high-representative", "secretary-general",
))  # fmt: skip
HIGH = HIGHEST | {"foreign-minister", "party-leader"}
"""Offices whose holders German news calls by the surname alone."""
SENIOR = frozenset((
    "defence-minister", "interior-minister", "finance-minister", "vice-president",
    "deputy-head-of-government", "economy-minister",
))  # fmt: skip
INTERNATIONAL = frozenset((
    "commission-president", "council-president", "high-representative", "secretary-general",
    "commissioner",
))  # fmt: skip
"""Offices of bodies of many states, whose holders come from anywhere."""
_LONG = 13_000
"""Days after which an open end is doubted."""
_FORGOTTEN = dt.timedelta(days=180)
_ELECTED = 120
"""Days before taking office in which somebody may bear its title already."""


def claims(entity: Entity, context: Context) -> tuple[Claim, ...]:
    """Return the offices that the article gives a person, those with a told state first."""
    if entity.id not in context.claims:
        found = dict.fromkeys((*_by_position(entity, context), *_by_name(entity, context)))
        context.claims[entity.id] = tuple(sorted(found, key=lambda c: not c.told))
    return context.claims[entity.id]


def _by_position(entity: Entity, context: Context) -> list[Claim]:
    found = []
    for position in context.positions.get(entity.id, ()):
        state = context.states.get(position.of) if position.of else None
        words = position.title.split()
        named = adjective(words[0], context.base) if words else None
        told = context.is_told(entity, position.of) or named is not None
        found += [
            Claim(office, state or named, told and (state or named) is not None, position.former)
            for office in tables.office_classes(position.title)
        ]
    return found


def _by_name(entity: Entity, context: Context) -> list[Claim]:
    """``entity.office``, and what a name itself says: ``US-Außenminister``."""
    state = context.states.get(entity.of) if entity.of else None
    given = {title_key(p.title) for p in context.positions.get(entity.id, ())}
    found = []
    for word in (entity.office, *entity.name.split()[-1:]):
        if not word or title_key(word) in given:
            continue
        named = adjective(word, context.base) or adjective(entity.name.split()[0], context.base)
        told = named is not None or context.is_told(entity, entity.of)
        beside = named or state
        found += [
            Claim(office, beside, told and beside is not None)
            for office in tables.office_classes(word)
        ]
    return found


def is_international(entity: Entity, context: Context) -> bool:
    """Return whether the article gives somebody an office of a body of many states."""
    return any(claim.office in INTERNATIONAL for claim in claims(entity, context))


def title_key(title: str) -> str:
    """Return the last word of a title, folded, for comparison."""
    return fold(title).split(" ")[-1]


def holds(term: Term, claim: Claim, day: dt.date | None) -> bool:
    """Return whether this is a term in that office on that day; of a former holder, one before."""
    if term.office != claim.office or (claim.told and term.of != claim.state):
        return False
    if claim.former:
        return day is None or term.start is None or term.start <= day
    return day is None or covers(term, day)


def covers(term: Term, day: dt.date) -> bool:
    """Return whether a term covers a day; an open end is believed for some years only."""
    if not term.covers(day):
        return False
    open_since = term.start if term.end is None else None
    return open_since is None or (day - open_since).days < _LONG


def is_later(term: Term, day: dt.date | None) -> bool:
    """Return whether an office was taken long after a day: who bears its title then is another."""
    return bool(day and term.start and (term.start - day).days > _ELECTED)


def holder(office: str, state: int, context: Context) -> int | None:
    """Return the one who held the office on the article's day, if the base knows exactly one.

    Of several who cover the day the one who took office last holds it. Long after the last thing
    that the base knows of a state's offices it knows no holder.
    """
    day = context.day
    if day is None or office not in tables.single_offices():
        return None
    known = context.base.holders(state, office)
    terms = [t for t in known if t.start and t.covers(day)]
    terms = [t for t in terms if t.end or (day - (t.start or day)).days < _LONG]
    if not terms or (all(t.end is None for t in terms) and is_forgotten(state, context)):
        return None
    latest = max(t.start for t in terms if t.start)
    people = {t.entity for t in terms if t.start == latest}
    return people.pop() if len(people) == 1 else None


def is_forgotten(state: int, context: Context) -> bool:
    """Return whether the article is much younger than what the base knows of a state."""
    last = context.base.horizon(state)
    return bool(context.day and last and context.day > last + _FORGOTTEN)


def is_in_high_office(entry: Entry, context: Context, classes: frozenset[str]) -> bool:
    """Return whether somebody holds one of these offices on the article's day."""
    day = context.day
    if day is None:
        return False
    return any(t.office in classes and t.start and covers(t, day) for t in _terms(entry, context))


def rank(entry: Entry, context: Context) -> float:
    """Return how high an office somebody holds on the article's day, 0 to 1."""
    if is_in_high_office(entry, context, HIGHEST):
        return 1.0
    if is_in_high_office(entry, context, HIGH):
        return 0.7
    return 0.4 if is_in_high_office(entry, context, SENIOR) else 0.0


def _terms(entry: Entry, context: Context) -> tuple[Term, ...]:
    return context.base.terms(entry.id)


def describes(entry: Entry, entity: Entity, context: Context) -> bool:
    """Return whether the base's description of a person has the office that the article gives."""
    words = [p.title for p in context.positions.get(entity.id, ())]
    words += [entity.office] if entity.office else []
    text = fold(entry.description)
    return any(title_key(w).removesuffix("in") in text for w in words if w) if text else False
