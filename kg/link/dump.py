"""Entity records out of Wikidata's JSON dump: what matters to news of politics.

The dump is read twice, a line at a time: for the classes and the offices, then for the items.
"""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO, cast

from kg.errors import LinkError
from kg.link import tables
from kg.link.records import Alias, Record, Role, number
from kg.link.sparql import SEXES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LANGUAGES = ("de", "en", "mul")
_POSITION = '"Q4164871"'
_PUBLIC_OFFICE = '"Q294414"'
"""Classes that tell that an item is an office."""
_PARTY = 7278
_BEFORE = 20
"""Years before the first that matters in which an office without an end may have begun."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which items of a dump matter."""

    since: int = 1945
    """People who held an office in this year or later."""
    min_sitelinks: int = 3
    """Organisations and places that so many Wikipedias write of, at least."""


@dataclass(slots=True)
class _Classes:
    """What the first reading finds: classes above classes, names and states of offices."""

    parents: dict[int, tuple[int, ...]] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    of: dict[int, str] = field(default_factory=dict)
    kinds: dict[tuple[int, ...], str | None] = field(default_factory=dict)

    def above(self, classes: tuple[int, ...]) -> set[int]:
        found: set[int] = set()
        waiting = list(classes)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += self.parents.get(one, ())
        return found

    def type_of(self, classes: tuple[int, ...]) -> str | None:
        if classes not in self.kinds:
            above = self.above(classes)
            fitting = (c[1] for c in tables.rows("wikidata-classes") if number(c[0]) in above)
            self.kinds[classes] = next(fitting, None)
        return self.kinds[classes]


def records(path: Path, choice: Choice | None = None) -> list[Record]:
    """Return the records of a dump (``.json``, packed or not, one item a line) that matter.

    Taken are states, people who held an office, and the organisations and places that are known
    well enough, each with a German, English or language-independent label.

    Raises:
        LinkError: the file cannot be read or a line is no item.
    """
    chosen = choice or Choice()
    classes = _classes(path)
    found = (_record(item, classes, chosen) for item in _items(path, '"P31"'))
    return [record for record in found if record is not None]


def _classes(path: Path) -> _Classes:
    found = _Classes()
    for item in _items(path, '"P279"', '"P1001"', _POSITION, _PUBLIC_OFFICE):
        own = number(item["id"])
        if above := tuple(number(q) for q in _ids(item, "P279")):
            found.parents[own] = above
        title = item.get("labels", {}).get("en", {}).get("value")
        if title and _may_be_office(item):
            found.titles[own] = title
            if owner := next(iter(_ids(item, "P1001") or _ids(item, "P17")), None):
                found.of[own] = owner
    return found


def _may_be_office(item: dict[str, Any]) -> bool:
    claims = item.get("claims", {})
    classes = {f'"{q}"' for q in _ids(item, "P31")}
    named = "P279" in claims and "P17" in claims
    return "P1001" in claims or named or bool(classes & {_POSITION, _PUBLIC_OFFICE})


def _items(path: Path, *signs: str) -> Iterator[dict[str, Any]]:
    """Yield the items of a dump whose line holds one of these signs."""
    try:
        with _opened(path) as lines:
            for line_number, line in enumerate(lines, 1):
                bare = line.strip().rstrip(",")
                if bare in ("", "[", "]") or not any(sign in bare for sign in signs):
                    continue
                try:
                    item = json.loads(bare)
                    if str(item["id"]).startswith("Q"):
                        yield item
                except (ValueError, KeyError, TypeError) as error:
                    raise LinkError(
                        f"{path}:{line_number}: no Wikidata item: {error}",
                        hint="the dump has one JSON item a line",
                    ) from error
    except (OSError, EOFError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise LinkError(f"{path}: cannot be read: {error}") from error


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return cast("TextIO", gzip.open(path, "rt", encoding="utf-8"))
    if path.suffix == ".bz2":
        return cast("TextIO", bz2.open(path, "rt", encoding="utf-8"))
    if path.suffix == ".xz":
        return cast("TextIO", lzma.open(path, "rt", encoding="utf-8"))
    return path.open(encoding="utf-8")


def _record(item: dict[str, Any], classes: _Classes, choice: Choice) -> Record | None:
    own = tuple(sorted(number(q) for q in _ids(item, "P31")))
    kind = classes.type_of(own)
    names = {
        lang: value["value"] for lang, value in item.get("labels", {}).items() if lang in _LANGUAGES
    }
    if kind is None or not names:
        return None
    roles = tuple(_roles(item, classes)) if kind == "Person" else ()
    sitelinks = len(item.get("sitelinks", {}))
    if not _matters(kind, item, sitelinks, choice):
        return None
    if kind == "Organisation" and _PARTY in classes.above(own):
        roles = (Role("party", next(iter(_ids(item, "P17")), None), None, None),)
    countries = _ids(item, "P27") if kind == "Person" else _ids(item, "P17")
    return Record(
        qid=item["id"],
        type=kind,
        label=names.get("de") or names.get("en") or names["mul"],
        aliases=tuple(_aliases(item, names)),
        roles=roles,
        country=item["id"] if kind == "State" else next(iter(countries), None),
        iso=next(iter(_values(item, "P297")), None),
        prior=float(sitelinks),
        weight=min(120.0, float(sitelinks)),
        tier=1 if kind == "State" else 2,
        sources=("dump",),
        description=item.get("descriptions", {}).get("de", {}).get("value", ""),
        born=_year(item, "P569"),
        died=_year(item, "P570"),
        sex=next((SEXES[q] for q in _ids(item, "P21") if q in SEXES), ""),
    )


def _matters(kind: str, item: dict[str, Any], sitelinks: int, choice: Choice) -> bool:
    if kind == "State":
        return True
    if kind != "Person":
        return sitelinks >= choice.min_sitelinks
    offices = item.get("claims", {}).get("P39", ())
    return any(_is_recent(claim.get("qualifiers", {}), choice.since) for claim in offices)


def _is_recent(qualifiers: dict[str, Any], since: int) -> bool:
    """Return whether an office was held in that year or later; without a date it may be so."""
    start, end = _time(qualifiers.get("P580")), _time(qualifiers.get("P582"))
    if end is not None:
        return int(end[:4]) >= since
    return start is None or int(start[:4]) >= since - _BEFORE


def _aliases(item: dict[str, Any], names: dict[str, str]) -> Iterator[Alias]:
    for lang, text in sorted(names.items()):
        yield Alias(text, lang, "label", "dump")
    for lang in _LANGUAGES:
        for value in item.get("aliases", {}).get(lang, ()):
            text = value["value"]
            short = text.isupper() and len(text) <= 8
            yield Alias(text, lang, "abbrev" if short else "alias", "dump")


def _roles(item: dict[str, Any], classes: _Classes) -> Iterator[Role]:
    for claim in item.get("claims", {}).get("P39", ()):
        office = _id(claim.get("mainsnak", {}))
        title = classes.titles.get(number(office)) if office else None
        if title is not None:
            qualifiers = claim.get("qualifiers", {})
            start, end = _time(qualifiers.get("P580")), _time(qualifiers.get("P582"))
            yield Role(title, classes.of.get(number(office)), start, end)
    for party in _ids(item, "P102"):
        yield Role("Parteimitglied", party, None, None)


def _time(snaks: list[dict[str, Any]] | None) -> str | None:
    """Return ``2021``, ``2021-12`` or ``2021-12-02``, as exact as the dump has it."""
    for snak in snaks or ():
        value = snak.get("datavalue", {}).get("value", {})
        length = {9: 4, 10: 7, 11: 10}.get(value.get("precision"))
        if length and str(value.get("time", "")).startswith("+"):
            return str(value["time"])[1 : 1 + length]
    return None


def _year(item: dict[str, Any], property_id: str) -> int | None:
    snaks = [claim.get("mainsnak", {}) for claim in _best(item, property_id)]
    time = _time(snaks)
    return int(time[:4]) if time else None


def _best(item: dict[str, Any], property_id: str) -> list[dict[str, Any]]:
    """Return the claims of a property that Wikidata prefers, or all that are not deprecated."""
    claims = item.get("claims", {}).get(property_id, ())
    kept = [c for c in claims if c.get("rank") != "deprecated"]
    return [c for c in kept if c.get("rank") == "preferred"] or kept


def _ids(item: dict[str, Any], property_id: str) -> list[str]:
    return [q for c in _best(item, property_id) if (q := _id(c.get("mainsnak", {})))]


def _id(snak: dict[str, Any]) -> str:
    value = snak.get("datavalue", {}).get("value", {})
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _values(item: dict[str, Any], property_id: str) -> list[str]:
    snaks = [claim.get("mainsnak", {}) for claim in _best(item, property_id)]
    values = [snak.get("datavalue", {}).get("value") for snak in snaks]
    return [v for v in values if isinstance(v, str)]
