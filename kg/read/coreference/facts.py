"""Which entities a fact speaks of, whatever its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from kg.model import IssuedWarning, Meeting, Position, Statement

T = TypeVar("T", Position, Meeting, IssuedWarning, Statement)
_SEVERAL = ("participants", "targets", "addressees")
_ONE = ("person", "of", "place", "according_to", "issuer", "speaker")


def entities_in(fact: object) -> Iterator[str]:
    """Yield the ids of the entities that take part in a fact."""
    yield from (entity for role in _SEVERAL for entity in getattr(fact, role, ()))
    one = (getattr(fact, role, None) for role in _ONE)
    yield from (entity for entity in one if entity is not None)


def renumbered(fact: T, ids: Mapping[str, str]) -> T:
    """Return the fact with other ids for its entities."""
    told: dict[str, Any] = {role: getattr(fact, role, None) for role in (*_SEVERAL, *_ONE)}
    several = {role: tuple(ids[e] for e in told[role]) for role in _SEVERAL if told[role]}
    one = {role: ids[told[role]] for role in _ONE if told[role] is not None}
    return replace(fact, **several, **one)  # type: ignore[arg-type]
