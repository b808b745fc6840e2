"""A reading completed by its links: whose office somebody holds, whose body a ministry is.

What the text itself tells stays. A state that the reader left open, or worked out from a place in
the sentence, is the one that the linked person held the office of on the day.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link import bodies, offices, tables
from kg.link.candidates import surface_names
from kg.link.claims import Claim
from kg.model import Entity, EntityType, Link, StateBody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.link.context import Context
    from kg.model import Extraction, Position

_OF_STATES = frozenset((
    "head-of-state", "head-of-government", "foreign-minister", "defence-minister",
    "interior-minister", "finance-minister", "justice-minister", "economy-minister",
    "energy-minister", "vice-president", "deputy-head-of-government", "deputy-foreign-minister",
    "security-adviser", "ambassador",
))  # fmt: skip
"""Offices that are a state's, so that the holder's country tells whose."""


@dataclass(frozen=True, slots=True)
class Completed:
    """An extraction with the states that its links tell."""

    extraction: Extraction
    added: tuple[Link, ...]
    """The links of the states that it lacked."""
    bodies: tuple[StateBody, ...]
    """The kinds of bodies that have no link."""


def complete(extraction: Extraction, context: Context, links: Mapping[str, Link]) -> Completed:
    """Return the extraction with the states that its links tell, and the kinds of its bodies."""
    states = _States(extraction, context, links)
    positions = tuple(_completed(p, context, links, states) for p in extraction.positions)
    found = {e.id: body for e in extraction.entities if (body := _body(e, context, links))}
    entities = tuple(
        _of_state(e, found[e.id], states)
        if e.id in found
        else _belonging(e, context, links, states)
        for e in extraction.entities
    )
    changed = dataclasses.replace(
        extraction, positions=positions, entities=(*entities, *states.added)
    )
    kinds = tuple(
        StateBody(e.id, found[e.id].kind)
        for e in entities
        if e.id in found and e.of is not None and _is_single(found[e.id].kind)
    )
    return Completed(_without_guesses(changed, extraction, links), tuple(states.links), kinds)


class _States:
    """The entities of states, by their number in the base; those that are missing are added."""

    def __init__(self, extraction: Extraction, context: Context, links: Mapping[str, Link]) -> None:
        self._base = context.base
        self.added: list[Entity] = []
        self.links: list[Link] = []
        self._known: dict[int, str] = {}
        for entity in extraction.entities:
            link = links.get(entity.id)
            if entity.type == "State" and link is not None and link.qid is not None:
                self._known.setdefault(int(link.qid[1:]), entity.id)

    def entity(self, number: int) -> str | None:
        """Return the id of the entity of a state; ``None`` if it is none."""
        if number not in self._known:
            entry = self._base.entry(number)
            if entry is None or entry.type != "State":
                return None
            added = Entity(f"k{len(self.added)}", EntityType.STATE, entry.label)
            self.added.append(added)
            self.links.append(Link(added.id, entry.qid, entry.label, 1.0, nil=False))
            self._known[number] = added.id
        return self._known[number]


def _completed(
    position: Position, context: Context, links: Mapping[str, Link], states: _States
) -> Position:
    entity = context.entities.get(position.person)
    if entity is None or _is_settled(position, entity, context):
        return position
    number = owner(position, context, links)
    if number is None:
        return position
    of = states.entity(number)
    return position if of is None else dataclasses.replace(position, of=of)


def _is_settled(position: Position, entity: Entity, context: Context) -> bool:
    """Return whether the text tells whose office it is, or a body's it is."""
    owner = context.entities.get(position.of or "")
    if owner is None:
        return False
    return owner.type != "State" or context.is_told(entity, position.of)


def owner(position: Position, context: Context, links: Mapping[str, Link]) -> int | None:
    """Return the state whose office the linked person holds, or held, under that title.

    Of several (a king of many states) it is the one that the reader found, or the holder's own.
    """
    link = links.get(position.person)
    entry = context.base.entry(int(link.qid[1:])) if link and link.qid else None
    if entry is None:
        return None
    classes = tables.office_classes(position.title)
    claims = [Claim(c, None, told=False, former=position.former) for c in classes]
    terms = context.base.terms(entry.id)
    held = {t.of for t in terms for c in claims if t.of and offices.holds(t, c, context.day)}
    states = {number for number in held if context.country_of(number) == number}
    read = context.country_of(context.states.get(position.of or ""))
    if read in states:
        return read
    if len(states) == 1:
        return states.pop()
    alone = read is None and entry.country in states
    return entry.country if alone or (not states and _OF_STATES & set(classes)) else None


def _belonging(
    entity: Entity, context: Context, links: Mapping[str, Link], states: _States
) -> Entity:
    link = links.get(entity.id)
    if entity.type != "Person" or entity.of is None or link is None or link.qid is None:
        return entity
    entry, owner = context.base.entry(int(link.qid[1:])), context.entities.get(entity.of)
    guessed = owner is not None and owner.type == "State" and not context.is_told(entity, entity.of)
    stands_for = context.country_of(context.states.get(entity.of))
    if guessed and entry is not None and entry.country not in (None, stands_for):
        return dataclasses.replace(entity, of=states.entity(entry.country))
    return entity


def _body(entity: Entity, context: Context, links: Mapping[str, Link]) -> bodies.Body | None:
    """Return the kind and the state of a body without an entry, if the text tells both."""
    link = links.get(entity.id)
    if entity.type != "Organisation" or (link is not None and link.qid is not None):
        return None
    body = bodies.body_of(entity, surface_names(entity, context), context)
    return body if body is not None and body.told and body.state is not None else None


def _of_state(entity: Entity, body: bodies.Body, states: _States) -> Entity:
    of = entity.of or (None if body.state is None else states.entity(body.state))
    return dataclasses.replace(entity, of=of)


def _is_single(kind: str) -> bool:
    """Return whether kind and state tell which it is: of embassies and parties there are many."""
    return kind != "embassy" and not tables.body(kind).is_party


def _without_guesses(
    changed: Extraction, before: Extraction, links: Mapping[str, Link]
) -> Extraction:
    """Take out states that only a guess of the reader's had brought in."""
    named = {m.entity for m in changed.mentions}
    needed = set(_references(changed))
    dropped = {
        e.id
        for e in before.entities
        if e.type == "State" and e.id in links and e.id not in named and e.id not in needed
        and e.id in set(_references(before))
    }  # fmt: skip
    if not dropped:
        return changed
    kept = tuple(e for e in changed.entities if e.id not in dropped)
    return dataclasses.replace(changed, entities=kept)


def _references(extraction: Extraction) -> Iterator[str]:
    """Yield the ids of entities that something in a reading refers to."""
    for entity in extraction.entities:
        yield from _given(entity.of, entity.acts_for)
    for position in extraction.positions:
        yield from _given(position.person, position.of)
    for meeting in extraction.meetings:
        yield from (*meeting.participants, *_given(meeting.place, meeting.according_to))
    for warning in extraction.warnings:
        yield from (*warning.targets, *_given(warning.issuer, warning.according_to))
    for statement in extraction.statements:
        yield from (*statement.addressees, *_given(statement.speaker, statement.according_to))


def _given(*ids: str | None) -> Iterable[str]:
    return (number for number in ids if number is not None)
