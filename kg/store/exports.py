"""The graph as files: bytes that depend on the graph alone."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.errors import StoreError
from kg.graph.vocabulary import DP
from kg.store import turtle
from kg.store.graphml import graphml

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.store.store import QuadStore

FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")
TABLES = ("entities", "positions", "meetings", "warnings", "statements")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # a ZIP dates its files; a rebuild must give the same bytes


def export(
    store: QuadStore,
    *,
    format: str = "turtle",  # noqa: A002 - the word of the command line
    article: str | None = None,
    table: str | None = None,
    min_confidence: float = 0.0,
) -> bytes:
    """Return the graphs of all articles, or of one, and the entities named there.

    ``csv`` gives a ZIP of the five contract tables, or the one ``table`` named. The bytes depend on
    the graph alone, not on the order in which articles came. Positions, meetings, warnings and
    statements that are less sure than ``min_confidence`` are left out.

    Raises:
        UnknownNode: there is no such article.
        StoreError: there is no such format or table.
    """
    if format not in FORMATS:
        raise StoreError(f"no export format {format!r}", hint=f"one of {', '.join(FORMATS)}")
    if table is not None and (format != "csv" or table not in TABLES):
        raise StoreError(
            f"no table {table!r} in the format {format}",
            hint=f"csv has the tables {', '.join(TABLES)}",
        )
    if format == "csv":
        store.graph_names(article)  # an unknown one is refused, not an empty table
        if table is None:
            return _tables(store, article, min_confidence)
        return _table(store, table, article, min_confidence)
    return _written(format, _sure(quads(store, article), min_confidence), store.base).encode()


def _written(name: str, found: list[Quad], base: str) -> str:
    match name:
        case "turtle":
            return turtle.turtle((q.triple for q in found), base=base)
        case "trig":
            return turtle.trig(found, base=base)
        case "nquads":
            return turtle.nquads(found)
        case "jsonld":
            return turtle.jsonld(found)
        case _:
            return graphml(found)


def quads(store: QuadStore, article: str | None = None) -> list[Quad]:
    """Return the quads of the articles, or of one, with the facts of the entities named there."""
    found = [
        quad
        for graph in store.graph_names(article)
        for quad in store.quads.quads_for_pattern(None, None, None, graph)
    ]
    facts = list(store.quads.quads_for_pattern(None, None, None, store.entities_graph))
    if article is not None:
        nodes = {quad.object for quad in found} | {quad.subject for quad in found}
        facts = [quad for quad in facts if quad.subject in nodes]
    return found + facts


def _sure(found: list[Quad], least: float) -> list[Quad]:
    """Return the quads without those of nodes that are less sure; their passages stay."""
    unsure = {
        q.subject
        for q in found
        if q.predicate == DP.confidence
        and isinstance(q.object, Literal)
        and float(q.object.value) < least
    }
    return [q for q in found if q.subject not in unsure and q.object not in unsure]


def _table(store: QuadStore, name: str, article: str | None, least: float) -> bytes:
    parameters = {} if article is None else {"document": article}
    if least and name != "entities":
        parameters["min_confidence"] = str(least)
    return store.query(name, parameters).to_csv().encode()


def _tables(store: QuadStore, article: str | None, least: float) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in TABLES:
            entry = zipfile.ZipInfo(f"{name}.csv", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, _table(store, name, article, least))
    return out.getvalue()
