"""Bodies of a state: what kind a name tells, and whose: ``russisches Außenministerium``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link import tables
from kg.link.names import fold, nominatives
from kg.link.states import adjective, capital_state, named, state_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.link.base import Entry
    from kg.link.context import Context
    from kg.model import Entity

_LEADS = ("der ", "des ", "von ", "den ", "dem ")
_INSIDE = ("in ", "im ")


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body, and whose it is."""

    kind: str
    state: int | None
    told: bool
    """Whether name or reading give the state; else the article is about that country alone."""


def body_of(entity: Entity, names: Sequence[str], context: Context) -> Body | None:
    """Return the kind and the state of a body; ``None`` if its names tell no kind.

    ``russisches Außenministerium``, ``Außenministerium in Warschau``, ``Burundis Regierung``,
    ``US-Botschaft``.
    """
    kind = state = None
    for name in names:
        found = _parsed(name, context)
        if found is None:
            continue
        if found[1] is _UNKNOWN:
            return None
        kind, state = kind or found[0], state or found[1]
    if kind is None:
        return None
    state = state or context.country_of(context.states.get(entity.of or ""))
    if state is None and len(beside := context.beside(entity.id)) == 1:
        state = min(beside)
    if state is not None:
        return Body(kind, state, told=True)
    return Body(kind, _home(kind, context), told=False)


def _home(kind: str, context: Context) -> int | None:
    """Return the country whose body is meant where none is told.

    A party goes with the parties beside it, a kind that few states have with the one of them that
    is spoken of, all else with the country that the article is about, or is dated from.
    """
    body = tables.body(kind)
    if body.is_party and len(context.party_countries) == 1:
        return next(iter(context.party_countries))
    if body.is_rare:
        having = [
            c for c in context.countries if any(r < 2 for _, r in context.base.bodies(kind, c))
        ]
        alone = len(having) == 1 and context.home in (None, having[0])
        return having[0] if alone else None
    return context.home if context.home is not None or body.is_party else context.dated_from


_UNKNOWN = -1
"""Words stand beside the kind that name no state: ``Bildungsministerium der Provinz``."""


def _parsed(name: str, context: Context) -> tuple[str, int | None] | None:
    """Return kind and state of a name; the state is ``_UNKNOWN`` where other words stand there."""
    words = name.split()
    for split in _splits(words):
        before, head, after = split
        kind = kind_of(" ".join(head))
        if kind is None:
            continue
        if not before and not after:
            return kind, adjective(head[0], context.base)
        return kind, _state(before, after, context) or _UNKNOWN
    return None


def _splits(words: list[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Yield what may be the head of a name, of two words or one, with the words around it."""
    for size in (2, 1):
        for at in (0, len(words) - size):
            if at >= 0 and (at == 0 or at <= 2):
                yield words[:at], words[at : at + size], words[at + size :]


def _state(before: list[str], after: list[str], context: Context) -> int | None:
    base = context.base
    if before:
        state = named(before[-1], base) or state_named(" ".join(before), base)
        return state if state is not None else capital_state(before[-1].removesuffix("er"), base)
    text = " ".join(after)
    for lead in _INSIDE:
        if text.startswith(lead):
            place = text.removeprefix(lead)
            return state_named(place, base) or capital_state(place, base)
    for lead in _LEADS:
        text = text.removeprefix(lead)
    return state_named(text, base)


def kind_of(head: str) -> str | None:
    """Return the kind of body that a word or two name: ``Grünen`` → ``party-greens``."""
    word = head if " " in head else head.rsplit("-", 1)[-1]
    heads, key = tables.body_heads(), fold(word)
    forms = (*nominatives(key), key.removesuffix("n"), key.removesuffix("r"))
    return next((heads[form] for form in forms if form in heads), None)


def candidates(body: Body, context: Context) -> list[Entry]:
    """Return the entries of that kind in that state: those that are called most plainly.

    Of several parties of a family the best known one is meant, if there is one.
    """
    if body.state is None:
        return []
    ranked = context.base.bodies(body.kind, body.state)
    found = [(rank, e) for n, rank in ranked if (e := context.base.entry(n))]
    if not found:
        return []
    best = min(rank for rank, _ in found)
    if best > 1 and not body.told:
        return []
    plain = [entry for rank, entry in found if rank == best]
    most = max(entry.weight for entry in plain)
    known = [entry for entry in plain if entry.weight == most]
    return [] if tables.body(body.kind).is_party and len(known) > 1 else known
