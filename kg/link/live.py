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
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kg.model import Entity, Extraction

ENDPOINT = "https://query.wikidata.org/sparql"
AGENT = "depesche/0.1 (German diplomatic news to RDF; https://w3id.org/depesche)"
DAY = 86400.0
_QID = re.compile(r".*/(Q[1-9]\d*)$")
_LARGEST = 20_000_000

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
_LIMIT = 10_000

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
    """How many names or items are asked for at once."""
    refusals: int = 3
    """How many queries an endpoint may refuse before it is left alone."""


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

    def latest(self) -> str | None:
        """Return the endpoint that answered last."""
        row = self._db.execute("SELECT endpoint FROM answers ORDER BY asked DESC, hash").fetchone()
        return str(row[0]) if row else None

    def put(self, key: str, endpoint: str, query: str, bindings: Bindings, now: float) -> None:
        """Keep an answer."""
        self._db.execute(
            "INSERT OR REPLACE INTO answers VALUES (?,?,?,?,?)",
            (key, endpoint, query, json.dumps(bindings, ensure_ascii=False), now),
        )


class Unreachable(LinkError):
    """The endpoint does not answer, or not in a way that can be read."""


@dataclass(frozen=True, slots=True)
class Form:
    """A query over values that can be asked in any company."""

    text: str
    write: Callable[[str], str]
    """How a value stands in the query."""
    value_of: Callable[[dict[str, dict[str, str]]], str | None]
    """Which value a row of the answer belongs to."""
    limit: int = _LIMIT

    def query(self, values: Sequence[str]) -> str:
        """Return the query for these values."""
        listed = " ".join(self.write(value) for value in values)
        return _PREFIXES + self.text.format(values=listed, classes=_classes(), limit=self.limit)


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
    refused: int = 0
    down: str = ""
    """Why the endpoint is not asked any more in this run."""

    def ask(self, query: str) -> Bindings:
        """Return the bindings of a SELECT query, from the cache if it knows them.

        Raises:
            Unreachable: neither the cache nor the endpoint has an answer.
        """
        kept = self._kept(query)
        if kept is not None:
            return kept
        try:
            bindings = self._answer(query)
        except Unreachable:
            stale = self.cache.get(self._key(query))
            if stale:
                return stale[0]
            raise
        self._keep(query, bindings)
        return bindings

    def ask_each(self, form: Form, values: Sequence[str]) -> Bindings:
        """Return the bindings of a query over these values, asked in batches, kept one by one.

        So a value that was asked for once is known in whatever company it comes again.

        Raises:
            Unreachable: some value is not in the cache, and the endpoint does not answer.
        """
        unknown = [value for value in values if self._kept(form.query([value])) is None]
        for start in range(0, len(unknown), self.manners.batch):
            self._ask_batch(form, unknown[start : start + self.manners.batch])
        kept = (self.cache.get(self._key(form.query([value]))) for value in values)
        return [row for answer in kept if answer for row in answer[0]]

    def _ask_batch(self, form: Form, values: list[str]) -> None:
        try:
            rows = self._answer(form.query(values))
        except Unreachable:
            if all(self.cache.get(self._key(form.query([value]))) for value in values):
                return
            raise
        if len(rows) >= form.limit and len(values) > 1:
            half = len(values) // 2
            self._ask_batch(form, values[:half])
            self._ask_batch(form, values[half:])
            return
        for value in values:
            self._keep(form.query([value]), [row for row in rows if form.value_of(row) == value])

    def _key(self, query: str) -> str:
        return hashlib.sha256(f"{self.url}\n{query}".encode()).hexdigest()

    def _kept(self, query: str) -> Bindings | None:
        """An old answer is good enough where no newer one can be had."""
        kept = self.cache.get(self._key(query))
        if kept and (self.offline or self.down or self._fresh(*kept)):
            return kept[0]
        return None

    def _keep(self, query: str, bindings: Bindings) -> None:
        self.cache.put(self._key(query), self.url, query, bindings, self.clock())

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
                return self._refusal(reason)
            wait = max(wait, pause)
            if wait > self.manners.longest or attempt == self.manners.tries - 1:
                break
            self.sleep(wait)
            pause *= 2
        self.down = f"{self.url}: {reason}"
        raise Unreachable(self.down, hint="run kg link --live later for what is left")

    def _refusal(self, reason: str) -> Bindings:
        """One query that is refused says little of the next; several say enough."""
        self.refused += 1
        if self.refused >= self.manners.refusals:
            self.down = f"{self.url}: {reason}"
        raise Unreachable(f"{self.url}: {reason}", hint="is it an endpoint with Wikidata's data?")


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
        wait = retry_after(error.headers.get("Retry-After")) if passing else None
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


def retry_after(value: str | None) -> float:
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
    )


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


def item_of(row: dict[str, dict[str, str]]) -> str | None:
    """Return the QID that a row of an answer binds to ``?item``."""
    return _qid(row, "item")


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _classes() -> str:
    return " ".join(f"wd:{cells[0]}" for cells in tables.rows("wikidata-classes"))


NAMES = Form(
    _NAMES,
    lambda name: " ".join(f"{_literal(name)}@{lang}" for lang in ("de", "en", "mul")),
    lambda row: _value(row, "name"),
)
FACTS = Form(_FACTS, lambda qid: f"wd:{qid}", lambda row: _qid(row, "item"))
OFFICES = Form(_OFFICES, lambda qid: f"wd:{qid}", lambda row: _qid(row, "item"))


class LiveLinker(Linker):
    """A linker that asks an endpoint for what its base does not know.

    Its digest is the base's: what an endpoint adds is told by the link's judgement.
    """

    def __init__(self, linker: Linker, endpoint: Endpoint) -> None:
        super().__init__(linker.base, linker.decisions, linker.weights)
        self.endpoint = endpoint
        self.left: list[tuple[str, str]] = []
        """Article and name of what could not be asked; ``kg link --live`` will."""
        self.why = ""

    def link(self, extraction: Extraction) -> Links:
        """Return the base's links, and those that the endpoint adds to them."""
        links = super().link(extraction)
        open_ones = unlinked(extraction, links)
        if not open_ones:
            return links
        names = [e.name for e in open_ones]
        found = self._found(extraction.article.id, names)
        base = self.base.with_records(found)
        if base is self.base:
            return links
        again = Linker(base, self.decisions, self.weights).link(extraction)
        asked = {e.id for e in open_ones}
        better = {one.entity: one for one in again.links if one.entity in asked}
        return Links(
            links=tuple(better.get(one.entity, one) for one in links.links),
            terms=again.terms,
        )

    def _found(self, article: str, names: Sequence[str]) -> list[Record]:
        """What cannot be asked together is asked one by one: the cache may know some of it."""
        try:
            return records(self.endpoint, names)
        except Unreachable:
            found = []
            for name in names:
                try:
                    found += records(self.endpoint, [name])
                except Unreachable as error:
                    self.left.append((article, name))
                    self.why = str(error.args[0])
            return found

    def summary(self) -> str:
        """Return a line for the user, empty if nothing is left."""
        if not self.left:
            return ""
        count = "1 name is" if len(self.left) == 1 else f"{len(self.left)} names are"
        return f"{count} left to link: {self.why}"


def unlinked(extraction: Extraction, links: Links) -> list[Entity]:
    """Return the entities known by a name that have no link and no decision against one."""
    open_ones = {one.entity for one in links.links if one.nil and one.judgement == "automatic"}
    spoken_of = {m.entity for m in extraction.mentions}
    named = {m.entity for m in extraction.mentions if m.form == "name"}
    return [
        e
        for e in extraction.entities
        if e.id in open_ones and e.name.strip() and (e.id in named or e.id not in spoken_of)
    ]
