"""What changed between two compiled bases: entities that came, went, or say something else."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.base import opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADDED, REMOVED, CHANGED = "+", "-", "~"
_SHOWN = 3
"""How many names or offices of a change are listed."""
_FACTS = ("type", "label", "country", "born", "died")

Facts = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One entity that differs between two bases."""

    sign: str
    qid: str
    type: str
    label: str
    details: tuple[str, ...] = ()
    """What differs: ``label Kiew → Kyjiw``, ``+ office President 2019-05-20``."""


def changes(old: Path, new: Path) -> Iterator[Change]:
    """Yield what changed from one compiled base to the other, by number of the entity.

    Raises:
        LinkError: one of them is no base of this format.
    """
    connections = opened(old), opened(new)
    try:
        before, after = (_facts(c) for c in connections)
        names, offices = (tuple(read(c) for c in connections) for read in (_names, _offices))
        for number in sorted({*before, *after}):
            one, two = before.get(number), after.get(number)
            if one is None or two is None:
                facts = two or one or ()
                sign = ADDED if one is None else REMOVED
                yield Change(sign, f"Q{number}", str(facts[0]), str(facts[1]))
                continue
            details = [
                f"{fact} {_shown(a)} → {_shown(b)}"
                for fact, a, b in zip(_FACTS, one, two, strict=True)
                if a != b
            ]
            details += _moved("name", *(found.get(number, set()) for found in names))
            details += _moved("office", *(found.get(number, set()) for found in offices))
            if details:
                yield Change(CHANGED, f"Q{number}", str(two[0]), str(two[1]), tuple(details))
    finally:
        for connection in connections:
            connection.close()


def counts(found: list[Change]) -> Counter[tuple[str, str]]:
    """Return how many entities of each type came, went or changed."""
    return Counter((one.sign, one.type) for one in found)


def _facts(connection: sqlite3.Connection) -> dict[int, Facts]:
    rows = connection.execute("SELECT id, type, label, country, born, died FROM entities")
    return {int(row[0]): tuple(row[1:]) for row in rows}


def _names(connection: sqlite3.Connection) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for entity, text in connection.execute("SELECT entity, text FROM aliases"):
        found.setdefault(int(entity), set()).add(str(text))
    return found


def _offices(connection: sqlite3.Connection) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    rows = connection.execute(
        "SELECT o.entity, t.title, o.start, o.end FROM offices o JOIN titles t ON t.id=o.title"
    )
    for entity, title, start, end in rows:
        span = f"{title} {start or '…'}/{end or ''}"
        found.setdefault(int(entity), set()).add(span)
    return found


def _moved(what: str, before: set[str], after: set[str]) -> Iterator[str]:
    for sign, texts in ((ADDED, after - before), (REMOVED, before - after)):
        for text in sorted(texts)[:_SHOWN]:
            yield f"{sign} {what} {text}"
        if len(texts) > _SHOWN:
            yield f"{sign} {len(texts) - _SHOWN} more {what}s"


def _shown(value: object) -> str:
    return "none" if value is None else str(value)
