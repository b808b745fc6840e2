"""The score: named features, a weight for each, a probability from their sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.link import tables
from kg.link.candidates import Found, describes, holder, holds, offices_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.link.base import Entry, Term
    from kg.link.context import Context
    from kg.model import Entity

FEATURES = (
    "exact_de", "exact", "abbreviation", "party", "demonym", "reduced", "transcription", "stem",
    "alias_single", "surname", "body", "office",
    "likeness", "type_other", "prior", "of_country", "of_other", "country_in", "country_out",
    "place_in", "place_out", "small_out", "beside", "beside_other", "region", "dwarfed",
    "contested", "unpolitical", "latin", "stranger",
    "office_held", "office_class", "office_later", "office_other", "described", "before_time",
    "attested", "rivals", "live",
)  # fmt: skip

Features = dict[str, float]

_REGION = 45.0
"""Weight of a first-level region at least: that of a city of some million."""
_SMALL = 0.25
_LARGE = 33.0
"""Weight of a town of some 150,000."""
_METROPOLIS = 42.0
"""Weight of a city of more than a million."""
_DWARFS = 4.5
_ELECTED = 120
"""Days before taking office in which somebody may bear its title already."""
_UNKNOWN = 0.1
_KNOWN_ABROAD = 0.4
_FAMOUS = 0.7
"""Who is as well known is spoken of in any surroundings."""
_OWN_NAMES = frozenset(("US", "CA", "AU", "IN", "BR", "DE"))


def features(one: Found, rivals: Sequence[Found], entity: Entity, context: Context) -> Features:
    """Return the features of a candidate, those that are not nought."""
    entry = one.entry
    found: Features = {one.way: 1.0, "prior": prominence(entry)}
    if one.way == "transcription":
        found["likeness"] = min(1.0, one.strength / 0.8 * 4 - 3)
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
        _surroundings(found, entry, entity, context)
    elif entry.type == "Place":
        _place(found, one, rivals, entity, context)
    elif one.initials and not context.is_political(entity.id):
        found["unpolitical"] = 1.0
    return found


def prominence(entry: Entry) -> float:
    """Return how well known an entry is, 0 to 1; a table may give a state's regions no weight."""
    return min(max(entry.weight, _REGION if entry.is_region else 0.0) / 120.0, 1.0)


def _rivals(one: Found, other: Found, context: Context) -> bool:
    """Return whether the other is as good by its name; one of a country not spoken of is not."""
    if other.entry.id == one.entry.id or other.strength < one.strength - 0.15:
        return False
    if one.entry.type == "Place" and _dwarfs(one.entry, other.entry):
        return False
    if one.entry.is_region and _is_namesake(one.entry, other.entry):
        return False
    if one.entry.country in context.countries and other.entry.country is not None:
        return other.entry.country in context.countries
    return other.entry.weight >= 0.5 * one.entry.weight


def _dwarfs(one: Entry, other: Entry) -> bool:
    """Return whether a city is meant rather than its namesake.

    It has four times the inhabitants (the weight grows by 8 for ten times), or the namesake is the
    region around it: New York.
    """
    if other.is_region:
        return one.weight >= max(_LARGE, other.weight)
    return one.weight >= max(_METROPOLIS, other.weight + _DWARFS)


def probability(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability that the weights give to these features."""
    total = weights.get("bias", 0.0) + sum(weights.get(n, 0.0) * v for n, v in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def default_weights() -> dict[str, float]:
    """Return the weights in ``data/weights.tsv``."""
    return {cells[0]: float(cells[1]) for cells in tables.rows("weights")}


def _country(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    if entry.type == "State":
        return
    if entry.country is None:
        unknown = entry.type == "Person" and prominence(entry) < _UNKNOWN
        if unknown and entry.layer == "base" and context.countries:
            found["country_out"] = 1.0
        return
    state = context.states.get(entity.of) if entity.of else None
    if state is not None and state in context.countries:
        found["of_country" if entry.country == state else "of_other"] = 1.0
    kind = "place" if entry.type == "Place" else "country"
    if entry.country in context.countries:
        found[f"{kind}_in"] = 1.0
    elif context.countries:
        found[f"{kind}_out"] = 1.0


def _place(
    found: Features, one: Found, rivals: Sequence[Found], entity: Entity, context: Context
) -> None:
    entry = one.entry
    beside = context.beside(entity.id)
    if beside:
        found["beside" if entry.country in beside else "beside_other"] = 1.0
    if "place_out" in found and ("rivals" in found or _is_little_known(one)):
        found["small_out"] = 1.0
    others = [r.entry for r in rivals if r.entry.id != entry.id]
    if entry.is_region and any(_is_namesake(entry, o) for o in others):
        found["region"] = 1.0
    larger = [o for o in others if _dwarfs(o, entry) or (o.is_region and _is_namesake(o, entry))]
    at_home = entry.country in context.countries
    if any(o.country in context.countries or not at_home for o in larger):
        found["dwarfed"] = 1.0
    elif any(r.entry in larger and r.strength >= one.strength - 0.1 for r in rivals):
        found["contested"] = 1.0


def _is_little_known(one: Found) -> bool:
    """Return whether a place is hardly named without its country: a small town, a canton."""
    if one.entry.is_region and one.entry.weight < 1 and not _has_own_name(one.entry):
        return one.way == "exact"
    return prominence(one.entry) < _SMALL


def _is_namesake(region: Entry, town: Entry) -> bool:
    """Return whether a region is meant rather than a town of its name: Virginia, not Zürich.

    The parts of these states are not named after their capitals, but for some large cities.
    """
    return _has_own_name(region) and not town.is_region and town.weight < _LARGE


def _has_own_name(region: Entry) -> bool:
    return (region.iso or "").partition("-")[0] in _OWN_NAMES


def _surroundings(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    """The base knows politicians: elsewhere an equal name is more likely somebody else's."""
    if "office_held" in found or "described" in found:
        return
    if entry.layer == "base" and not context.is_political(entity.id):
        found["unpolitical"] = max(0.0, 1.0 - prominence(entry) / _FAMOUS)
    is_given_office = bool(entity.office or context.positions.get(entity.id))
    if "country_out" in found and not is_given_office and prominence(entry) < _KNOWN_ABROAD:
        found["stranger"] = 1.0
    country = context.base.entry(entry.country) if entry.country is not None else None
    if "transcription" in found and country and country.iso not in tables.transcribed():
        found["latin"] = 1.0 - prominence(entry)


def _is_later(term: Term, context: Context) -> bool:
    """Return whether an office was taken long after the article: who bears its title is another."""
    return bool(context.day and term.start and (term.start - context.day).days > _ELECTED)


def _office(found: Features, entry: Entry, entity: Entity, context: Context) -> None:
    wanted = offices_of(entity, context)
    terms = context.base.terms(entry.id)
    if any(holds(t, office, state, context.day) for t in terms for office, state in wanted):
        found["office_held"] = 1.0
    elif same := [t for t in terms if (t.office, t.of) in wanted]:
        found["office_later" if all(_is_later(t, context) for t in same) else "office_class"] = 1.0
    elif wanted:
        others = [holder(office, state, context) for office, state in wanted]
        if any(o not in (None, entry.id) for o in others):
            found["office_other"] = 1.0
    if describes(entry, entity, context):
        found["described"] = 1.0
    starts = [t.start for t in terms if t.start]
    if context.day and starts and (min(starts) - context.day).days > 365 * 12:
        found["before_time"] = 1.0
