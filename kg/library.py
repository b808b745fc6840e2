"""A store as a user of the library has it: articles in, answers, explanations and files out.

What only some of it needs is imported there, so that a query answers at once.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack, overload

from kg import formats
from kg.dictionary import KnowledgeBaseDictionary
from kg.errors import StoreError
from kg.store import QuadStore, bundled_queries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.building import Build
    from kg.graph.conversion import Dataset
    from kg.ingest import Inputs, Taken
    from kg.ingest.settings import Taking
    from kg.linking import Pinned, Relinked, Relinking
    from kg.model import Article, LinkedExtraction
    from kg.pipeline import Failure, Reader
    from kg.presentation import Listing
    from kg.store import ArticleRecord, BundledQuery, Explanation, Results, Violation
    from kg.store.exports import Exporting
    from kg.store.selection import Selected, Selecting


class Store:
    """A folder with what was read of articles, or the same in memory.

    with Store("kg-store") as store:
        for outcome in store.build("news.jsonl"):
            print(outcome)
        for row in store.query("meetings", actor="Q58217"):
            print(row.date, row.participant_name)

    The folder is opened when it is needed, for reading until something is written: any number of
    processes may read a store at a time, or one may write. ``build`` makes a new one.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        base: str | None = None,
        read_only: bool = False,
    ) -> None:
        """Name a folder; without one the store is in memory.

        ``base`` is what minted IRIs begin with in a new store; with an old one it must agree.

        Raises:
            StoreError: ``path`` is an address, or ``base`` cannot begin an IRI.
        """
        if path is not None and "://" in os.fspath(path):
            raise StoreError(
                f"the store {os.fspath(path)} is an address",
                hint="name a folder; other engines: kg export",
            )
        self.path = None if path is None else Path(path)
        self._base, self._read_only = base, read_only
        self._opened = QuadStore.open(None, base=base) if path is None else None
        self._writable = path is None
        self._dictionary = KnowledgeBaseDictionary()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder back to other processes; what was in memory is gone."""
        self._dictionary.close()
        if self._opened is not None:
            self._opened.close()
        if self.path is not None:
            self._opened, self._writable = None, False

    def __repr__(self) -> str:
        return f"<Store {self.path or 'in memory'}>"

    def _reading(self) -> QuadStore:
        if self._opened is None:
            self._opened = QuadStore.open(self.path, base=self._base, read_only=True)
        return self._opened

    def _writing(self) -> QuadStore:
        if self._read_only:
            raise StoreError(f"{self.path} was opened read-only", hint="leave out read_only")
        if not self._writable:
            self.close()
            self._opened = QuadStore.open(self.path, base=self._base)
            self._writable = True
        return self._reading()

    @property
    def base(self) -> str:
        """What minted IRIs begin with."""
        return self._reading().base

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._reading())

    def __bool__(self) -> bool:
        return True

    def __contains__(self, article: str) -> bool:
        """Return whether there is an article of that id."""
        return article in self._reading()

    def build(
        self,
        inputs: Inputs,
        reader: Reader | None = None,
        *,
        workers: int = 1,
        again: bool = False,
    ) -> Build:
        """Return a build: iterating over it reads and stores the articles, an outcome for each.

        ``inputs`` is a path or a list of paths, ``Article`` values, or what ``kg.articles`` gives;
        ``reader`` a new one by default. Articles that the store has already, read in the same way
        from the same text, are left as they are, unless ``again``. Its ``run()`` does all of it at
        once.

        Raises:
            StoreError: the folder is no store, is in use, or belongs to another base.
        """
        from kg.building import Build  # noqa: PLC0415 - kept out of querying

        return Build(self._writing(), inputs, reader or _reader(), workers=workers, again=again)

    def put(self, reading: LinkedExtraction) -> None:
        """Store a reading in the place of what was read of that article before.

        Raises:
            StoreError: the reading contradicts itself, or the store cannot be written.
        """
        self._writing().put(reading)

    def remove(self, *articles: str) -> None:
        """Take articles out, and with each what only it supported.

        Raises:
            UnknownNode: there is no such article; those before it are gone.
        """
        for article in articles:
            self._writing().remove(article)

    def articles(self) -> Listing[ArticleRecord]:
        """Return a record of each article by date (undated ones last), then id."""
        return self._reading().articles()

    def article(self, article: str) -> Article:
        """Return an article as it was taken in, its text included.

        Raises:
            UnknownNode: there is no such article.
        """
        return self._reading().article(article)

    def copies(self) -> dict[str, str]:
        """Return for the id of each article that tells another's text the id of that other.

        Of articles with the same text the longest stands for all.
        """
        return self._reading().copies()

    def query(self, query: str | Path, /, **parameters: Any) -> Results:
        """Answer a query: the name of a bundled one, a path to a ``.rq`` file, or SPARQL text.

        Parameters are given by name, as values of Python or as words; one that is called like a
        word of Python has an underscore behind it: ``from_="2022-05-01"``. A list holds
        alternatives: ``actor=["Q58217", "Russia"]``.

        Raises:
            UnknownQuery: neither a bundled name, nor a file, nor SPARQL.
            QueryError: it does not parse, is an update, or a parameter does not fit; a name is
                that of several entities.
            UnknownNode: a parameter names an entity that the store does not know.
        """
        values = {name.removesuffix("_"): value for name, value in parameters.items()}
        return self._reading().query(query, values, self._dictionary)

    def explain(self, node: str) -> Explanation:
        """Return the words, the lexicon entry, candidates and provenance behind a node.

        ``node`` is its IRI, a Wikidata number, or the id of an article.

        Raises:
            UnknownNode: nothing in the store has that IRI.
        """
        from kg.store import explain  # noqa: PLC0415 - kept out of querying

        return explain(self._reading(), node)

    def validate(self) -> Listing[Violation]:
        """Return what breaks the shapes or the integrity of the store; empty if nothing does."""
        from kg.store import validate  # noqa: PLC0415 - SHACL is slow to import

        return validate(self._reading())

    def relink(
        self,
        reader: Reader | None = None,
        *,
        articles: str | Iterable[str] | None = None,
        live: bool | None = None,
        endpoint: str | None = None,
        requests: int | None = None,
    ) -> list[Relinked | Failure]:
        """Read and link stored articles again, and return what became of each.

        As ``relinking`` does, one article after the other, but all at once.
        """
        return list(
            self.relinking(
                reader, articles=articles, live=live, endpoint=endpoint, requests=requests
            )
        )

    def relinking(
        self,
        reader: Reader | None = None,
        *,
        articles: str | Iterable[str] | None = None,
        live: bool | None = None,
        endpoint: str | None = None,
        requests: int | None = None,
    ) -> Relinking:
        """Return a relinking: iterating over it reads and links stored articles again.

        ``articles`` are ids; without them all are linked. ``live`` asks ``endpoint``, by default
        Wikidata's, for whom the knowledge base does not know, in at most ``requests`` requests,
        500 by default. Where it is ``False`` or not given, nothing is asked; what an endpoint
        answered before is still known, if it is ``False`` or the store has such links.

        Raises:
            UnknownNode: there is no such article.
        """
        from kg.linking import Asking, Relinking  # noqa: PLC0415 - kept out of querying

        store = self._writing()
        if articles is None:
            articles = [record.id for record in store.articles()]
        chosen = [articles] if isinstance(articles, str) else articles
        return Relinking(store, reader or _reader(), chosen, Asking(live, endpoint, requests))

    def pin(self, entity: str, qid: str | None) -> Pinned:
        """Keep a decision on the link of an entity; return which stored articles it concerns.

        ``entity`` is ``"Person:Sergej Lawrow"`` for all articles, or ``"27811#e4"`` for one;
        ``None`` forbids a link. ``relink(articles=…)`` brings it into the store.

        Raises:
            LinkError: ``entity`` names none, or ``qid`` is no Wikidata number.
        """
        from kg.linking import pin  # noqa: PLC0415 - kept out of querying

        return pin(self._reading(), entity, qid)

    @overload
    def export(self, path: None = None, **options: Unpack[Exporting]) -> bytes: ...
    @overload
    def export(self, path: str | os.PathLike[str], **options: Unpack[Exporting]) -> None: ...
    def export(
        self, path: str | os.PathLike[str] | None = None, **options: Unpack[Exporting]
    ) -> bytes | None:
        """Write the graph to a file, whole or not at all; without a path return its bytes.

        ``format`` is turtle, trig, nquads, ntriples, jsonld, rdfxml, graphml or csv; without one
        the ending of the file's name says it, and Turtle is the default. ``csv`` gives a ZIP of
        five tables, or the one ``table`` named. ``network=True`` gives who met whom in place of
        the graph, as graphml or csv, of meetings of a ``kind`` or ``status``. ``flat=True`` leaves
        the names of graphs out; ``excel=True`` writes CSV as a German Excel opens it.

        ``article``, ``since``, ``until`` (days of publication), ``entity`` (who names it) and
        ``query`` (a column ``document``, or a CONSTRUCT) with its ``parameters`` choose articles;
        what is less sure than ``min_confidence`` is left out.

        Raises:
            UnknownNode: there is no such article or entity.
            UnknownQuery: there is no such query.
            QueryError: a choice cannot be understood, or a name is that of several entities.
            StoreError: there is no such format or table, options do not go together, or the file
                cannot be written.
        """
        from kg.store import export  # noqa: PLC0415 - kept out of querying

        if options.get("format") is None:
            options["format"] = _format_of(path, options)
        if _is_edges_alone(path, options):
            options["table"] = "edges"
        data = export(self._reading(), self._dictionary, **options)
        if path is None:
            return data
        _write(Path(path), data)
        return None

    def select(self, **words: Unpack[Selecting]) -> Selected:
        """Return which articles an export with these words would hold, and how many have no date.

        Raises:
            UnknownNode: there is no such article or entity.
            UnknownQuery: there is no such query.
            QueryError: a choice cannot be understood, or a name is that of several entities.
        """
        from kg.store.selection import Selection  # noqa: PLC0415 - kept out of querying

        return Selection(**words).select(self._reading(), self._dictionary)

    def dataset(self) -> Dataset:
        """Return the store as an rdflib ``Dataset`` whose default graph is the union of all."""
        return self._reading().dataset()


def _reader() -> Reader:
    from kg import pipeline  # noqa: PLC0415 - kept out of querying

    return pipeline.Reader()


def _format_of(path: str | os.PathLike[str] | None, options: Exporting) -> str:
    try:
        format_ = formats.of_file(path, formats.EXPORT_ENDINGS)
    except ValueError as error:
        listed = ", ".join(formats.EXPORT_ENDINGS)
        raise StoreError(str(error), hint=f"one of {listed}, or give a format") from error
    if _is_one_table(path) and not options.get("table") and not options.get("network"):
        raise StoreError(
            f"{os.fspath(path or '')}: one file cannot hold several tables",
            hint="name a table, or a file that ends in .zip",
        )
    return format_ or ("graphml" if options.get("network") else "turtle")


def _is_one_table(path: str | os.PathLike[str] | None) -> bool:
    return path is not None and Path(path).suffix.lower() == ".csv"


def _is_edges_alone(path: str | os.PathLike[str] | None, options: Exporting) -> bool:
    """Return whether a network goes into a single table: its edges."""
    told = options.get("table") or options.get("format") != "csv"
    return bool(options.get("network")) and not told and _is_one_table(path)


def _write(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.name}.new")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be written: {error.strerror}", hint="name another file"
        ) from error


def articles(inputs: Inputs, **told: Unpack[Taking]) -> Iterator[Taken]:
    """Yield the articles of files and folders, and ``InputFailure`` or ``Notice`` for the rest.

    ``inputs`` is a path or a list of paths; ``date`` is the date of publication of whatever gives
    none itself; ``force`` takes in what does not look German; ``encoding`` is that of all files;
    ``timezone`` the zone in whose days articles are dated, by default Europe/Berlin; ``fields``
    name fields of tables and JSON by role: ``{"text": "maintext"}``.

    Raises:
        InputError: ``date``, ``encoding``, ``timezone`` or the role of a field is none.
    """
    from kg.ingest import read_sources  # noqa: PLC0415 - kept out of querying

    return read_sources(inputs, **told)


def queries() -> Listing[BundledQuery]:
    """Return the bundled queries: their names, what they answer, and their parameters."""
    return bundled_queries()
