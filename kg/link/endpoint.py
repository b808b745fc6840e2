"""A SPARQL endpoint with Wikidata's data: one request at a time, answers kept on disk.

An endpoint that fails never stops a build.
"""

from __future__ import annotations

import email.utils
import hashlib
import http.client
import json
import sqlite3
import time
import urllib.error
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import LinkError

if TYPE_CHECKING:
    from pathlib import Path

ENDPOINT = "https://query.wikidata.org/sparql"
AGENT = "depesche/0.1 (German diplomatic news to RDF; https://w3id.org/depesche)"
DAY = 86400.0
_LARGEST = 20_000_000
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
    """A query over values that can be asked together with any others."""

    text: str
    write: Callable[[str], str]
    """How a value stands in the query."""
    value_of: Callable[[dict[str, dict[str, str]]], str | None]
    """Which value a row of the answer belongs to."""
    more: Callable[[], Mapping[str, str]] = dict
    """What else the query holds."""
    limit: int = _LIMIT

    def query(self, values: Sequence[str]) -> str:
        """Return the query for these values."""
        listed = " ".join(self.write(value) for value in values)
        return self.text.format(values=listed, limit=self.limit, **self.more())


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
