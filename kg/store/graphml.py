"""Networks for graph tools, and the graph as one: who and what are nodes, roles are edges.

Source: GraphML 1.0, http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.graph.vocabulary import DCTERMS, DP, RDF, RDFS
from kg.store.xml import attribute, content

if TYPE_CHECKING:
    from pyoxigraph import Quad

Attributes = Mapping[str, str | int]

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


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by their ids, and edges from one to another, each with what is known of it."""

    nodes: tuple[tuple[str, Attributes], ...]
    edges: tuple[tuple[str, str, Attributes], ...]
    is_directed: bool
    node_types: Mapping[str, str]
    """Name to GraphML type (``string``, ``int``) of what may be known of a node."""
    edge_types: Mapping[str, str]
    """The same of an edge."""

    def to_graphml(self) -> str:
        """Return GraphML; what is known stands in the order of the names."""
        kinds = (("node", self.node_types), ("edge", self.edge_types))
        keys = [
            f'<key id="{_key(kind, name, self)}" for="{kind}" attr.name="{name}" '
            f'attr.type="{type_}"/>\n'
            for kind, types in kinds
            for name, type_ in types.items()
        ]
        default = "directed" if self.is_directed else "undirected"
        lines = [_HEAD, *keys, f'<graph id="depesche" edgedefault="{default}">\n']
        for node, about in self.nodes:
            lines.append(f"<node id={attribute(node)}>{self._data('node', about)}</node>\n")
        for number, (source, target, about) in enumerate(self.edges):
            lines.append(
                f'<edge id="e{number}" source={attribute(source)} target={attribute(target)}>'
                f"{self._data('edge', about)}</edge>\n"
            )
        return "".join([*lines, "</graph>\n</graphml>\n"])

    def _data(self, kind: str, about: Attributes) -> str:
        return "".join(
            f'<data key="{_key(kind, name, self)}">{content(str(value))}</data>'
            for name, value in sorted(about.items())
        )


def _key(kind: str, name: str, network: Network) -> str:
    """Return the id of a name, which must be one for both nodes and edges."""
    is_shared = name in network.node_types and name in network.edge_types
    return f"{kind}-{name}" if is_shared else name


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
    return Network(
        nodes=tuple((_iri(node), values[node]) for node in sorted(nodes, key=str)),
        edges=tuple((one, other, {"role": role}) for one, other, role in sorted(edges)),
        is_directed=True,
        node_types=dict.fromkeys(_ATTRIBUTES, "string"),
        edge_types={"role": "string"},
    ).to_graphml()


def _iri(term: object) -> str:
    return str(getattr(term, "value", term))


def _short(term: object) -> str:
    """Return a term of the vocabulary by its local name, anything else in full."""
    text = _iri(term)
    return text.removeprefix(DP.namespace) if isinstance(term, NamedNode) else text
