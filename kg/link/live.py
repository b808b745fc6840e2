"""Live linking: what the base does not know is asked of a SPARQL endpoint with Wikidata's data.

One request at a time, answers kept on disk; an endpoint that fails never stops a build.
"""

from __future__ import annotations

import email.utils
import hashlib
import http.client
import json
import re
import sqlite3
import time
import urllib.error
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import LinkError
from kg.link import tables
from kg.link.linker import Linker
from kg.link.records import Alias, Record, Role
from kg.model import Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kg.model import Entity, Extraction

ENDPOINT = "https://query.wikidata.org/sparql"
AGENT = "depesche/0.1 (German diplomatic news to RDF; https://w3id.org/depesche)"
DAY = 86400.0
_QID = re.compile(r".*/(Q[1-9]\d*)$")
_LARGEST = 20_000_000

_PREFIXES = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX wikibase: <http://wikiba.se/ontology#>
"""
_NAMES = """SELECT DISTINCT ?item ?name ?kind WHERE {{
  VALUES ?name {{ {names} }}
  {{ ?item rdfs:label ?name . BIND("label" AS ?kind) }}
  UNION {{ ?item skos:altLabel ?name . BIND("alias" AS ?kind) }}
}} LIMIT 2000"""
_FACTS = """SELECT DISTINCT ?item ?fact ?value WHERE {{
  VALUES ?item {{ {items} }}
  {{ ?item rdfs:label ?value . FILTER(LANG(?value) IN ("de", "en", "mul")) BIND("label" AS ?fact) }}
  UNION {{ ?item wdt:P17 ?value . BIND("country" AS ?fact) }}
  UNION {{ ?item wdt:P27 ?value . BIND("country" AS ?fact) }}
  UNION {{ ?item wikibase:sitelinks ?value . BIND("sitelinks" AS ?fact) }}
  UNION {{ VALUES ?value {{ {classes} }} ?item wdt:P31/wdt:P279* ?value . BIND("class" AS ?fact) }}
}} LIMIT 20000"""
_OFFICES = """SELECT DISTINCT ?item ?title ?of ?start ?end WHERE {{
  VALUES ?item {{ {items} }}
  ?item p:P39 ?term . ?term ps:P39 ?office .
  ?office rdfs:label ?title . FILTER(LANG(?title) = "en")
  OPTIONAL {{ ?office wdt:P1001 ?of }}
  OPTIONAL {{ ?term pq:P580 ?start }}
  OPTIONAL {{ ?term pq:P582 ?end }}
}} LIMIT 20000"""

Bindings = list[dict[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Manners:
    """How an endpoint is treated."""

    timeout: int = 30
    tries: int = 4
    pause: float = 1.0
    """Seconds before the second try; doubled for each further one."""
    longest: float = 60.0
    """The longest pause, whatever the endpoint asks for: beyond it the run goes on without."""
    requests: int = 500
    """The most requests in one run."""
    keep: float = 30 * DAY
    """How long an answer is good; one that found nothing a quarter of that."""
    batch: int = 40


class Cache:
    """Answers on disk, by hash of endpoint and query; those without a find as well."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute(
                "CREATE TABLE IF NOT EXISTS answers(hash TEXT PRIMARY KEY, endpoint TEXT, "
                "query TEXT, bindings TEXT, asked REAL)"
            )
        except sqlite3.Error as error:
            raise LinkError(f"{path}: no cache: {error}", hint="delete the file") from error

    def get(self, key: str) -> tuple[Bindings, float] | None:
        """Return an answer and when it was given."""
        row = self._db.execute(
            "SELECT bindings, asked FROM answers WHERE hash=?", (key,)
        ).fetchone()
        return (json.loads(row[0]), float(row[1])) if row else None

    def put(self, key: str, endpoint: str, query: str, bindings: Bindings, now: float) -> None:
        """Keep an answer."""
        self._db.execute(
            "INSERT OR REPLACE INTO answers VALUES (?,?,?,?,?)",
            (key, endpoint, query, json.dumps(bindings, ensure_ascii=False), now),
        )


class Unreachable(LinkError):
    """The endpoint does not answer, or not in a way that can be read."""


@dataclass(slots=True)
class Endpoint:
    """A SPARQL endpoint that is asked one thing at a time."""

    url: str
    cache: Cache
    manners: Manners = field(default_factory=Manners)
    offline: bool = False
    """Answer from the cache alone, however old; never open a connection."""
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.time
    asked: int = 0
    down: str = ""
    """Why the endpoint is not asked any more in this run."""

    def ask(self, query: str) -> Bindings:
        """Return the bindings of a SELECT query, from the cache if it knows them.

        Raises:
            Unreachable: neither the cache nor the endpoint has an answer.
        """
        key = hashlib.sha256(f"{self.url}\n{query}".encode()).hexdigest()
        kept = self.cache.get(key)
        if kept and (self.offline or self.down or self._fresh(*kept)):
            return kept[0]
        try:
            bindings = self._answer(query)
        except Unreachable:
            if kept:
                return kept[0]
            raise
        self.cache.put(key, self.url, query, bindings, self.clock())
        return bindings

    def _fresh(self, bindings: Bindings, asked: float) -> bool:
        return self.clock() - asked < self.manners.keep * (1.0 if bindings else 0.25)

    def _answer(self, query: str) -> Bindings:
        if self.offline:
            raise Unreachable("not in the cache, and offline", hint="ask again with --live")
        if self.down:
            raise Unreachable(self.down)
        pause = self.manners.pause
        reason = ""
        for attempt in range(self.manners.tries):
            if self.asked >= self.manners.requests:
                self.down = f"{self.asked} requests made, that is the limit of one run"
                raise Unreachable(self.down, hint="run kg link --live again for the rest")
            self.asked += 1
            bindings, reason, wait = _once(self.url, query, self.manners.timeout)
            if bindings is not None:
                return bindings
            if wait is None:
                break
            wait = max(wait, pause)
            if wait > self.manners.longest or attempt == self.manners.tries - 1:
                break
            self.sleep(wait)
            pause *= 2
        self.down = f"{self.url}: {reason}"
        raise Unreachable(self.down, hint="run kg link --live later for what is left")


def _once(url: str, query: str, timeout: int) -> tuple[Bindings | None, str, float | None]:
    """Return bindings, or why there are none and after how many seconds to try again."""
    from SPARQLWrapper import JSON, POST, SPARQLWrapper  # noqa: PLC0415 - only for live linking
    from SPARQLWrapper.SPARQLExceptions import (  # noqa: PLC0415
        EndPointInternalError,
        SPARQLWrapperException,
    )

    request = SPARQLWrapper(url, agent=AGENT)
    request.setQuery(query)
    request.setReturnFormat(JSON)
    request.setMethod(POST)
    request.setTimeout(timeout)
    try:
        answer = request.query().response
        body = answer.read(_LARGEST + 1)
    except EndPointInternalError:
        return None, "internal error of the endpoint (500)", 0.0
    except SPARQLWrapperException as error:
        return None, f"the endpoint refuses the query: {type(error).__name__}", None
    except urllib.error.HTTPError as error:
        passing = error.code in (408, 429, 502, 503, 504)
        wait = _retry_after(error.headers.get("Retry-After")) if passing else None
        return None, f"HTTP status {error.code}", wait
    except (OSError, http.client.HTTPException) as error:
        return None, f"no answer: {error}", 0.0
    return _bindings(body)


def _bindings(body: bytes) -> tuple[Bindings | None, str, float | None]:
    if len(body) > _LARGEST:
        return None, "the answer is too long", None
    try:
        return list(json.loads(body)["results"]["bindings"]), "", None
    except (ValueError, KeyError, TypeError):
        head = body[:60].decode("utf-8", "replace").strip()
        return None, f"the answer is no SPARQL JSON result: {head!r}", 0.0


def _retry_after(value: str | None) -> float:
    """Return the seconds of ``Retry-After: 3`` or ``Retry-After: <date>``."""
    if not value:
        return 0.0
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return 0.0


def records(endpoint: Endpoint, names: Sequence[str]) -> list[Record]:
    """Return what an endpoint knows of these names, in the record format of the base.

    Raises:
        Unreachable: it has no answer.
    """
    found: list[Record] = []
    wanted = sorted(set(names))
    for start in range(0, len(wanted), endpoint.manners.batch):
        found += _batch(endpoint, wanted[start : start + endpoint.manners.batch])
    return found


def _batch(endpoint: Endpoint, names: list[str]) -> list[Record]:
    values = " ".join(f"{_literal(n)}@{lang}" for n in names for lang in ("de", "en", "mul"))
    hits = endpoint.ask(_PREFIXES + _NAMES.format(names=values))
    items = sorted({q for hit in hits if (q := _qid(hit, "item"))}, key=lambda q: int(q[1:]))
    if not items:
        return []
    listed = " ".join(f"wd:{qid}" for qid in items)
    classes = " ".join(f"wd:{cells[0]}" for cells in tables.rows("wikidata-classes"))
    facts = endpoint.ask(_PREFIXES + _FACTS.format(items=listed, classes=classes))
    offices = endpoint.ask(_PREFIXES + _OFFICES.format(items=listed))
    made = (_record(qid, hits, facts, offices) for qid in items)
    return [record for record in made if record is not None]


def _record(qid: str, hits: Bindings, facts: Bindings, offices: Bindings) -> Record | None:
    mine = [f for f in facts if _qid(f, "item") == qid]
    classes = {_qid(f, "value") for f in mine if _value(f, "fact") == "class"}
    kind = next((c[1] for c in tables.rows("wikidata-classes") if c[0] in classes), None)
    if kind is None:
        return None
    labels = {f["value"].get("xml:lang", ""): f["value"]["value"] for f in mine if _is(f, "label")}
    aliases = {
        (_value(h, "name"), h["name"].get("xml:lang", "mul"), _value(h, "kind"))
        for h in hits
        if _qid(h, "item") == qid
    } | {(text, lang, "label") for lang, text in labels.items()}
    countries = sorted(q for f in mine if _is(f, "country") and (q := _qid(f, "value")))
    sitelinks = max((float(_value(f, "value")) for f in mine if _is(f, "sitelinks")), default=0.0)
    label = labels.get("de") or labels.get("en") or min(aliases)[0]
    return Record(
        qid=qid,
        type=kind,
        label=label,
        aliases=tuple(Alias(*alias, "live") for alias in sorted(aliases)),
        roles=tuple(_roles(qid, offices)) if kind == "Person" else (),
        country=countries[0] if len(countries) == 1 else None,
        iso=None,
        prior=sitelinks,
        weight=min(90.0, sitelinks),
        tier=2,
        sources=("live",),
        description="",
    )


def _roles(qid: str, offices: Bindings) -> Iterator[Role]:
    found = {
        (_value(o, "title"), _qid(o, "of"), _value(o, "start")[:10], _value(o, "end")[:10])
        for o in offices
        if _qid(o, "item") == qid
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


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


class LiveLinker(Linker):
    """A linker that asks an endpoint for what its base does not know.

    Its digest is the base's: what an endpoint adds is told by the link's judgement.
    """

    def __init__(self, linker: Linker, endpoint: Endpoint) -> None:
        super().__init__(linker.base, linker.decisions, linker.weights)
        self.endpoint = endpoint
        self.left: list[tuple[str, str]] = []
        """Article and name of what could not be asked; ``kg link --live`` will."""

    def link(self, extraction: Extraction) -> Links:
        """Return the base's links, and those that the endpoint adds to them."""
        links = super().link(extraction)
        open_ones = unlinked(extraction, links)
        if not open_ones:
            return links
        names = [_spoken(e) for e in open_ones]
        try:
            found = records(self.endpoint, names)
        except Unreachable:
            self.left += [(extraction.article.id, name) for name in names]
            return links
        base = self.base.with_records(found)
        if base is self.base:
            return links
        again = Linker(base, self.decisions, self.weights).link(extraction)
        asked = {e.id for e in open_ones}
        better = {one.entity: one for one in again.links if one.entity in asked}
        return Links(
            links=tuple(better.get(one.entity, one) for one in links.links),
            terms=again.terms,
            snapshot=links.snapshot,
            digest=links.digest,
        )

    def summary(self) -> str:
        """Return a line for the user, empty if nothing is left."""
        if not self.left:
            return ""
        return f"{len(self.left)} names are left to link: {self.endpoint.down}"


def unlinked(extraction: Extraction, links: Links) -> list[Entity]:
    """Return the entities that have no link and no decision against one."""
    open_ones = {one.entity for one in links.links if one.nil and one.judgement == "automatic"}
    return [e for e in extraction.entities if e.id in open_ones and _spoken(e)]


def _spoken(entity: Entity) -> str:
    return entity.name.strip()
