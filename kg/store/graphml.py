"""The network for graph tools: who and what are nodes, roles are edges.

Source: GraphML 1.0, http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import NamedNode

from kg.graph.vocabulary import DCTERMS, DP, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Quad

_CLASSES = (
    "Article Person Organisation State Place Position Meeting Warning Statement".split()  # noqa: SIM905
)
_ATTRIBUTES = {
    "label": RDFS.label,
    "type": RDF.type,
    "kind": DP.kind,
    "act": DP.act,
    "status": DP.status,
    "date": DP.date,
    "published": DCTERMS.date,
    "title": DP.title,
}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def graphml(quads: Iterable[Quad]) -> str:
    """Return GraphML: articles, entities, positions and events, and what holds between them."""
    found = list(quads)
    classes = {DP[name] for name in _CLASSES}
    nodes = {q.subject for q in found if q.predicate == RDF.type and q.object in classes}
    values: dict[object, dict[str, str]] = {node: {} for node in nodes}
    names = {term: name for name, term in _ATTRIBUTES.items()}
    edges = set()
    for quad in sorted(found, key=str):
        if quad.subject not in nodes:
            continue
        name = names.get(quad.predicate)
        if name and (name != "type" or quad.object in classes):
            values[quad.subject][name] = _short(quad.object)
        if quad.object in nodes and not (name and name != "title"):
            edges.add((_iri(quad.subject), _iri(quad.object), _short(quad.predicate)))
    keys = [
        f'<key id="{name}" for="node" attr.name="{name}" attr.type="string"/>\n'
        for name in _ATTRIBUTES
    ]
    keys.append('<key id="role" for="edge" attr.name="role" attr.type="string"/>\n')
    lines = [_HEAD, *keys, '<graph id="depesche" edgedefault="directed">\n']
    for node in sorted(nodes, key=str):
        data = "".join(
            f'<data key="{name}">{escape(_CONTROL.sub(" ", value))}</data>'
            for name, value in sorted(values[node].items())
        )
        lines.append(f"<node id={quoteattr(_iri(node))}>{data}</node>\n")
    for number, (source, target, role) in enumerate(sorted(edges)):
        lines.append(
            f'<edge id="e{number}" source={quoteattr(source)} target={quoteattr(target)}>'
            f'<data key="role">{escape(role)}</data></edge>\n'
        )
    return "".join([*lines, "</graph>\n</graphml>\n"])


def _iri(term: object) -> str:
    return str(getattr(term, "value", term))


def _short(term: object) -> str:
    """Return a term of the vocabulary by its local name, anything else in full."""
    text = _iri(term)
    return text.removeprefix(DP.namespace) if isinstance(term, NamedNode) else text
