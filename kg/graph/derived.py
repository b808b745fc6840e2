"""What holds of an entity beyond one article, derived from what the articles say of it.

An article's graph says of an entity only what it read (``dp:readAs``, ``dp:name``, ``dp:alias``,
``dp:knownAs``). Type, labels and Wikidata link follow from all of these by rules that know no
order of arrival: where articles disagree, the value that is first in a fixed order stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import terms
from kg.graph.iri import entities_graph, is_qid, wikidata_iri
from kg.graph.vocabulary import DP, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

TYPE_ORDER = ("Person", "State", "Organisation", "Place")
"""Whoever acts comes before where it happens: a state that one article reads as a place is one."""

SUPPORTS = (DP.readAs, DP.name, DP.alias, DP.knownAs)
"""The properties in an article's graph that the facts of an entity are derived from."""


def best_name(names: Iterable[str]) -> str:
    """Return the longest name; among equals the first in order of code points."""
    return min(names, key=lambda name: (-len(name), name))


def best_type(types: Iterable[str]) -> str:
    """Return the type that is first in ``TYPE_ORDER``."""
    return min(types, key=TYPE_ORDER.index)


@dataclass(slots=True)
class Support:
    """What the articles say of one entity, each value once."""

    types: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    known: set[str] = field(default_factory=set)

    def values(self, term: NamedNode) -> set[str]:
        """Return the set that a property of ``SUPPORTS`` fills."""
        return {
            DP.readAs: self.types,
            DP.name: self.names,
            DP.alias: self.aliases,
            DP.knownAs: self.known,
        }[term]

    def merged(self, other: Support) -> Support:
        """Return what both say."""
        return Support(
            self.types | other.types,
            self.names | other.names,
            self.aliases | other.aliases,
            self.known | other.known,
        )


def supports(quads: Iterable[Quad]) -> dict[NamedNode, Support]:
    """Return what the quads of articles say of each entity."""
    found: dict[NamedNode, Support] = {}
    mentioned = set()
    for quad in quads:
        node = quad.subject
        if not isinstance(node, NamedNode):
            continue
        if quad.predicate == DP.mentionedIn:
            mentioned.add(node)
        if quad.predicate in SUPPORTS:
            found.setdefault(node, Support()).values(quad.predicate).add(value_of(quad))
    return {node: found.get(node, Support()) for node in sorted(mentioned, key=str)}


def value_of(quad: Quad) -> str:
    """Return the object as a plain value; a class as its local name."""
    value = str(getattr(quad.object, "value", quad.object))
    return value.removeprefix(DP.namespace) if quad.predicate == DP.readAs else value


def object_of(term: NamedNode, value: str) -> NamedNode | Literal:
    """Return the object that ``value_of`` gave ``value`` for."""
    return DP[value] if term == DP.readAs else terms.string(value)


def entity_quads(base: str, node: NamedNode, support: Support) -> list[Quad]:
    """Return the facts of one entity in the graph of entities; none if nothing supports it."""
    if not support.types or not support.names:
        return []
    graph = NamedNode(entities_graph(base))
    label = best_name(support.known or support.names)
    others = sorted((support.names | support.aliases | support.known) - {label})
    facts = [
        Quad(node, RDF.type, DP[best_type(support.types)], graph),
        Quad(node, RDFS.label, terms.german(label), graph),
        *(Quad(node, SKOS.altLabel, terms.german(name), graph) for name in others),
    ]
    qid = node.value.rpartition("/")[2]
    if is_qid(qid):
        facts.append(Quad(node, SKOS.exactMatch, NamedNode(wikidata_iri(qid)), graph))
    return facts
