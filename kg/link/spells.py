"""Spells in office: what a table merges or leaves open is cut where another held the office.

A table may give one spell for two (Putin, President 2000–, though another was President from 2008
to 2012), and an open end means open at the snapshot. Whoever holds an office that one person holds
at a time therefore tells when somebody else did not.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections import defaultdict
from typing import TYPE_CHECKING

from kg.link import tables
from kg.link.days import middle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.link.records import Record, Role

_SHORT = dt.timedelta(days=180)
"""A shorter stay of another in between is a deputy's."""
_SHARED = 0.2
"""An office of which more spells overlap is held by several at a time (collective presidencies)."""
_NOT_IT = ("acting", "interim", "commander", "caretaker", "transitional", "co-", "deputy")

Office = tuple[str, str]
"""Class of the office and QID of its state or body."""


@dataclasses.dataclass(frozen=True, slots=True)
class Spell:
    """When somebody held an office: days to reckon with, and as the table writes them."""

    start: dt.date
    end: dt.date | None
    holder: str
    first: str
    last: str | None


def cut(records: Sequence[Record]) -> list[Record]:
    """Return the records with the spells of their single offices cut by those of others.

    ``President 2000–`` of Putin → ``2000-05-07/2008-05-07`` and ``2012-05-07/``.
    """
    states = {r.qid: frozenset(a.text for a in r.aliases) for r in records if r.type == "State"}
    held = {o: spells for o, spells in _held(records, states).items() if not _is_shared(spells)}
    return [_cut(record, held) if record.type == "Person" else record for record in records]


def _office(role: Role) -> Office | None:
    office = tables.title_class(role.title)
    if role.of is None or office not in tables.single_offices():
        return None
    return None if any(word in role.title.lower() for word in _NOT_IT) else (office, role.of)


def _held(
    records: Iterable[Record], states: Mapping[str, frozenset[str]]
) -> dict[Office, list[Spell]]:
    found: dict[Office, list[Spell]] = defaultdict(list)
    for record in records:
        for role in record.roles:
            office, start = _office(role), middle(role.start)
            of_it = states.get(role.of or "")
            if office is not None and start is not None and not _is_regional(role, of_it):
                spell = Spell(start, middle(role.end), record.qid, role.start or "", role.end)
                found[office].append(spell)
    return {office: sorted(spells, key=_order) for office, spells in found.items()}


def _is_regional(role: Role, state: frozenset[str] | None) -> bool:
    """Return whether the title names a part of the state: ``Prime Minister of Tatarstan``."""
    _, of, place = role.title.partition(" of ")
    names = {place, place.removeprefix("the ")}
    return bool(of) and state is not None and not names & (state | {"State", "Government"})


def _order(spell: Spell) -> tuple[dt.date, dt.date, str]:
    return spell.start, spell.end or dt.date.max, spell.holder


def _is_shared(spells: Sequence[Spell]) -> bool:
    """Return whether many are in office at once: then one spell says nothing of another's end."""
    closed = [s for s in spells if s.end is not None]
    overlaps = sum(_overlap(one, two) for one, two in itertools.pairwise(closed))
    return overlaps > max(1.0, _SHARED * len(closed))


def _overlap(one: Spell, two: Spell) -> bool:
    if one.end is None or two.end is None or one.holder == two.holder:
        return False
    return two.start + _SHORT < one.end < two.end


def _cut(record: Record, held: Mapping[Office, Sequence[Spell]]) -> Record:
    roles: list[Role] = []
    for role in record.roles:
        office = _office(role)
        others = [s for s in held.get(office, ()) if s.holder != record.qid] if office else []
        roles += _pieces(role, _blocks(others))
    if roles == list(record.roles):
        return record
    return dataclasses.replace(record, roles=tuple(dict.fromkeys(roles)))


def _blocks(spells: Iterable[Spell]) -> list[Spell]:
    """Return the times in which one after the other of these held the office."""
    found: list[Spell] = []
    for spell in spells:
        if spell.end is not None and spell.end - spell.start < _SHORT:
            continue
        last = found[-1] if found else None
        if last is None or (last.end is not None and spell.start > last.end + _SHORT):
            found.append(spell)
        elif last.end is not None and (spell.end is None or spell.end > last.end):
            found[-1] = dataclasses.replace(last, end=spell.end, last=spell.last)
    return found


def _pieces(role: Role, blocks: Sequence[Spell]) -> list[Role]:
    """Return a spell without the times in which others held the office."""
    start, end = middle(role.start), middle(role.end)
    if start is None:
        return [role]
    found, first = [], role.start
    for block in blocks:
        if block.start <= start + _SHORT or (end is not None and block.start >= end - _SHORT):
            continue
        if (end is None) != (block.end is None) and block.end is None:
            continue
        if end is not None and block.end is not None and block.end > end + _SHORT:
            continue
        found.append(dataclasses.replace(role, start=first, end=block.first))
        if block.end is None or (end is not None and block.end >= end - _SHORT):
            return found
        start, first = block.end, block.last
    return [*found, dataclasses.replace(role, start=first)]
