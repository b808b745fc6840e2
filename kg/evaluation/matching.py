"""Which answer stands for which item of gold."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

Item = dict[str, Any]
Pair = tuple[int, int]
"""Places of an item of gold and of the answer that stands for it."""


def pairs(
    gold: Sequence[Item], answers: Sequence[Item], likeness: Callable[[Item, Item], float]
) -> list[Pair]:
    """Pair one to one, the likest first, the earlier first among equals; unlike ones stay alone."""
    scored = [
        (-likeness(item, answer), i, j)
        for i, item in enumerate(gold)
        for j, answer in enumerate(answers)
    ]
    taken_gold: set[int] = set()
    taken_answers: set[int] = set()
    found = []
    for unlikeness, i, j in sorted(scored):
        if unlikeness < 0 and i not in taken_gold and j not in taken_answers:
            taken_gold.add(i)
            taken_answers.add(j)
            found.append((i, j))
    return found


def gathered(rows: Sequence[dict[str, str]], node: str, role: str) -> list[Item]:
    """Return one item a node: its first row, and in ``roles`` the names of all its rows."""
    found: dict[str, Item] = {}
    for row in rows:
        item = found.setdefault(row[node], {**row, "roles": set()})
        if row.get(role):
            item["roles"].add(row.get(f"{role}Name") or row[role])
    return list(found.values())


def folded(text: str | None) -> str:
    """Return ``text`` without case, its words set apart by one space."""
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def contained(one: str, other: str | None) -> bool:
    """Return whether the words of one text are part of the other's."""
    first, second = folded(one), folded(other)
    return first in second or second in first


def local(iri: str | None) -> str:
    """Return what follows the last ``#`` or ``/``."""
    return re.split(r"[#/]", iri or "")[-1]
