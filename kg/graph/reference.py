"""The page of the ontology, made from the ontology: ``python -m kg.graph.reference``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rdflib import Graph, URIRef
from rdflib.namespace import RDFS, SKOS

from kg.graph.vocabulary import CLASSES, CONCEPTS, DATATYPES, DP, PROPERTIES, SCHEMES
from kg.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = """# The ontology

Namespace `https://w3id.org/depesche/ns#`, prefix `dp:`; source [`ontology/depesche.ttl`]\
(../ontology/depesche.ttl), shapes [`ontology/shapes.ttl`](../ontology/shapes.ttl). Own terms,
aligned with SEM, schema.org, PROV-O, W3C ORG, OWL-Time, NIF, Web Annotation, SKOS and the PLOVER
event types; nothing is imported. How the terms are used is told in [graph.md](graph.md).

This page is made from the ontology: `python -m kg.graph.reference > docs/ontology.md`.
"""
_ALIGNMENTS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)


def page() -> str:
    """Return the page: a table each of classes, properties and concepts."""
    graph = Graph().parse(folder("ontology") / "depesche.ttl")
    return "\n".join(
        [
            _HEAD,
            "## Classes\n",
            _table(graph, CLASSES, "is a, or is close to", _alignment),
            "## Properties\n",
            _table(graph, PROPERTIES, "from → to; is a, or is close to", _property),
            "## Concepts\n",
            *(_scheme(graph, name) for name in SCHEMES),
            "## Datatypes\n",
            _table(graph, DATATYPES, "", lambda *_: ""),
        ]
    )


def _table(
    graph: Graph, names: list[str], heading: str, extra: Callable[[Graph, URIRef], str]
) -> str:
    lines = [f"| term | English, German | meaning | {heading} |", "|---|---|---|---|"]
    for name in names:
        node = URIRef(DP[name].value)
        comment = graph.value(node, RDFS.comment)
        lines.append(f"| `dp:{name}` | {_labels(graph, node)} | {comment} | {extra(graph, node)} |")
    return "\n".join(lines) + "\n"


def _labels(graph: Graph, node: URIRef) -> str:
    labels = sorted(graph.objects(node, RDFS.label), key=lambda o: str(getattr(o, "language", "")))
    return ", ".join(str(label) for label in reversed(labels))


def _alignment(graph: Graph, node: URIRef) -> str:
    found = {o for term in _ALIGNMENTS for o in graph.objects(node, term)}
    return ", ".join(
        f"`{graph.namespace_manager.normalizeUri(str(o))}`" for o in sorted(found, key=str)
    )


def _property(graph: Graph, node: URIRef) -> str:
    ends = [graph.value(node, term) for term in (RDFS.domain, RDFS.range)]
    names = [graph.namespace_manager.normalizeUri(str(e)) if e else "any" for e in ends]
    aligned = _alignment(graph, node)
    return f"{names[0]} → {names[1]}" + (f"; {aligned}" if aligned else "")


def _scheme(graph: Graph, name: str) -> str:
    node = URIRef(DP[name].value)
    members = set(graph.subjects(SKOS.inScheme, node))
    names = [c for c in CONCEPTS if URIRef(DP[c].value) in members]
    title = f"### `dp:{name}`: {_labels(graph, node)}\n"
    return f"{title}\n{_table(graph, names, 'PLOVER', _notation)}"


def _notation(graph: Graph, node: URIRef) -> str:
    return str(graph.value(node, SKOS.notation) or "")


if __name__ == "__main__":
    sys.stdout.write(page())
