"""How well known an entity is: the table's weight, raised where offices and sources tell more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.link import tables

if TYPE_CHECKING:
    from kg.link.records import Record

_OFFICES = {
    "head-of-state": 60.0, "head-of-government": 60.0, "commission-president": 70.0,
    "high-representative": 70.0, "council-president": 65.0, "secretary-general": 45.0,
    "foreign-minister": 48.0, "defence-minister": 40.0, "deputy-head-of-government": 36.0,
    "vice-president": 40.0, "finance-minister": 34.0, "interior-minister": 34.0,
    "economy-minister": 28.0, "justice-minister": 26.0, "minister": 24.0, "senator": 20.0,
    "ambassador": 20.0, "governor": 18.0, "chief-of-staff": 28.0,
}  # fmt: skip
"""Weight that an office gives at least, 0 to 120."""
POWERS = frozenset(("US", "RU", "CN", "FR", "GB", "DE"))
"""States whose offices German news names most; their holders weigh more."""
_GREATER = 1.3
_CHOSEN = frozenset(("hand", "brief", "wikitrivia", "elevant", "spocwiki", "string-hit"))
"""Sources that hold the well known alone."""
_BONUS = 12.0
_GERMAN_OFFICES = (
    (re.compile(r"\bBundes(?:kanzler|präsident)"), 75.0),
    (re.compile(r"\bBundesaußenminister|\bBundesminister\w* des Auswärtigen"), 60.0),
    (re.compile(r"\bBundes\w*minister|\b(?<!stellv\. )Ministerpräsident"), 45.0),
    (re.compile(r"\bBundesvorsitzende|\bParteivorsitzende|\bFraktionsvorsitzende"), 35.0),
)
"""What a German description tells of somebody who has no dated office in the table."""
_SENATE = "united states senator"
_SENATORS = 35.0
_MOST = 118.0


def weight(record: Record, iso: str | None) -> float:
    """Return the weight of a record on the scale of its table, 0 to 120; ``iso`` is its country."""
    if record.type != "Person":
        return record.weight
    best = 0.0
    for role in record.roles:
        title = role.title.lower()
        found = _SENATORS if _SENATE in title else _OFFICES.get(tables.title_class(role.title), 0.0)
        best = max(best, found)
    best *= _GREATER if iso in POWERS else 1.0
    best = max([best, *(w for told, w in _GERMAN_OFFICES if told.search(record.description))])
    if _CHOSEN & set(record.sources):
        best = max(best, record.weight) + _BONUS
    return max(record.weight, min(best, _MOST))


UNKNOWN = 0.1
KNOWN_ABROAD = 0.4
FAMOUS = 0.7
"""Who is as well known is spoken of in any surroundings."""
