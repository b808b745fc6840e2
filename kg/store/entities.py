"""The graph of entities, kept up with each article by looking at its entities alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from kg.graph.derived import (
    SUPPORTS,
    TYPE_ORDER,
    Support,
    entity_quads,
    object_of,
    supports,
)
from kg.graph.iri import entities_graph
from kg.graph.vocabulary import DP, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Store as Quads


def changes(
    quads: Quads, base: str, graph: NamedNode, old: list[Quad], new: list[Quad]
) -> tuple[list[Quad], list[Quad]]:
    """Return the entity facts that go and those that come when ``new`` replaces ``old``.

    Only the entities of the two versions are looked at, and of each only the values that it has
    now: the cost does not grow with the number of articles that name it.
    """
    before, after = supports(old), supports(new)
    gone: list[Quad] = []
    come: list[Quad] = []
    entities = NamedNode(entities_graph(base))
    for node in sorted({*before, *after}, key=str):
        ours = after.get(node, Support())
        if before.get(node) == ours:
            continue
        now = set(quads.quads_for_pattern(node, None, None, entities))
        if node not in before and _says_nothing_new(quads, node, ours):
            continue
        theirs = _other_support(quads, graph, node, now)
        then = entity_quads(base, node, theirs.merged(ours))
        come.extend(quad for quad in then if quad not in now)
        gone.extend(sorted(now.difference(then), key=str))
    return gone, come


def _says_nothing_new(quads: Quads, node: NamedNode, support: Support) -> bool:
    """Return whether other articles say all of it: true of most entities of most articles."""
    return all(
        next(quads.quads_for_pattern(node, term, object_of(term, value), None), None)
        for term in SUPPORTS
        for value in support.values(term)
    )


def _other_support(quads: Quads, graph: NamedNode, node: NamedNode, now: set[Quad]) -> Support:
    """Return what articles other than ``graph`` say of an entity.

    The values to ask for are the labels that it has now, so that no list of articles is walked.
    """
    labels = {
        str(getattr(quad.object, "value", ""))
        for quad in now
        if quad.predicate in (RDFS.label, SKOS.altLabel)
    }
    support = Support()
    typed = any(quad.predicate == RDF.type for quad in now)
    for term in SUPPORTS:
        values = (TYPE_ORDER if typed else ()) if term == DP.readAs else sorted(labels)
        support.values(term).update(v for v in values if _elsewhere(quads, graph, node, term, v))
    return support


def _elsewhere(
    quads: Quads, graph: NamedNode, node: NamedNode, term: NamedNode, value: str
) -> bool:
    found = quads.quads_for_pattern(node, term, object_of(term, value), None)
    return any(quad.graph_name != graph for quad in found)
