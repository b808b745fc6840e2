"""German-language diplomatic news to a knowledge graph.

    import kg

    nlp = kg.load_pipeline()                        # the spaCy Language in use
    article = kg.Article(id="1", text="…", date=datetime.date(2021, 12, 2))
    extraction = kg.read(article, nlp)              # a kg.model.Extraction, JSON by to_json()

    report = kg.build(["news.jsonl"], "kg-store")   # articles into a store
    kg.query("meetings", store="kg-store")[0].date   # typed rows
    dataset = kg.open_store("kg-store")             # an rdflib Dataset
    kg.export("trig", store="kg-store")             # bytes

Nothing slow is imported before it is used.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.model import Article

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Iterable, Mapping

    from rdflib import Dataset
    from spacy.language import Language

    from kg.building import Outcome
    from kg.ingest import InputFailure
    from kg.model import Extraction
    from kg.store import Results

    def read(
        article: Article, nlp: Language | None = None, min_confidence: float = 0.0
    ) -> Extraction:
        """Return what is found in an article; without ``nlp`` the bundled pipeline is loaded."""


__all__ = [
    "Article",
    "Built",
    "build",
    "export",
    "load_pipeline",
    "open_store",
    "query",
    "read",
]

DEFAULT_STORE = "kg-store"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of the inputs of ``build``."""

    outcomes: tuple[Outcome, ...]
    """``Stored``, ``Unchanged`` or ``Failure`` for each article, in order."""
    refused: tuple[InputFailure, ...]
    """What could not be taken in."""


def load_pipeline(name: str | None = None) -> Language:
    """Return a spaCy ``Language`` that sets all that reading needs; ``None`` is the bundled one.

    Raises:
        PipelineError: no such pipeline is installed, or it lacks an annotation.
    """
    from kg.lang import load_pipeline as load  # noqa: PLC0415 - spaCy is slow to import

    return load(name)


def __getattr__(name: str) -> Any:
    """Return the reading room for ``kg.read``: a package that may be called as a function."""
    if name == "read":
        return importlib.import_module("kg.read")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def build(
    inputs: Iterable[str | os.PathLike[str]],
    store: str | os.PathLike[str] = DEFAULT_STORE,
    *,
    base: str | None = None,
    date: dt.date | None = None,
    pipeline: str | None = None,
    force: bool = False,
    workers: int = 1,
    min_confidence: float = 0.0,
) -> Built:
    """Read files and folders of articles into a store, as ``kg build`` does.

    Raises:
        PipelineError: the language pipeline is missing or lacks an annotation.
        StoreError: the store cannot be opened.
    """
    from functools import partial  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    from kg.building import build as build_articles  # noqa: PLC0415
    from kg.ingest import InputFailure, read_sources  # noqa: PLC0415
    from kg.pipeline import Desk, Plan  # noqa: PLC0415
    from kg.store import QuadStore  # noqa: PLC0415

    refused: list[InputFailure] = []

    def articles() -> Iterable[Article]:
        for taken in read_sources(inputs, date=date, force=force):
            if isinstance(taken, Article):
                yield taken
            elif isinstance(taken, InputFailure):
                refused.append(taken)

    with QuadStore.open(Path(store), base=base) as opened:
        open_desk = partial(Desk.open, Plan(pipeline, min_confidence=min_confidence))
        outcomes = tuple(
            build_articles(articles(), opened, open_desk(), open_desk=open_desk, workers=workers)
        )
    return Built(outcomes, tuple(refused))


def open_store(path: str | os.PathLike[str] | None = DEFAULT_STORE) -> Dataset:
    """Return the store in that folder as an rdflib ``Dataset``; ``None`` is an empty one in memory.

    Raises:
        StoreError: the folder is no store, or is in use.
    """
    from pathlib import Path  # noqa: PLC0415

    from kg.store import QuadStore  # noqa: PLC0415

    place = None if path is None else Path(path)
    return QuadStore.open(place, read_only=place is not None).dataset()


def query(
    query: str,
    parameters: Mapping[str, str] | None = None,
    *,
    store: str | os.PathLike[str] = DEFAULT_STORE,
) -> Results:
    """Answer a bundled query, a ``.rq`` file or SPARQL text.

    Raises:
        UnknownQuery: neither a bundled name, nor a file, nor SPARQL.
        QueryError: it does not parse, or a parameter does not fit.
        StoreError: the folder is no store, or is in use.
    """
    from pathlib import Path  # noqa: PLC0415

    from kg.store import QuadStore  # noqa: PLC0415

    with QuadStore.open(Path(store), read_only=True) as opened:
        return opened.query(query, parameters)


def export(
    format: str = "turtle",  # noqa: A002 - the word of the command line
    *,
    store: str | os.PathLike[str] = DEFAULT_STORE,
    article: str | None = None,
    min_confidence: float = 0.0,
) -> bytes:
    """Return the graph of a store, or of one article, in a format of ``kg export``.

    Raises:
        StoreError: the folder is no store, or there is no such format.
        UnknownNode: there is no such article.
    """
    from pathlib import Path  # noqa: PLC0415

    from kg.store import QuadStore  # noqa: PLC0415
    from kg.store import export as exported  # noqa: PLC0415

    with QuadStore.open(Path(store), read_only=True) as opened:
        return exported(opened, format=format, article=article, min_confidence=min_confidence)
