"""Who or what an entity may be: entries of the base, each with the way it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.link.base import Entry, Hit
    from kg.link.context import Context
    from kg.model import Entity

_NEAR = {("State", "Place"), ("Place", "State"), ("Organisation", "State")}


@dataclass(slots=True)
class Found:
    """A candidate and the best way in which it was found."""

    entry: Entry
    way: str
    """One of the first features of the score: ``exact_de``, ``surname``, ``body`` …."""
    strength: float
    reason: str
    sources: int = 1
    """How many sources of the base give it this name."""
    initials: bool = False
    """Whether the name is the abbreviation of a party, which may stand for much else."""


def surface_names(entity: Entity, context: Context) -> list[str]:
    """Return the entity's name and its other named mentions, each once, the name first."""
    mentions = [m.text for m in context.mentions.get(entity.id, ()) if m.form == "name"]
    return list(dict.fromkeys([entity.name, *sorted(mentions, key=len, reverse=True)]))


def fitting(context: Context, entity: Entity, number: int) -> Entry | None:
    """Return an entry of the base if its type is the entity's or near to it."""
    entry = context.base.entry(number)
    if entry is None:
        return None
    same = entry.type == entity.type or (entity.type, entry.type) in _NEAR
    return entry if same else None


def attested(found: list[Found], hits: tuple[Hit, ...]) -> list[Found]:
    """Count the sources that give each candidate its name."""
    sources: dict[int, set[str]] = {}
    for hit in hits:
        sources.setdefault(hit.entity, set()).add(hit.source)
    for one in found:
        one.sources = len(sources[one.entry.id])
    return found


def best(found: list[Found], entity: Entity) -> list[Found]:
    """Return each candidate once, by the best way, those of the entity's type if there are any."""
    kept: dict[int, Found] = {}
    for one in found:
        known = kept.get(one.entry.id)
        if known is None or one.strength > known.strength:
            kept[one.entry.id] = one
    if any(f.entry.type == entity.type for f in kept.values()):
        kept = {n: f for n, f in kept.items() if f.entry.type == entity.type}
    return sorted(kept.values(), key=lambda f: (-f.strength, -f.entry.weight, f.entry.id))
