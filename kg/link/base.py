"""The compiled knowledge base: a read-only SQLite file, and the user's overlay above it."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

from kg.errors import LinkError
from kg.link import bundle, compiler, records, tables
from kg.link.days import day
from kg.link.names import fold, spoken_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.link.records import Record

_CACHED = 16384
_REGION = 45.0
"""Weight of a first-level region at least: that of a city of some million."""
_TELLING = 20
"""How many dated offices of a state tell when the last news of it came in."""
MEMBERSHIP = "Parteimitglied"
"""Title under which a table tells to which party somebody belongs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the base knows of one entity."""

    id: int
    type: str
    label: str
    country: int | None
    iso: str | None
    prior: float
    weight: float
    tier: int
    description: str
    born: int | None
    died: int | None
    sex: str
    """``f``, ``m``, or empty."""
    layer: str
    """``base``, ``overlay`` or ``live``."""

    @property
    def qid(self) -> str:
        """Return ``Q183``."""
        return f"Q{self.id}"

    @property
    def prominence(self) -> float:
        """Return how well known it is, 0 to 1; a table may give a state's regions no weight."""
        return min(max(self.weight, _REGION if self.is_region else 0.0) / 120.0, 1.0)

    @property
    def is_region(self) -> bool:
        """Return whether this is a state's first-level part: ``US-FL``, ``CH-ZH``."""
        return self.type == "Place" and "-" in (self.iso or "")


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of an entity that a key met."""

    entity: int
    text: str
    lang: str
    kind: str
    source: str
    weight: float


@dataclass(frozen=True, slots=True)
class Term:
    """An office of a person, with the days on which it began and ended as far as known."""

    entity: int
    title: str
    office: str
    """Class of the office (``foreign-minister``), or empty."""
    of: int | None
    start: dt.date | None
    end: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Return whether the office was held on that day; an unknown end is open."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class _Layer:
    """One SQLite file, or one in memory."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        self.connection, self.name = connection, name

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return self.connection.execute(sql, values).fetchall()

    def meta(self) -> dict[str, str]:
        return {str(key): str(value) for key, value in self.rows("SELECT key, value FROM meta")}


class KnowledgeBase:
    """Look-up of entities, names and offices; opening takes milliseconds."""

    def __init__(self, layers: list[_Layer]) -> None:
        self._layers = layers
        self.meta = layers[-1].meta()
        self.snapshot = self.meta.get("snapshot", "")
        self.digest = self.meta.get("digest", "")
        for layer in layers[:-1]:
            joined = f"{self.digest} {layer.meta().get('digest', '')}"
            self.digest = hashlib.sha256(joined.encode()).hexdigest()
        self.overlay = next((x.meta() for x in layers[:-1] if x.name == "overlay"), {})
        """The meta table of the user's overlay, if there is one."""
        self._forget()

    def _forget(self) -> None:
        self.adjective_states: dict[str, int | None] = {}
        self.named_states: dict[str, int | None] = {}
        """Which state a word names, if any: kept by ``kg.link.states``."""
        self.entry = lru_cache(_CACHED)(self._entry)
        self.names = lru_cache(_CACHED)(self._names)
        self.persons = lru_cache(_CACHED)(self._persons)
        self.terms = lru_cache(_CACHED)(self._terms)
        self.holders = lru_cache(_CACHED)(self._holders)
        self.bodies = lru_cache(_CACHED)(self._bodies)
        self.adjectives = lru_cache(1)(self._adjectives)
        self.parties = lru_cache(1)(self._parties)
        self.unions = lru_cache(1)(self._unions)
        self.horizon = lru_cache(_CACHED)(self._horizon)

    @classmethod
    def open(cls, path: Path | None = None, overlay: Path | None = None) -> Self:
        """Return the base in ``path``, by default ``bundle.base_file()``, with the user's overlay.

        Raises:
            LinkError: the base or the overlay cannot be read.
        """
        layers = []
        above = overlay or bundle.user_overlay()
        if overlay is not None and not overlay.exists():
            raise LinkError(f"{overlay}: there is no such overlay", hint="make it with: kg kb add")
        if above is not None:
            layers.append(in_memory(records.read(above), "overlay"))
        file = path or bundle.base_file()
        layers.append(_Layer(opened(file), "base"))
        return cls(layers)

    def with_records(self, found: Iterable[Record], name: str = "live") -> KnowledgeBase:
        """Return a base that knows these records too and shares the files of this one."""
        above = list(found)
        return KnowledgeBase([in_memory(above, name), *self._layers]) if above else self

    def close(self) -> None:
        """Close the files."""
        for layer in self._layers:
            layer.connection.close()

    def weights(self) -> dict[str, float]:
        """Return the weights of the score that this base was calibrated with, if it was."""
        rows = self._layers[-1].rows("SELECT feature, value FROM weights")
        return {str(feature): float(str(value)) for feature, value in rows}

    def _entry(self, entity: int) -> Entry | None:
        for layer in self._layers:
            for row in layer.rows(
                "SELECT id, type, label, country, iso, prior, weight, tier, description, born, "
                "died, sex FROM entities WHERE id=?",
                entity,
            ):
                return Entry(*row, layer.name)  # type: ignore[arg-type,call-arg]
        return None

    def _names(self, key: str) -> tuple[Hit, ...]:
        found = [
            Hit(*row)  # type: ignore[arg-type]
            for row in self._all(
                "SELECT entity, text, lang, kind, source, weight FROM aliases WHERE key=?", key
            )
        ]
        return tuple(found)

    def lookup(self, name: str) -> tuple[Hit, ...]:
        """Return the entities of which this is a name, in the nominative or genitive."""
        for key in spoken_forms(name):
            if hits := self.names(key):
                return hits
        return ()

    def aliases(self, entity: int) -> tuple[Hit, ...]:
        """Return all names of an entity."""
        return tuple(
            Hit(*row)  # type: ignore[arg-type]
            for row in self._all(
                "SELECT entity, text, lang, kind, source, weight FROM aliases WHERE entity=?",
                entity,
            )
        )

    def stems(self, key: str) -> tuple[int, ...]:
        """Return the entities of which a German name is this but for its endings."""
        rows = self._all("SELECT entity FROM stems WHERE key=?", key)
        return tuple(sorted({int(str(row[0])) for row in rows}))

    def heard(self, key: str) -> tuple[int, ...]:
        """Return the places of states with another script that sound so."""
        rows = self._all("SELECT entity FROM heard WHERE key=?", key)
        return tuple(sorted({int(str(row[0])) for row in rows}))

    def shortened(self, key: str) -> tuple[int, ...]:
        """Return the places whose name begins so, where people at home may leave it at that."""
        rows = self._all("SELECT entity FROM shortened WHERE key=?", key)
        return tuple(sorted({int(str(row[0])) for row in rows}))

    def _persons(self, surname: str, given: str | None = None) -> tuple[int, ...]:
        sql, values = "SELECT DISTINCT entity FROM persons WHERE surname=?", [surname]
        if given is not None:
            sql, values = sql + " AND given=?", [surname, given]
        return tuple(int(str(row[0])) for row in self._all(sql, *values))

    def _terms(self, entity: int) -> tuple[Term, ...]:
        return tuple(_terms(self._all(f"{_OFFICES} WHERE o.entity=?", entity)))

    def _holders(self, of: int, office: str) -> tuple[Term, ...]:
        return tuple(_terms(self._all(f"{_OFFICES} WHERE o.of=? AND t.class=?", of, office)))

    def is_party(self, entity: int) -> bool:
        """Return whether an organisation is a party that people of the base belong to."""
        return entity in self.parties()

    def _parties(self) -> frozenset[int]:
        rows = self._all(
            "SELECT DISTINCT o.of FROM offices o JOIN titles t ON t.id=o.title WHERE t.title=?",
            MEMBERSHIP,
        )
        return frozenset(int(str(row[0])) for row in rows if row[0] is not None)

    def successors(self, state: int) -> tuple[int, ...]:
        """Return the states that a union fell into: ``Sowjetunion`` → Russland, Georgien …."""
        return self.unions().get(state, ())

    def _unions(self) -> dict[int, tuple[int, ...]]:
        found: dict[int, tuple[int, ...]] = {}
        rows = self._all("SELECT id, iso FROM entities WHERE type='State' AND iso IS NOT NULL")
        codes = {str(iso): int(str(state)) for state, iso in rows}
        for name, isos in tables.unions():
            for hit in self.names(fold(name)):
                found[hit.entity] = tuple(codes[i] for i in isos if i in codes)
        return found

    def _horizon(self, of: int) -> dt.date | None:
        """Return the last day on which the base knows somebody to take an office of a state.

        ``None`` where it knows too few offices to tell.
        """
        rows = self._all("SELECT max(start), count(start) FROM offices WHERE of=?", of)
        days = [day(str(last)) for last, count in rows if int(str(count)) >= _TELLING]
        return max((d for d in days if d), default=None)

    def _bodies(self, kind: str, country: int) -> tuple[tuple[int, int], ...]:
        rows = self._all(
            "SELECT entity, rank FROM bodies WHERE class=? AND country=? ORDER BY rank, entity",
            kind,
            country,
        )
        return tuple((int(str(entity)), int(str(rank))) for entity, rank in rows)

    def _adjectives(self) -> dict[str, int]:
        """Return the states by their German adjectives and inhabitants: ``russisch`` → 159."""
        rows = self._all(
            "SELECT a.key, a.entity, e.weight FROM aliases a JOIN entities e ON e.id=a.entity "
            "WHERE a.kind='demonym' AND a.lang='de' AND e.type='State' ORDER BY e.weight"
        )
        return {str(key): int(str(entity)) for key, entity, _ in rows}

    def _all(self, sql: str, *values: object) -> Iterator[tuple[object, ...]]:
        for layer in self._layers:
            yield from layer.rows(sql, *values)


_OFFICES = (
    "SELECT o.entity, t.title, t.class, o.of, o.start, o.end FROM offices o "
    "JOIN titles t ON t.id=o.title"
)


def in_memory(found: Iterable[Record], name: str) -> _Layer:
    """Return a layer of these records that lives in memory."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    compiler.fill(connection, list(found), name)
    return _Layer(connection, name)


def _terms(rows: Iterable[tuple[object, ...]]) -> Iterator[Term]:
    for entity, title, office, of, start, end in rows:
        yield Term(
            int(str(entity)),
            str(title),
            str(office),
            None if of is None else int(str(of)),
            day(None if start is None else str(start)),
            day(None if end is None else str(end), last=True),
        )


def opened(path: Path) -> sqlite3.Connection:
    """Return a connection to a compiled base, for reading.

    Raises:
        LinkError: there is none, or it is of another format.
    """
    try:
        if not path.is_file():
            raise LinkError(
                f"{path}: there is no such knowledge base", hint="make one with: kg kb compile"
            )
        uri = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
        connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        found = dict(connection.execute("SELECT key, value FROM meta WHERE key='format'"))
    except (sqlite3.Error, OSError) as error:
        raise LinkError(
            f"{path}: no knowledge base: {error}", hint="compile it again with: kg kb compile"
        ) from error
    if found.get("format") != compiler.FORMAT:
        raise LinkError(
            f"{path}: format {found.get('format')}, but this program reads {compiler.FORMAT}",
            hint="compile it again with: kg kb compile",
        )
    return connection
