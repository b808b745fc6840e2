"""The quad store: on disk or in memory, one named graph for each article."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from pyoxigraph import Store as Quads

from kg.errors import StoreError, UnknownNode
from kg.graph.iri import (
    DEFAULT_BASE,
    VOCABULARY_GRAPH,
    article_id,
    article_iri,
    checked_base,
    copies_graph,
    entities_graph,
)
from kg.graph.mapping import to_quads
from kg.graph.vocabulary import DCTERMS, DP, NIF, RDF, SCHEMA
from kg.model import Article
from kg.presentation import Listing
from kg.resources import folder
from kg.store import copies, entities, layout
from kg.store.labels import label, short
from kg.store.records import ARTICLES, ArticleRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Dataset

    from kg.model import LinkedExtraction, Span
    from kg.store.names import Dictionary
    from kg.store.results import Results
    from kg.values import IRI

_COUNTED = {
    "positions": DP.Position,
    "meetings": DP.Meeting,
    "warnings": DP.Warning,
    "statements": DP.Statement,
}


class QuadStore:
    """Quads on disk or in memory; one named graph per article."""

    def __init__(
        self, quads: Quads, base: str, *, path: Path | None = None, lock: Any = None
    ) -> None:
        self._quads: Quads | None = quads
        self._lock = lock
        self.base = base
        self.path = path

    @classmethod
    def open(
        cls,
        path: Path | str | None = None,
        *,
        base: str | None = None,
        read_only: bool = False,
        create: bool = True,
        patience: float = layout.PATIENCE,
    ) -> Self:
        """Open the store in that folder, or a new one in memory.

        ``base`` is kept in a new store and must agree with an old one; ``None`` takes what the
        store has, or the default. Several processes may read at a time, one may write; who comes
        while the store is in use waits ``patience`` seconds.

        Raises:
            StoreError: the folder is no store, is in use, or belongs to another base or version.
        """
        base = base and checked_base(base)
        if path is None:
            store = cls(Quads(), base or DEFAULT_BASE)
            store._load_vocabulary()
            return store
        folder_ = Path(path)
        marker = layout.read_marker(folder_)
        if marker is None and (read_only or not create):
            raise StoreError(f"there is no store in {folder_}", hint="kg build makes one")
        if marker and base and marker.base != base:
            raise StoreError(
                f"the store {folder_} has the base {marker.base}, not {base}",
                hint="leave out --base, or build a new store",
            )
        try:
            folder_.mkdir(parents=True, exist_ok=True)
            lock = layout.acquire(folder_, shared=read_only, patience=patience)
            where = folder_ / layout.QUADS
            if marker is None:
                marker = layout.Marker(base or DEFAULT_BASE, "")
                layout.write_marker(folder_, marker)
            quads = Quads.read_only(str(where)) if read_only else Quads(str(where))
        except OSError as error:
            raise StoreError(
                f"the store {folder_} cannot be opened: {error}",
                hint="see whether another process uses it, and whether you may write there",
            ) from error
        store = cls(quads, marker.base, path=folder_, lock=lock)
        if not read_only and marker.vocabulary != _vocabulary_digest():
            store._load_vocabulary()
            copies.rebuild(store)  # a store of an older version knows none
            layout.write_marker(folder_, layout.Marker(marker.base, _vocabulary_digest()))
        return store

    def close(self) -> None:
        """Give the folder back to other processes."""
        self._quads = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        """Return the number of articles."""
        return sum(1 for _ in self._article_nodes())

    def __contains__(self, article_id: str) -> bool:
        return self.quads.contains_named_graph(self.graph_of(article_id))

    @property
    def quads(self) -> Quads:
        """The pyoxigraph store itself, for what this class does not offer.

        Raises:
            StoreError: the store is closed.
        """
        if self._quads is None:
            raise StoreError("the store is closed", hint="open it again")
        return self._quads

    def graph_of(self, article: str) -> NamedNode:
        """Return the name of the graph of an article, whether it is there or not."""
        return NamedNode(article_iri(self.base, article))

    def _load_vocabulary(self) -> None:
        graph = NamedNode(VOCABULARY_GRAPH)
        self.quads.remove_graph(graph)
        self.quads.load(_vocabulary(), format=RdfFormat.TURTLE, to_graph=graph)

    def put(self, reading: LinkedExtraction) -> None:
        """Store an article's reading in the place of what was read before, in one transaction.

        Raises:
            StoreError: the reading contradicts itself, or the store cannot be written.
        """
        article = reading.extraction.article
        self._replace(self.graph_of(article.id), to_quads(reading, base=self.base), article)

    def put_many(self, readings: Iterable[LinkedExtraction]) -> int:
        """Put one reading after the other, each in a transaction of its own; return how many."""
        count = 0
        for reading in readings:
            self.put(reading)
            count += 1
        return count

    def remove(self, article_id: str) -> None:
        """Take an article out, and with it what only it supported.

        Raises:
            UnknownNode: there is no such article.
        """
        self._replace(self._known(article_id), [], None)

    def _replace(self, graph: NamedNode, quads: list[Quad], article: Article | None) -> None:
        old = list(self.quads.quads_for_pattern(None, None, None, graph))
        gone, come = entities.changes(self.quads, self.base, graph, old, quads)
        lost, won = copies.changes(self, graph, old, article)
        steps = [f"DROP SILENT GRAPH {graph}"] if old else []
        if gone or lost:
            steps.append(f"DELETE DATA {{ {_block(gone)} {_block(lost)} }}")
        if quads or come or won:
            steps.append(f"INSERT DATA {{ {_block(quads)} {_block(come)} {_block(won)} }}")
        try:
            self.quads.update(" ;\n".join(steps))
        except (OSError, RuntimeError) as error:
            raise StoreError(
                f"the store cannot be written: {error}",
                hint="open it for writing, and see whether the disk is full",
            ) from error

    def _known(self, article: str) -> NamedNode:
        if article not in self:
            raise UnknownNode(f"no article {article!r} in the store", hint="kg articles lists them")
        return self.graph_of(article)

    def _article_nodes(self) -> Iterator[NamedNode]:
        for quad in self.quads.quads_for_pattern(None, RDF.type, DP.Article, None):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    def articles(self) -> Listing[ArticleRecord]:
        """Return the articles by date (undated ones last), then id."""
        records = [self._record(node) for node in self._article_nodes()]
        records.sort(key=lambda r: (r.date is None, r.date or dt.date.min, r.id))
        return Listing(records, ARTICLES)

    def _record(self, graph: NamedNode) -> ArticleRecord:
        counts = {
            name: _count(self.quads.quads_for_pattern(None, RDF.type, class_, graph))
            for name, class_ in _COUNTED.items()
        }
        date = self._value(graph, DCTERMS.date)
        return ArticleRecord(
            id=article_id(self.base, graph.value) or graph.value,
            date=dt.date.fromisoformat(date) if date else None,
            title=self._value(graph, DCTERMS.title),
            source=self._value(graph, DCTERMS.source),
            entities=_count(self.quads.quads_for_pattern(None, DP.mentionedIn, graph, graph)),
            **counts,
        )

    def _value(self, node: NamedNode, term: NamedNode) -> str | None:
        for quad in self.quads.quads_for_pattern(node, term, None, None):
            return quad.object.value if isinstance(quad.object, Literal) else None
        return None

    def article(self, article_id: str) -> Article:
        """Return an article as it was taken in, its text included.

        Raises:
            UnknownNode: there is no such article.
        """
        graph = self._known(article_id)
        date = self._value(graph, DCTERMS.date)
        title = self._spans(graph, DP.titleSpan)
        return Article(
            id=article_id,
            text=self._value(graph, NIF.isString) or "",
            date=dt.date.fromisoformat(date) if date else None,
            source=self._value(graph, DCTERMS.source),
            url=self._value(graph, SCHEMA.url),
            title=self._value(graph, DCTERMS.title),
            title_span=title[0] if title else None,
            skipped=tuple(self._spans(graph, DP.skippedSpan)),
            month=self._value(graph, DCTERMS.issued),
            reader=self._value(graph, DP.textReader),
        )

    def _spans(self, graph: NamedNode, term: NamedNode) -> list[Span]:
        nodes = [q.object for q in self.quads.quads_for_pattern(graph, term, None, graph)]
        return sorted(
            (int(self._value(n, NIF.beginIndex) or 0), int(self._value(n, NIF.endIndex) or 0))
            for n in nodes
            if isinstance(n, NamedNode)
        )

    def query(
        self,
        query: str | Path,
        parameters: Mapping[str, object] | None = None,
        dictionary: Dictionary | None = None,
    ) -> Results:
        """Answer a query: the name of a bundled one, a path to a ``.rq`` file, or SPARQL text.

            store.query("meetings", {"actor": "Q58217"})

        ``dictionary`` knows what the store does not know of a user's words.

        Raises:
            UnknownQuery: neither a bundled name, nor a file, nor SPARQL.
            QueryError: it does not parse, is an update, or a parameter does not fit.
            UnknownNode: a parameter names an entity that the store does not know.
        """
        from kg.store.parameters import Binder  # noqa: PLC0415 - kept out of building
        from kg.store.runner import run  # noqa: PLC0415

        binder = Binder(self.quads, self.base, dictionary)
        results = run(self.quads, binder, query, parameters or {})
        store, base = weakref.ref(self), self.base  # an answer does not keep the folder locked

        def shown(iri: IRI) -> str:
            opened = store()
            if opened is None or opened._quads is None:  # noqa: SLF001 - its own
                return short(iri, base)
            return label(opened.quads, base, iri)

        return dataclasses.replace(results, label=shown)

    def dataset(self) -> Dataset:
        """Return the store as an rdflib ``Dataset`` whose default graph is the union of all."""
        from oxrdflib import OxigraphStore  # noqa: PLC0415 - rdflib is slow to import
        from rdflib import Dataset  # noqa: PLC0415

        dataset = Dataset(store=OxigraphStore(store=self.quads), default_union=True)
        dataset.depesche = self  # type: ignore[attr-defined] # the lock lives as long as this
        return dataset

    def backup(self, path: Path | str) -> None:
        """Write a snapshot into a new folder, which another process may read.

        Raises:
            StoreError: the store is in memory, or the folder cannot be written.
        """
        target = Path(path)
        if self.path is None:
            raise StoreError("a store in memory has no snapshot", hint="export it instead")
        if layout.read_marker(target) is not None:
            raise StoreError(f"{target} is a store already", hint="name a new folder")
        try:
            target.mkdir(parents=True, exist_ok=True)
            self.quads.backup(str(target / layout.QUADS))
            (target / layout.LOCK).touch()
            layout.write_marker(target, layout.Marker(self.base, _vocabulary_digest()))
        except OSError as error:
            raise StoreError(f"{target} cannot be written: {error}") from error

    def graph_names(self, article: str | None = None) -> list[NamedNode]:
        """Return the graphs of the articles, or of one, without that of the entities."""
        nodes = [self._known(article)] if article is not None else list(self._article_nodes())
        return sorted(nodes, key=str)

    def copies(self) -> dict[str, str]:
        """Return for the id of each article that tells another's text the id of that other."""
        return copies.copies(self)

    @property
    def copies_graph(self) -> NamedNode:
        """The graph that tells which articles tell the same text."""
        return NamedNode(copies_graph(self.base))

    @property
    def entities_graph(self) -> NamedNode:
        """The graph that holds what is true of an entity beyond one article."""
        return NamedNode(entities_graph(self.base))


def _vocabulary() -> bytes:
    return (folder("ontology") / "depesche.ttl").read_bytes()


def _vocabulary_digest() -> str:
    return hashlib.sha256(_vocabulary()).hexdigest()


def _block(quads: list[Quad]) -> str:
    """Return quads of one graph as a block of SPARQL Update."""
    if not quads:
        return ""
    triples = " .\n".join(str(quad.triple) for quad in quads)
    return f"GRAPH {quads[0].graph_name} {{ {triples} }}"


def _count(items: Iterator[Any]) -> int:
    return sum(1 for _ in items)
