"""Which entities a fact speaks of, whatever its kind: in roles of one, and of several."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kg.model import IssuedWarning, Meeting, Position, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

T = TypeVar("T", Position, Meeting, IssuedWarning, Statement)
_ROLES = (
    "person",
    "of",
    "participants",
    "place",
    "according_to",
    "issuer",
    "targets",
    "speaker",
    "addressees",
)


def entities_in(fact: object) -> Iterator[str]:
    """Yield the ids of the entities that take part in a fact."""
    for role in _ROLES:
        value = getattr(fact, role, None)
        yield from (value,) if isinstance(value, str) else value or ()


def renumbered(fact: T, ids: Mapping[str, str]) -> T:
    """Return the fact with other ids for its entities."""
    if all(ids[one] == one for one in entities_in(fact)):
        return fact
    changes: dict[str, object] = {}
    for role in _ROLES:
        value = getattr(fact, role, None)
        if value is not None:
            several = not isinstance(value, str)
            changes[role] = tuple(ids[one] for one in value) if several else ids[value]
    return replace(fact, **changes)  # type: ignore[arg-type]
