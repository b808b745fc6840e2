"""Which kind of a state's body an organisation is: its ministry, its parliament, its party."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link import tables
from kg.link.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.link.records import Record

_GAPS = (" of the ", " of ", " der ", " des ", " von ")
_NO_STATE = frozenset(("deputy", "israeli", "joint", "shadow", "former", "nordic", "european"))
"""Words before a kind that are no adjective of the state: a deputy ministry is no ministry."""


def of_body(record: Record) -> Iterator[tuple[str, int]]:
    """Yield the classes of an organisation, each with its rank: 0 if its name says no more.

    ``Ministry of Defence (Oman)`` → ``defence-ministry``, 0; ``Parliament of Norway`` →
    ``parliament``, 1; ``Bavarian State Ministry of Justice`` → ``justice-ministry``, 2.
    """
    titles = {role.title for role in record.roles}
    if "government" in titles:
        yield "government", 0
        return
    if "cabinet" in titles:
        return
    for body in tables.bodies():
        if body.name == "government" or body.is_party != ("party" in titles):
            continue
        ranks = [rank for a in record.aliases if (rank := _fits(body, a.text)) is not None]
        if ranks:
            yield body.name, min(ranks)


def _fits(body: tables.BodyClass, text: str) -> int | None:
    key = fold(re.split(r"[(,]", text, maxsplit=1)[0])
    if body.label is None:
        return None
    if body.label.fullmatch(key):
        return 0
    for gap in _GAPS:
        head, found, tail = key.rpartition(gap)
        if found and body.label.fullmatch(head) and len(tail.split()) <= 4:
            return 1
    head, _, tail = key.partition(" ")
    return 2 if tail and body.label.fullmatch(tail) and head not in _NO_STATE else None
