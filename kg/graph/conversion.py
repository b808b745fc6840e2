"""The graph of one reading for users of rdflib."""

from __future__ import annotations

from rdflib import Dataset, Graph

from kg.graph.derived import entity_quads, supports
from kg.graph.iri import DEFAULT_BASE
from kg.graph.mapping import to_quads
from kg.graph.vocabulary import PREFIXES
from kg.model import LinkedExtraction

__all__ = ["Dataset", "Graph", "rdflib_graph"]


def rdflib_graph(reading: LinkedExtraction, base: str | None = None) -> Graph:
    """Return the triples of an article's graph, and the facts of its entities beside them.

    Raises:
        StoreError: the reading contradicts itself, or ``base`` cannot begin an IRI.
    """
    base = base or DEFAULT_BASE
    quads = to_quads(reading, base)
    for node, support in supports(quads).items():
        quads += entity_quads(base, node, support)
    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph.parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="nt")
    return graph
