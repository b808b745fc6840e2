"""What the articles of a store say of how they were read, and whom they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg.graph.iri import article_id
from kg.graph.vocabulary import DP, PROV
from kg.model import Signature

if TYPE_CHECKING:
    from kg.store.store import QuadStore


def signatures(store: QuadStore) -> dict[str, Signature]:
    """Return for each stored article by its id how it was read."""
    return {
        article: Signature(
            program=_text(store, reading, DP.program),
            pipeline=_text(store, reading, DP.pipeline),
            pipeline_digest=_text(store, reading, DP.pipelineDigest),
            lexicons_digest=_text(store, reading, DP.lexiconsDigest),
            snapshot=_text(store, reading, DP.snapshot),
            snapshot_digest=_text(store, reading, DP.snapshotDigest),
            min_confidence=float(_text(store, reading, DP.minConfidence) or 0),
        )
        for article, reading in _readings(store)
    }


def names(store: QuadStore) -> Iterator[tuple[str, str, str]]:
    """Yield article, type and name of each entity that an article names, under all its names."""
    for article, graph in _articles(store):
        for quad in store.quads.quads_for_pattern(None, DP.readAs, None, graph):
            type_ = _value(quad.object).removeprefix(DP.namespace)
            for term in (DP.name, DP.alias):
                for name in store.quads.quads_for_pattern(quad.subject, term, None, graph):
                    yield article, type_, _value(name.object)


def has_live_links(store: QuadStore) -> bool:
    """Return whether an endpoint made any of the links."""
    return any(store.quads.quads_for_pattern(None, DP.judgement, DP.live, None))


def _articles(store: QuadStore) -> Iterator[tuple[str, NamedNode]]:
    for graph in store.graph_names():
        yield article_id(store.base, graph.value) or graph.value, graph


def _readings(store: QuadStore) -> Iterator[tuple[str, Any]]:
    for article, graph in _articles(store):
        for quad in store.quads.quads_for_pattern(graph, PROV.wasGeneratedBy, None, graph):
            yield article, quad.object


def _text(store: QuadStore, node: Any, term: NamedNode) -> str:
    found = store.quads.quads_for_pattern(node, term, None, None)
    return next((_value(quad.object) for quad in found), "")


def _value(term: Any) -> str:
    return str(term.value)
