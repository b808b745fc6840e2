"""Features of places: which of several places of one name is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.link.base import Entry
    from kg.link.candidates import Found
    from kg.link.context import Context
    from kg.model import Entity

    Features = dict[str, float]

_SMALL = 0.25
_SHARED = 0.33
"""The same for a place that shares its name."""
_KNOWN = 0.4
"""What is as well known and has no namesake is meant, whatever country stands beside it."""
_LARGE = 33.0
"""Weight of a town of some 150,000."""
_METROPOLIS = 42.0
"""Weight of a city of more than a million."""
_DWARFS = 4.5
_DWARFS_TOWN = 12.0
_OWN_NAMES = frozenset(("US", "CA", "AU", "IN", "BR", "DE"))
_AROUND = 20.0
"""Weight of a region that bears the name of its chief town, as the table gives it."""
_REGION_WORD = re.compile(
    r"(?:[Rr]egion|[Pp]rovinz|[Bb]undesstaat|[Gg]ouvernement|[Kk]anton|[Dd]epartement|[Oo]blast|"
    r"[Bb]ezirk|[Gg]ebiet|[Dd]istrikt)s?\s+(?:von\s+)?$"
)
_REGION_LABEL = re.compile(
    r"(?:Region|Provinz|Gouvernement|Kanton|Munizipalität|Distrikt|Oblast|Landkreis|Rajon|Bezirk|"
    r"Gemeinde|Province|District|Municipality)\b"
)
_REGION_AFTER = re.compile(r"^-(?:Provinz|Region|Gebiet)")


def add(
    found: Features, one: Found, rivals: Sequence[Found], entity: Entity, context: Context
) -> None:
    """Add the features of a place."""
    entry = one.entry
    beside = context.beside(entity.id)
    sole = one.way == "exact_de" and len(rivals) == 1
    if entry.country in beside:
        found["beside"] = 1.0
    elif beside and not (sole and entry.prominence >= _KNOWN):
        found["beside_other"] = 1.0
    if "place_out" in found and ("rivals" in found or _is_little_known(one, sole=sole)):
        found["small_out"] = 1.0
    if one.way != "short" and "place_out" in found and any(r.way == "short" for r in rivals):
        found["elsewhere"] = 1.0
    if sole:
        found["sole"] = 1.0
    others = [r.entry for r in rivals if r.entry.id != entry.id]
    _add_region(found, entry, others, entity, context)
    if one.way == "short" or _is_its_region(entry, others, entity, context):
        return
    larger = [o for o in others if _dwarfs(o, entry) or (o.is_region and _is_namesake(o, entry))]
    at_home = entry.country in context.countries
    if any(o.country in context.countries or not at_home for o in larger):
        found["dwarfed"] = 1.0
    elif any(r.entry in larger and r.strength >= one.strength - 0.1 for r in rivals):
        found["contested"] = 1.0


def _add_region(
    found: Features, entry: Entry, others: Sequence[Entry], entity: Entity, context: Context
) -> None:
    """The state of the USA before a town of its name; elsewhere the town before its region.

    "Provinz Idlib" is the region all the same.
    """
    around = [o for o in others if is_around(o, entry)]
    within = [o for o in others if is_around(entry, o)]
    if around or within:
        wants_region = _says_region(entity, context)
        if wants_region == bool(within):
            found["region" if within else "town"] = 1.0
    elif entry.is_region and any(_is_namesake(entry, o) for o in others):
        found["region"] = 1.0


def _is_its_region(entry: Entry, others: Sequence[Entry], entity: Entity, context: Context) -> bool:
    """Return whether the text says region, and this is the one: "im Bundesstaat New York"."""
    return any(is_around(entry, o) for o in others) and _says_region(entity, context)


def is_around(region: Entry, town: Entry) -> bool:
    """Return whether a region bears the name of its chief town: Idlib, Rom, Istanbul."""
    if region.country != town.country or region.country is None or town.is_region:
        return False
    if region.is_region:
        return not _is_namesake(region, town)
    return region.weight <= _AROUND < town.weight or bool(_REGION_LABEL.match(region.label))


def _says_region(entity: Entity, context: Context) -> bool:
    text = context.extraction.article.text
    return any(
        _REGION_WORD.search(text[max(0, m.begin - 30) : m.begin])
        or _REGION_AFTER.match(text[m.end : m.end + 12])
        or _REGION_WORD.match(m.text.split(" ")[0] + " ")
        for m in context.named(entity.id)
    )


def is_no_rival(one: Entry, other: Entry) -> bool:
    """Return whether a namesake takes nothing from a place: it is dwarfed, or part of it."""
    if _dwarfs(one, other) or is_around(one, other) or is_around(other, one):
        return True
    return one.is_region and _is_namesake(one, other)


def _dwarfs(one: Entry, other: Entry) -> bool:
    """Return whether a city is meant rather than its namesake.

    It has four times the inhabitants (the weight grows by 8 for ten times; thirty times where it is
    no city of a million), or the namesake is the region around it: New York.
    """
    if other.is_region:
        return one.weight >= max(_LARGE, other.weight)
    if one.weight >= max(_LARGE, other.weight + _DWARFS_TOWN):
        return True
    return one.weight >= max(_METROPOLIS, other.weight + _DWARFS)


def _is_little_known(one: Found, *, sole: bool) -> bool:
    """Return whether a place is hardly named without its country: a small town, a canton."""
    if one.entry.is_region and one.entry.weight < 1 and not _has_own_name(one.entry):
        return one.way == "exact"
    return one.entry.prominence < (_SMALL if sole else _SHARED)


def _is_namesake(region: Entry, town: Entry) -> bool:
    """Return whether a region is meant rather than a town of its name: Virginia, not Zürich.

    The parts of these states are not named after their capitals, but for some large cities.
    """
    return _has_own_name(region) and not town.is_region and town.weight < _LARGE


def _has_own_name(region: Entry) -> bool:
    return (region.iso or "").partition("-")[0] in _OWN_NAMES
