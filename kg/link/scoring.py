"""The score: named features, a weight for each, a probability from their sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.link import tables
from kg.link.candidates import Found, describes, holder, holds, offices_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.link.base import Entry
    from kg.link.context import Context
    from kg.model import Entity

FEATURES = (
    "exact_de", "exact", "abbreviation", "demonym", "reduced", "transcription", "stem",
    "alias_single", "surname", "body", "office",
    "likeness", "type_other", "prior", "of_country", "of_other", "country_in", "country_out",
    "place_in", "place_out",
    "office_held", "office_class", "office_other", "described", "before_time", "attested", "rivals",
    "live",
)  # fmt: skip

Features = dict[str, float]


def features(one: Found, rivals: Sequence[Found], entity: Entity, context: Context) -> Features:
    """Return the features of a candidate, those that are not nought."""
    entry = one.entry
    found: Features = {one.way: 1.0, "prior": min(entry.weight / 120.0, 1.0)}
    if one.way == "transcription":
        found["likeness"] = one.strength / 0.8 * 4 - 3
    if entry.type != entity.type:
        found["type_other"] = 1.0
    if one.sources > 1:
        found["attested"] = math.log2(one.sources)
    equal = [r for r in rivals if _rivals(one, r, context)]
    if equal:
        found["rivals"] = math.log2(1 + len(equal))
    if entry.layer == "live":
        found["live"] = 1.0
    _country(found, entry, entity, context)
    if entry.type == "Person":
        _office(found, entry, entity, context)
    return found


def _rivals(one: Found, other: Found, context: Context) -> bool:
    """Return whether the other is as good by its name; one of a country not spoken of is not."""
    if other.entry.id == one.entry.id or other.strength < one.strength - 0.15:
        return False
    if one.entry.country in context.countries and other.entry.country is not None:
        return other.entry.country in context.countries
    return other.entry.weight >= 0.5 * one.entry.weight


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that the weights give to these features."""
    total = weights.get("bias", 0.0) + sum(weights.get(n, 0.0) * v for n, v in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def default_weights() -> dict[str, float]:
    """Return the weights in ``data/weights.tsv``."""
    return {cells[0]: float(cells[1]) for cells in tables.rows("weights")}


def _country(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    if entry.country is None or entry.type == "State":
        return
    state = context.states.get(entity.of) if entity.of else None
    if state is not None and state in context.countries:
        found["of_country" if entry.country == state else "of_other"] = 1.0
    kind = "place" if entry.type == "Place" else "country"
    if entry.country in context.countries:
        found[f"{kind}_in"] = 1.0
    elif context.countries:
        found[f"{kind}_out"] = 1.0


def _office(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    wanted = offices_of(entity, context)
    terms = context.base.terms(entry.id)
    if any(holds(t, office, state, context.day) for t in terms for office, state in wanted):
        found["office_held"] = 1.0
    elif any(t.office == office and t.of == state for t in terms for office, state in wanted):
        found["office_class"] = 1.0
    elif wanted:
        others = [holder(office, state, context) for office, state in wanted]
        if any(o not in (None, entry.id) for o in others):
            found["office_other"] = 1.0
    if describes(entry, entity, context):
        found["described"] = 1.0
    starts = [t.start for t in terms if t.start]
    if context.day and starts and (min(starts) - context.day).days > 365 * 12:
        found["before_time"] = 1.0
