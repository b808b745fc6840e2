"""Several meetings in one clause: "traf nacheinander A und B", "erst mit A, dann mit B"."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.read.meetings.context import Scene
    from kg.read.meetings.drafts import Draft

_APART = frozenset("nacheinander getrennt einzeln separat jeweils reihum".split())  # noqa: SIM905
_THEN = frozenset("dann danach anschließend später hinterher darauf abends nachmittags".split())  # noqa: SIM905

_SPLIT = ("getrennt", "einzeln", "separat")


def apart(scene: Scene, draft: Draft) -> list[Draft]:
    """Return a draft for each partner where the clause says that they were met one by one."""
    others = [p for p in draft.parties if p not in draft.lead]
    one = len(draft.lead) == 1 and not scene.cast.is_state(draft.lead[0])
    if not one or len(others) < 2 or not _says_apart(scene, draft, others):
        return [draft]
    kind = "bilateral" if draft.kind == "multilateral" else draft.kind
    return [
        dataclasses.replace(draft, parties=[*draft.lead, other], kind=kind, alone=True)
        for other in others
    ]


def _says_apart(scene: Scene, draft: Draft, others: list[str]) -> bool:
    verb = draft.trigger
    if verb.is_noun:
        return any(c.is_adjectival and c.lower.startswith(_SPLIT) for c in verb.children)
    if not verb.is_verb:
        return False
    words = [t for t in verb.sent if t.lower in _APART and t.head in (verb, *verb.children)]
    if words:
        return True
    heads = [
        m.begin
        for m in scene.cast.mentions
        if m.entity in others and verb.sent.start_char <= m.begin < verb.sent.end_char
    ]
    if len(heads) < 2:
        return False
    between = [t for t in verb.sent if heads[0] < t.idx < heads[-1]]
    return any(t.lower in _THEN for t in between)
