"""The score: named features, a weight for each, a probability from their sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.link import offices, personfeatures, placefeatures, tables
from kg.link.prominence import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.link.base import Entry
    from kg.link.candidates import Found
    from kg.link.context import Context
    from kg.model import Entity

FEATURES = (
    "exact_de", "exact", "bare", "abbreviation", "party", "short", "demonym", "reduced",
    "transcription", "stem", "alias_single", "surname", "body", "body_home", "office", "likeness",
    "type_other",
    "prior", "of_country", "of_other", "near_country", "near_other", "country_in", "country_out",
    "body_in", "body_out", "place_in", "place_out", "small_out", "beside", "beside_other",
    "region", "town", "sole", "elsewhere", "dwarfed", "contested", "unpolitical", "latin",
    "stranger", "in_office", "office_held", "office_fits", "office_class", "office_later",
    "office_other", "office_never", "described", "before_time", "after_time", "faded", "party_same",
    "party_other", "sex_other", "generation_other", "occupation_other", "named_after", "attested",
    "rivals", "live",
)  # fmt: skip

Features = dict[str, float]

_WELL_KNOWN = 0.3
_HALF = 0.5
"""A body that is well known (a news agency, an army) is named without its country more often."""


def features(one: Found, rivals: Sequence[Found], entity: Entity, context: Context) -> Features:
    """Return the features of a candidate, those that are not nought."""
    entry = one.entry
    found: Features = {one.way: 1.0, "prior": entry.prominence}
    if one.way == "transcription":
        found["likeness"] = min(1.0, one.strength / 0.8 * 4 - 3)
    if entry.type != entity.type:
        found["type_other"] = 1.0
    if one.sources > 1:
        found["attested"] = math.log2(one.sources)
    equal = [r for r in rivals if _is_rival(one, r, context)]
    if equal:
        found["rivals"] = math.log2(1 + len(equal))
    if entry.layer == "live":
        found["live"] = 1.0
    _add_country(found, entry, entity, context)
    if entry.type == "Person":
        personfeatures.add(found, one, rivals, entity, context)
    elif entry.type == "Place":
        placefeatures.add(found, one, rivals, entity, context)
    elif one.initials and not context.is_political(entity.id):
        found["unpolitical"] = 1.0
    return found


def _is_rival(one: Found, other: Found, context: Context) -> bool:
    """Return whether the other is as good by its name; one of a country not spoken of is not."""
    if other.entry.id == one.entry.id or other.strength < one.strength - 0.15:
        return False
    if one.entry.type == "Place" and placefeatures.is_no_rival(one.entry, other.entry):
        return False
    if is_same_body(one, other):
        return False
    if one.entry.country in context.countries and other.entry.country is not None:
        return other.entry.country in context.countries
    return other.entry.weight >= 0.5 * one.entry.weight


def is_same_body(one: Found, other: Found) -> bool:
    """Return whether two entries stand for one body: a government and its cabinet."""
    a, b = one.entry, other.entry
    alike = a.type == b.type == "Organisation" and a.country == b.country and a.country is not None
    return alike and one.way == other.way and one.strength == other.strength


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that the weights give to these features."""
    total = weights.get("bias", 0.0) + sum(weights.get(n, 0.0) * v for n, v in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def default_weights() -> dict[str, float]:
    """Return the weights in ``data/weights.tsv``."""
    return {cells[0]: float(cells[1]) for cells in tables.rows("weights")}


def _add_country(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    if entry.type == "State":
        return
    if entry.country is None:
        unknown = entry.type == "Person" and entry.prominence < UNKNOWN
        if unknown and entry.layer == "base" and context.countries:
            found["country_out"] = 1.0
        return
    if entity.of is not None:
        _add_owner(found, entry, entity, context)
    kind = {"Place": "place", "Person": "country"}.get(entry.type, "body")
    if entry.country in context.countries:
        found[f"{kind}_in"] = 1.0
    elif context.countries and not offices.is_international(entity, context):
        found[f"{kind}_out"] = _HALF if kind == "body" and entry.prominence >= _WELL_KNOWN else 1.0


def _add_owner(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    """A state that the phrase tells says much, one that the reader worked out little."""
    state = context.country_of(context.states.get(entity.of or ""))
    if state is None:
        return
    told = entity.type != "Person" or context.is_told(entity, entity.of)
    same = entry.country == state
    found[("of_" if told else "near_") + ("country" if same else "other")] = 1.0
