"""What an endpoint with Wikidata's data knows, as records of the base."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kg.errors import LinkError
from kg.link import tables
from kg.link.endpoint import Form
from kg.link.records import Alias, Record, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.link.endpoint import Bindings, Endpoint

SEXES = {"Q6581072": "female", "Q1052281": "female", "Q6581097": "male", "Q2449503": "male"}
"""Wikidata's items for the sexes."""
_QID = re.compile(r".*/(Q[1-9]\d*)$")

_PREFIXES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <http://schema.org/>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX wikibase: <http://wikiba.se/ontology#>
"""
_NAMES = """SELECT DISTINCT ?item ?name ?kind WHERE {{
  {{ VALUES ?name {{ {values} }} ?item rdfs:label ?name . BIND("label" AS ?kind) }}
  UNION
  {{ VALUES ?name {{ {values} }} ?item skos:altLabel ?name . BIND("alias" AS ?kind) }}
}} LIMIT {limit}"""
_FACTS = """SELECT DISTINCT ?item ?fact ?value WHERE {{
  {{ VALUES ?item {{ {values} }} ?item rdfs:label ?value .
    FILTER(LANG(?value) IN ("de", "en", "mul")) BIND("label" AS ?fact) }}
  UNION
  {{ VALUES ?item {{ {values} }} ?item skos:altLabel ?value .
    FILTER(LANG(?value) IN ("de", "en", "mul")) BIND("alias" AS ?fact) }}
  UNION
  {{ VALUES ?item {{ {values} }} ?item schema:description ?value .
    FILTER(LANG(?value) = "de") BIND("description" AS ?fact) }}
  UNION
  {{ VALUES ?item {{ {values} }} ?item wdt:P17|wdt:P27 ?value . BIND("country" AS ?fact) }}
  UNION
  {{ VALUES ?item {{ {values} }} ?item wikibase:sitelinks ?value . BIND("sitelinks" AS ?fact) }}
  UNION
  {{ VALUES ?item {{ {values} }} ?item wdt:P569 ?value . BIND("born" AS ?fact) }}
  UNION
  {{ VALUES ?item {{ {values} }} ?item wdt:P570 ?value . BIND("died" AS ?fact) }}
  UNION
  {{ VALUES ?item {{ {values} }} ?item wdt:P21 ?value . BIND("sex" AS ?fact) }}
  UNION
  {{ VALUES ?item {{ {values} }} VALUES ?value {{ {classes} }}
    ?item wdt:P31/wdt:P279* ?value . BIND("class" AS ?fact) }}
}} LIMIT {limit}"""
_OFFICES = """SELECT DISTINCT ?item ?title ?of ?start ?end WHERE {{
  VALUES ?item {{ {values} }}
  ?item p:P39 ?term . ?term ps:P39 ?office .
  ?office rdfs:label ?title . FILTER(LANG(?title) = "en")
  OPTIONAL {{ ?office wdt:P1001 ?of }}
  OPTIONAL {{ ?term pq:P580 ?start }}
  OPTIONAL {{ ?term pq:P582 ?end }}
}} LIMIT {limit}"""
"""Every branch begins with its values: engines that compute branches apart stay quick."""


def records(endpoint: Endpoint, names: Sequence[str]) -> list[Record]:
    """Return what an endpoint knows of these names, in the record format of the base.

    Raises:
        Unreachable: it has no answer.
    """
    hits = endpoint.ask_each(NAMES, sorted({form for name in names for form in asked_forms(name)}))
    return described(endpoint, {q for hit in hits if (q := _qid(hit, "item"))}, hits)


def asked_forms(name: str) -> tuple[str, ...]:
    """Return a name as it stands, and without what may be the ending of a genitive."""
    bare = " ".join(name.split())
    return (bare, bare[:-1]) if bare.endswith("s") and len(bare) > 4 else (bare,)


def described(
    endpoint: Endpoint, items: Iterable[str], hits: Bindings | None = None
) -> list[Record]:
    """Return the records of Wikidata items; ``hits`` are the names by which they were found.

    Raises:
        Unreachable: the endpoint has no answer.
    """
    wanted = sorted(set(items), key=lambda q: int(q[1:]))
    facts = _by_item(endpoint.ask_each(FACTS, wanted))
    found = [qid for qid in wanted if _type(facts.get(qid, ()))]
    people = [qid for qid in found if _type(facts[qid]) == "Person"]
    offices = _by_item(endpoint.ask_each(OFFICES, people))
    named = _by_item(hits or [])
    return [_record(qid, named.get(qid, []), facts[qid], offices.get(qid, [])) for qid in found]


def _by_item(rows: Bindings) -> dict[str, Bindings]:
    found: dict[str, Bindings] = {}
    for row in rows:
        found.setdefault(_qid(row, "item") or "", []).append(row)
    return found


def _type(facts: Iterable[dict[str, dict[str, str]]]) -> str | None:
    classes = {_qid(f, "value") for f in facts if _is(f, "class")}
    return next((c[1] for c in tables.rows("wikidata-classes") if c[0] in classes), None)


def _record(qid: str, hits: Bindings, facts: Bindings, offices: Bindings) -> Record:
    kind = _type(facts) or ""
    labels = {f["value"].get("xml:lang", ""): f["value"]["value"] for f in facts if _is(f, "label")}
    aliases = {(_value(h, "name"), _language(h, "name"), _value(h, "kind")) for h in hits}
    aliases |= {
        (_value(f, "value"), _language(f, "value"), _value(f, "fact"))
        for f in facts
        if _is(f, "label") or _is(f, "alias")
    }
    countries = sorted(q for f in facts if _is(f, "country") and (q := _qid(f, "value")))
    sitelinks = max((float(_value(f, "value")) for f in facts if _is(f, "sitelinks")), default=0.0)
    return Record(
        qid=qid,
        type=kind,
        label=labels.get("de") or labels.get("en") or min(aliases)[0],
        aliases=tuple(Alias(*alias, "live") for alias in sorted(aliases)),
        roles=tuple(_roles(offices)),
        country=qid if kind == "State" else countries[0] if len(countries) == 1 else None,
        iso=None,
        prior=sitelinks,
        weight=min(90.0, sitelinks),
        tier=2,
        sources=("live",),
        description=next((_value(f, "value") for f in facts if _is(f, "description")), ""),
        born=_year(facts, "born"),
        died=_year(facts, "died"),
        sex=next(
            (SEXES[q] for f in facts if _is(f, "sex") and (q := _qid(f, "value")) in SEXES), ""
        ),
    )


def _year(facts: Bindings, name: str) -> int | None:
    """Return the year of ``1952-10-07T00:00:00Z``; the earliest, if several are given."""
    years = (re.match(r"\+?(\d{4})-", _value(f, "value")) for f in facts if _is(f, name))
    return min((int(match[1]) for match in years if match), default=None)


def _roles(offices: Bindings) -> Iterator[Role]:
    found = {
        (_value(o, "title"), _qid(o, "of"), _value(o, "start")[:10], _value(o, "end")[:10])
        for o in offices
    }
    for title, of, start, end in sorted(found, key=str):
        yield Role(title, of, start or None, end or None)


def _is(fact: dict[str, dict[str, str]], name: str) -> bool:
    return _value(fact, "fact") == name


def _value(binding: dict[str, dict[str, str]], name: str) -> str:
    return binding.get(name, {}).get("value", "")


def _qid(binding: dict[str, dict[str, str]], name: str) -> str | None:
    match = _QID.fullmatch(_value(binding, name))
    return match[1] if match else None


def _language(binding: dict[str, dict[str, str]], name: str) -> str:
    return binding.get(name, {}).get("xml:lang", "mul")


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _classes() -> str:
    return " ".join(f"wd:{cells[0]}" for cells in tables.rows("wikidata-classes"))


NAMES = Form(
    _PREFIXES + _NAMES,
    lambda name: " ".join(f"{_literal(name)}@{lang}" for lang in ("de", "en", "mul")),
    lambda row: _value(row, "name"),
)
FACTS = Form(
    _PREFIXES + _FACTS,
    lambda qid: f"wd:{qid}",
    lambda row: _qid(row, "item"),
    lambda: {"classes": _classes()},
)
OFFICES = Form(_PREFIXES + _OFFICES, lambda qid: f"wd:{qid}", lambda row: _qid(row, "item"))


def of_names(endpoint: Endpoint, names: Iterable[str]) -> list[Record]:
    """Return the records of everything the endpoint knows under one of these names.

    Raises:
        LinkError: the endpoint does not answer.
    """
    by_qid = {record.qid: record for record in records(endpoint, list(names))}
    return [by_qid[qid] for qid in sorted(by_qid, key=lambda q: int(q[1:]))]


def of_query(endpoint: Endpoint, query: str) -> list[Record]:
    """Return the records of the items that a SELECT query of the user's binds to ``?item``.

    Raises:
        LinkError: the endpoint does not answer, or the query finds no item.
    """
    items = {qid for row in endpoint.ask(query) if (qid := _qid(row, "item"))}
    if not items:
        raise LinkError(
            "the query finds no ?item", hint="SELECT ?item WHERE { … } of Wikidata items"
        )
    return described(endpoint, items)
