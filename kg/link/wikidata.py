"""Entity records out of Wikidata: from its JSON dump, or from a SPARQL endpoint."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
from typing import TYPE_CHECKING, Any, TextIO, cast

from kg.errors import LinkError
from kg.link import live, tables
from kg.link.records import Alias, Record, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LANGUAGES = ("de", "en", "mul")


def from_dump(path: Path) -> list[Record]:
    """Return the records of a Wikidata JSON dump (``.json``, packed or not), one item a line.

    The dump is read twice: for the subclasses and the names of offices, then for the items. An
    item is taken if its class is a kind of those in ``data/wikidata-classes.tsv`` and it has a
    German or English label.

    Raises:
        LinkError: the file cannot be read or a line is no item.
    """
    parents: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    of: dict[str, str | None] = {}
    for item in _items(path):
        qid = item["id"]
        above = _ids(item, "P279")
        if above:
            parents[qid] = above
        label = item.get("labels", {}).get("en", {}).get("value")
        if label:
            labels[qid] = label
        of[qid] = next(iter(_ids(item, "P1001") or _ids(item, "P17")), None)
    found = (_record(item, parents, labels, of) for item in _items(path))
    return [record for record in found if record is not None]


def from_endpoint(endpoint: live.Endpoint, names: Iterable[str]) -> list[Record]:
    """Return the records of everything the endpoint knows under one of these names.

    Raises:
        LinkError: the endpoint does not answer.
    """
    by_qid = {record.qid: record for record in live.records(endpoint, list(names))}
    return [by_qid[qid] for qid in sorted(by_qid, key=lambda q: int(q[1:]))]


def from_query(endpoint: live.Endpoint, query: str) -> list[Record]:
    """Return the records of the items that a SELECT query of the user's binds to ``?item``.

    Raises:
        LinkError: the endpoint does not answer, or the query finds no item.
    """
    items = {qid for row in endpoint.ask(query) if (qid := live.item_of(row))}
    if not items:
        raise LinkError(
            "the query finds no ?item", hint="SELECT ?item WHERE { … } of Wikidata items"
        )
    return live.described(endpoint, items)


def _items(path: Path) -> Iterator[dict[str, Any]]:
    try:
        with _opened(path) as lines:
            for number, line in enumerate(lines, 1):
                bare = line.strip().rstrip(",")
                if bare in ("", "[", "]"):
                    continue
                try:
                    item = json.loads(bare)
                    if str(item["id"]).startswith("Q"):
                        yield item
                except (ValueError, KeyError, TypeError) as error:
                    raise LinkError(
                        f"{path}:{number}: no Wikidata item: {error}",
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


def _record(
    item: dict[str, Any],
    parents: dict[str, list[str]],
    labels: dict[str, str],
    of: dict[str, str | None],
) -> Record | None:
    kind = _type(_ids(item, "P31"), parents)
    names = {
        lang: value["value"] for lang, value in item.get("labels", {}).items() if lang in _LANGUAGES
    }
    if kind is None or not names:
        return None
    aliases = [Alias(text, lang, "label", "dump") for lang, text in sorted(names.items())]
    for lang in _LANGUAGES:
        for value in item.get("aliases", {}).get(lang, ()):
            text = value["value"]
            short = text.isupper() and len(text) <= 8
            aliases.append(Alias(text, lang, "abbrev" if short else "alias", "dump"))
    countries = _ids(item, "P27") if kind == "Person" else _ids(item, "P17")
    sitelinks = float(len(item.get("sitelinks", {})))
    return Record(
        qid=item["id"],
        type=kind,
        label=names.get("de") or names.get("en") or names["mul"],
        aliases=tuple(aliases),
        roles=tuple(_roles(item, labels, of)) if kind == "Person" else (),
        country=item["id"] if kind == "State" else next(iter(countries), None),
        iso=next(iter(_strings(item, "P297")), None),
        prior=sitelinks,
        weight=min(120.0, sitelinks),
        tier=1 if kind == "State" else 2,
        sources=("dump",),
        description=item.get("descriptions", {}).get("de", {}).get("value", ""),
    )


def _type(classes: list[str], parents: dict[str, list[str]]) -> str | None:
    above: set[str] = set()
    open_ones = list(classes)
    while open_ones:
        one = open_ones.pop()
        if one not in above:
            above.add(one)
            open_ones += parents.get(one, ())
    return next((cells[1] for cells in tables.rows("wikidata-classes") if cells[0] in above), None)


def _roles(
    item: dict[str, Any], labels: dict[str, str], of: dict[str, str | None]
) -> Iterator[Role]:
    for claim in item.get("claims", {}).get("P39", ()):
        office = _id(claim.get("mainsnak", {}))
        if office in labels:
            qualifiers = claim.get("qualifiers", {})
            yield Role(
                labels[office],
                of.get(office),
                _time(qualifiers.get("P580")),
                _time(qualifiers.get("P582")),
            )


def _time(snaks: list[dict[str, Any]] | None) -> str | None:
    """Return ``2021``, ``2021-12`` or ``2021-12-02``, as exact as the dump has it."""
    for snak in snaks or ():
        value = snak.get("datavalue", {}).get("value", {})
        length = {9: 4, 10: 7, 11: 10}.get(value.get("precision"))
        if length and str(value.get("time", "")).startswith("+"):
            return str(value["time"])[1 : 1 + length]
    return None


def _ids(item: dict[str, Any], property_id: str) -> list[str]:
    claims = item.get("claims", {}).get(property_id, ())
    kept = [c for c in claims if c.get("rank") != "deprecated"]
    best = [c for c in kept if c.get("rank") == "preferred"] or kept
    return [qid for c in best if (qid := _id(c.get("mainsnak", {})))]


def _id(snak: dict[str, Any]) -> str:
    value = snak.get("datavalue", {}).get("value", {})
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _strings(item: dict[str, Any], property_id: str) -> list[str]:
    claims = item.get("claims", {}).get(property_id, ())
    values = [c.get("mainsnak", {}).get("datavalue", {}).get("value") for c in claims]
    return [v for v in values if isinstance(v, str)]
