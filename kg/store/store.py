"""The store (skeleton)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from rdflib import Dataset

    from kg.model import Article, Reading
    from kg.store.results import Results


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One line of the list of articles."""

    id: str
    date: dt.date | None
    title: str | None
    source: str | None
    entities: int
    positions: int
    meetings: int
    warnings: int
    statements: int


@dataclass(frozen=True, slots=True)
class Violation:
    """Something in the graph that breaks a shape or the integrity of the store."""

    article: str | None
    """Id of the article in whose graph it stands; ``None`` for the graph of entities."""
    node: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind one node, as plain data: ``to_json()`` is JSON-able."""

    iri: str
    types: tuple[str, ...]
    label: str
    data: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Return JSON-able data."""
        raise NotImplementedError


class Store:
    """Quads on disk or in memory; one named graph per article."""

    base: str

    @classmethod
    def open(
        cls,
        path: Path | str | None = None,
        *,
        base: str | None = None,
        read_only: bool = False,
        create: bool = True,
    ) -> Self:
        """Open the store in that folder, or a new one in memory.

        ``base`` is kept in a new store and must agree with an old one; ``None`` takes what the
        store has, or the default.

        Raises:
            StoreError: the folder is no store, is in use, or belongs to another base or version.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Give the folder back to other processes."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def put(self, reading: Reading) -> None:
        """Store an article's reading in the place of what was read before, in one transaction."""
        raise NotImplementedError

    def put_many(self, readings: Iterable[Reading]) -> int:
        """Put one reading after the other; return how many."""
        raise NotImplementedError

    def remove(self, article_id: str) -> None:
        """Take an article out, and with it what only it supported.

        Raises:
            UnknownNode: there is no such article.
        """
        raise NotImplementedError

    def articles(self) -> list[ArticleRecord]:
        """Return the articles by date, then id."""
        raise NotImplementedError

    def article(self, article_id: str) -> Article:
        """Return an article as it was taken in, its text included.

        Raises:
            UnknownNode: there is no such article.
        """
        raise NotImplementedError

    def query(self, query: str, parameters: Mapping[str, str] | None = None) -> Results:
        """Answer a query: the name of a bundled one, a path to a ``.rq`` file, or SPARQL text.

        Raises:
            UnknownQuery: neither a bundled name, nor a file, nor SPARQL.
            QueryError: it does not parse, is an update, or a parameter does not fit.
        """
        raise NotImplementedError

    def export(
        self, format: str = "turtle", *, article: str | None = None, table: str | None = None
    ) -> bytes:
        """Return the graph in a format: turtle, trig, nquads, jsonld, graphml or csv.

        ``csv`` gives a ZIP of the five contract tables, or the one table named.

        Raises:
            UnknownNode: there is no such article.
            StoreError: there is no such format or table.
        """
        raise NotImplementedError

    def validate(self) -> list[Violation]:
        """Return what breaks the shapes or the integrity of the store; empty if nothing does."""
        raise NotImplementedError

    def explain(self, iri: str) -> Explanation:
        """Return sentence, offsets, lexicon entry, candidates and article behind a node.

        Raises:
            UnknownNode: nothing in the store has that IRI.
        """
        raise NotImplementedError

    def dataset(self) -> Dataset:
        """Return the store as an rdflib ``Dataset`` whose default graph is the union of all."""
        raise NotImplementedError

    def backup(self, path: Path | str) -> None:
        """Write a snapshot into a new folder, which another process may read."""
        raise NotImplementedError


def open_store(path: Path | str | None = None, *, base: str | None = None) -> Dataset:
    """Return the store in that folder as an rdflib ``Dataset``."""
    raise NotImplementedError
