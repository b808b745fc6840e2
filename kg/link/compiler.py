"""Compiles an entity table into the knowledge base: one SQLite file, same input, same bytes."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import LinkError
from kg.link import kinds, tables
from kg.link.names import bare_tokens, fold, heard, person_tokens, skeletons, stem
from kg.link.records import Alias, Record, number
from kg.link.refinement import refine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

FORMAT = "2"

SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE entities(
  id INTEGER PRIMARY KEY, type TEXT NOT NULL, label TEXT NOT NULL, country INTEGER, iso TEXT,
  prior REAL NOT NULL, weight REAL NOT NULL, tier INTEGER NOT NULL, sources TEXT NOT NULL,
  description TEXT NOT NULL, born INTEGER, died INTEGER, sex TEXT NOT NULL);
CREATE TABLE aliases(
  key TEXT NOT NULL, entity INTEGER NOT NULL, text TEXT NOT NULL, lang TEXT NOT NULL,
  kind TEXT NOT NULL, source TEXT NOT NULL, weight REAL NOT NULL,
  PRIMARY KEY (key, entity, text, lang, kind, source)) WITHOUT ROWID;
CREATE TABLE stems(key TEXT NOT NULL, entity INTEGER NOT NULL,
  PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE TABLE shortened(key TEXT NOT NULL, entity INTEGER NOT NULL,
  PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE TABLE heard(key TEXT NOT NULL, entity INTEGER NOT NULL,
  PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE TABLE persons(surname TEXT NOT NULL, given TEXT NOT NULL, entity INTEGER NOT NULL,
  PRIMARY KEY (surname, given, entity)) WITHOUT ROWID;
CREATE TABLE titles(id INTEGER PRIMARY KEY, title TEXT NOT NULL, class TEXT NOT NULL);
CREATE TABLE offices(
  entity INTEGER NOT NULL, title INTEGER NOT NULL, of INTEGER, start TEXT, end TEXT);
CREATE TABLE bodies(class TEXT NOT NULL, country INTEGER NOT NULL, entity INTEGER NOT NULL,
  rank INTEGER NOT NULL, PRIMARY KEY (class, country, rank, entity)) WITHOUT ROWID;
CREATE TABLE weights(feature TEXT PRIMARY KEY, value REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX aliases_entity ON aliases(entity);
CREATE INDEX offices_entity ON offices(entity);
CREATE INDEX offices_of ON offices(of, title);
"""

_STATEMENTS = {
    "meta": "INSERT INTO meta VALUES (?,?)",
    "entities": "INSERT INTO entities VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
    "aliases": "INSERT INTO aliases VALUES (?,?,?,?,?,?,?)",
    "stems": "INSERT INTO stems VALUES (?,?)",
    "shortened": "INSERT INTO shortened VALUES (?,?)",
    "heard": "INSERT INTO heard VALUES (?,?)",
    "persons": "INSERT INTO persons VALUES (?,?,?)",
    "titles": "INSERT INTO titles VALUES (?,?,?)",
    "offices": "INSERT INTO offices VALUES (?,?,?,?,?)",
    "bodies": "INSERT INTO bodies VALUES (?,?,?,?)",
}
_KIND_WEIGHT = {"label": 1.0, "alias": 0.9, "abbrev": 0.8, "demonym": 0.8, "former": 0.7}
_TWO_SURNAMES = frozenset((
    "ES", "MX", "GT", "HN", "SV", "NI", "CR", "PA", "CU", "DO", "CO", "VE", "EC", "PE", "BO", "CL",
    "AR", "UY", "PY",
))  # fmt: skip
"""Where the second surname is often left out: Otto Pérez Molina, Otto Pérez."""
_FAMILY_NAME_FIRST = ("KR", "KP", "CN", "TW", "VN", "KH", "HU", "SG", "MM")


_LONGER = re.compile(r"(\w{4,}(?: \w+)?) (?:de|del|do|da|dos|am|an der|ob der|upon|on) \w")
"""A place whose name is shortened to its head at home: ``Santiago de Cuba``."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to make of a table: its name, its licences, what to leave out."""

    snapshot: str
    licences: tuple[str, ...] = ()
    exclude: frozenset[str] = frozenset()
    """Ids of alias sources that are left out."""
    max_tier: int = 3


@dataclass(slots=True)
class _Tables:
    rows: dict[str, set[tuple[object, ...]]] = field(
        default_factory=lambda: {name: set() for name in _STATEMENTS}
    )
    titles: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, *row: object) -> None:
        self.rows[table].add(row)


def compile_base(records: Iterable[Record], target: Path, recipe: Recipe) -> dict[str, str]:
    """Write the knowledge base to ``target`` in one step and return its meta table.

    Raises:
        LinkError: there are no records, or the file cannot be written.
    """
    chosen = [r for r in records if r.tier <= recipe.max_tier]
    if not chosen:
        raise LinkError("the table holds no entity", hint="see docs/knowledge-base.md")
    built = _built(chosen, recipe)
    draft = target.with_name(target.name + ".new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        _write(draft, built)
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise LinkError(f"{target}: cannot be written: {error}") from error
    return {str(key): str(value) for key, value in built["meta"]}


def fill(connection: sqlite3.Connection, records: Sequence[Record], snapshot: str) -> None:
    """Write the tables of a base into an open, empty database."""
    connection.executescript(SCHEMA)
    built = _built(records, Recipe(snapshot))
    with connection:
        for name, statement in _STATEMENTS.items():
            connection.executemany(statement, built[name])


def _built(records: Sequence[Record], recipe: Recipe) -> dict[str, list[tuple[object, ...]]]:
    built = build_rows(records, recipe.exclude)
    sources = sorted({s for r in records for s in r.sources} - recipe.exclude)
    meta = {
        "format": FORMAT,
        "snapshot": recipe.snapshot,
        "licences": "; ".join(recipe.licences or _licences(sources)),
        "excluded": " ".join(sorted(recipe.exclude)),
        "sources": " ".join(sources),
        "entities": str(len(built["entities"])),
        "aliases": str(len(built["aliases"])),
        "offices": str(len(built["offices"])),
        "digest": _digest(built),
    }
    built["meta"] = sorted(meta.items())
    return built


def _licences(sources: Sequence[str]) -> list[str]:
    """Return ``MIT (partyfacts, rigour)`` for each licence of these sources."""
    by_licence: dict[str, list[str]] = {}
    for source in sources:
        by_licence.setdefault(tables.licences().get(source, "not stated"), []).append(source)
    return [f"{name} ({', '.join(ids)})" for name, ids in sorted(by_licence.items())]


def build_rows(
    records: Sequence[Record], exclude: frozenset[str] = frozenset()
) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of all tables but ``meta``, sorted."""
    made = _Tables()
    records = refine(records)
    titles = sorted({role.title for r in records if r.type == "Person" for role in r.roles})
    for i, title in enumerate(titles):
        made.titles[title] = i
        made.add("titles", i, title, tables.title_class(title))
    iso = {number(r.qid): r.iso or "" for r in records if r.type == "State"}
    for record in records:
        _add(made, record, exclude, iso)
    return {name: sorted(rows, key=_order) for name, rows in made.rows.items()}


def pack(base: Path, target: Path) -> None:
    """Write ``base`` compressed to ``target``, and what it must unpack to beside it."""
    raw = base.read_bytes()
    packed = lzma.compress(raw, preset=9)
    target.write_bytes(packed)
    note = {"sha256": hashlib.sha256(packed).hexdigest(), "size": len(raw)}
    target.with_suffix(".json").write_text(json.dumps(note, indent=1) + "\n", "utf-8")


def write_weights(base: Path, weights: dict[str, float]) -> None:
    """Keep the weights of the score that were fitted to a base in it."""
    connection = sqlite3.connect(base)
    try:
        with connection:
            connection.execute("DELETE FROM weights")
            connection.executemany("INSERT INTO weights VALUES (?,?)", sorted(weights.items()))
    finally:
        connection.close()


def _add(made: _Tables, record: Record, exclude: frozenset[str], states: Mapping[int, str]) -> None:
    entity = number(record.qid)
    country = number(record.country) if record.country else None
    made.add(
        "entities", entity, record.type, record.label, country, record.iso, record.prior,
        round(record.weight, 1), record.tier, " ".join(record.sources), record.description,
        record.born, record.died, record.sex[:1],
    )  # fmt: skip
    iso = states.get(country or 0, "")
    for alias in record.aliases:
        key = fold(alias.text)
        if alias.source in exclude or not key:
            continue
        weight = _KIND_WEIGHT.get(alias.kind, 0.5) * (1.0 if alias.lang == "de" else 0.9)
        made.add(
            "aliases",
            key,
            entity,
            alias.text,
            alias.lang,
            alias.kind,
            alias.source,
            round(weight, 3),
        )
        if record.type == "Person":
            _add_person(made, entity, alias.text, iso)
        else:
            _add_thing(made, record, alias, iso)
    if record.type == "Person":
        for role in record.roles:
            of = number(role.of) if role.of else None
            made.add("offices", entity, made.titles[role.title], of, role.start, role.end)
    elif record.type == "Organisation" and country is not None:
        for name, rank in kinds.of_body(record):
            made.add("bodies", name, country, entity, rank)


def _add_thing(made: _Tables, record: Record, alias: Alias, iso: str) -> None:
    """Add the further ways in which a name that is no person's is found."""
    key, entity = fold(alias.text), number(record.qid)
    if alias.lang == "de" and alias.kind != "demonym" and stem(key) != key:
        made.add("stems", stem(key), entity)
    if record.type == "Place" and iso in tables.transcribed():
        made.add("heard", heard(key), entity)
    if record.type == "Place" and (head := _LONGER.match(key)):
        made.add("shortened", head[1], entity)


def _add_person(made: _Tables, entity: int, name: str, iso: str) -> None:
    tokens = bare_tokens(person_tokens(name))
    if not tokens or not all(t.isascii() for t in tokens):
        return
    orders = [tokens]
    if iso in _FAMILY_NAME_FIRST and len(tokens) > 1:
        orders.append((*tokens[1:], tokens[0]))
    if iso in _TWO_SURNAMES and len(tokens) > 2:
        orders.append(tokens[:-1])
    for order in orders:
        for surname in skeletons(order[-1]):
            given = {s for t in order[:-1] for s in skeletons(t)} or {""}
            for one in given:
                made.add("persons", surname, one, entity)


def _order(row: tuple[object, ...]) -> list[tuple[bool, object]]:
    return [(value is not None, value) for value in row]


def _digest(built: dict[str, list[tuple[object, ...]]]) -> str:
    digest = hashlib.sha256()
    for name in sorted(built):
        for row in built[name]:
            digest.update(json.dumps([name, *row], ensure_ascii=False).encode())
    return digest.hexdigest()


def _write(path: Path, built: dict[str, list[tuple[object, ...]]]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA page_size=4096")
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.executescript(SCHEMA)
        connection.execute("BEGIN")
        for name, statement in _STATEMENTS.items():
            connection.executemany(statement, built[name])
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()
