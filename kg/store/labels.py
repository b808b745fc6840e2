"""What people see in the place of an IRI."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode
from pyoxigraph import Store as Quads

from kg.graph.iri import article_id
from kg.graph.vocabulary import NIF, PREFIXES, RDFS


def label(quads: Quads, base: str, iri: str) -> str:
    """Return the label of a node, the words of a stretch of text; without either a short form."""
    node = NamedNode(iri)
    for term in (RDFS.label, NIF.anchorOf):
        found = [quad.object for quad in quads.quads_for_pattern(node, term, None, None)]
        words = sorted(one.value for one in found if isinstance(one, Literal))
        if words:
            return words[0]
    return short(iri, base)


def short(iri: str, base: str) -> str:
    """Return an article's id, what follows the base or a known prefix, or the IRI itself."""
    if article := article_id(base, iri):
        return article
    for namespace in (base, *PREFIXES.values()):
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return iri.removeprefix(namespace)
    return iri
