"""Meetings at the edge of larger ones: "am Rande des Gipfels"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.read.grammar.phrases import phrase_of
from kg.read.meetings.drafts import Draft
from kg.read.meetings.kinds import Family

if TYPE_CHECKING:
    from kg.read.grammar.tree import Stretch
    from kg.read.meetings.context import Context

_LARGER = frozenset((Family.SUMMIT, Family.TALK))
_NEVER_AT_EDGE = frozenset((Family.PRESS, Family.CALL))


def tie_edges(_: Context, drafts: list[Draft]) -> list[Draft]:
    """Tie each meeting to the larger one of its sentence "am Rande" of which it took place."""
    tied = list(drafts)
    beside: dict[Stretch, list[int]] = {}
    for place, draft in enumerate(drafts):
        beside.setdefault(draft.trigger.sent, []).append(place)
    for at in range(len(tied)):
        for larger in beside[tied[at].trigger.sent]:
            if larger != at and _is_at_edge(tied[at], tied[larger]):
                tied[at], tied[larger] = _tied(tied[at], tied[larger])
    return tied


def place_edges(_: Context, drafts: list[Draft]) -> list[Draft]:
    """Give each meeting without a place that of the larger one at whose edge it took place."""
    places = {told.number: d.place for d in drafts for told in (d, *d.absorbed)}
    return [
        d if d.place is not None or d.edge_of is None else replace(d, place=places.get(d.edge_of))
        for d in drafts
    ]


def _is_at_edge(draft: Draft, larger: Draft) -> bool:
    one_sentence = larger.trigger.sent == draft.trigger.sent
    return larger.family in _LARGER and one_sentence and phrase_of(larger.trigger).is_at_edge


def _tied(draft: Draft, larger: Draft) -> tuple[Draft, Draft]:
    """Return both with the place that one of them has, the larger with the time as well."""
    place = draft.place or larger.place
    edge = draft.edge_of if draft.family in _NEVER_AT_EDGE else larger.number
    return (
        replace(draft, place=place, edge_of=edge),
        replace(larger, place=larger.place or place, time=larger.time or draft.time),
    )
