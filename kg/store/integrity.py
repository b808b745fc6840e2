"""What the graph must keep to: the shapes, and what no shape can say.

Each article is checked with the facts of the entities that it names, so that the time grows with
the number of articles and no faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.graph.derived import Support, entity_quads, supports
from kg.graph.iri import VOCABULARY_GRAPH, article_id
from kg.graph.shapes import breaches
from kg.graph.vocabulary import NIF, RDF, RDFS
from kg.presentation import Listing
from kg.store.copies import derived
from kg.store.records import VIOLATIONS, Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.store.store import QuadStore


def validate(store: QuadStore) -> Listing[Violation]:
    """Return what breaks the shapes or the integrity of the store, article by article."""
    facts: dict[object, list[Quad]] = {}
    for quad in store.quads.quads_for_pattern(None, None, None, store.entities_graph):
        facts.setdefault(quad.subject, []).append(quad)
    found: list[Violation] = []
    support: dict[NamedNode, Support] = {}
    for graph in store.graph_names():
        quads = list(store.quads.quads_for_pattern(None, None, None, graph))
        for node, says in supports(quads).items():
            support[node] = support.get(node, Support()).merged(says)
        found.extend(_article_violations(store, graph, quads, facts))
    found.extend(_entity_violations(store, support, facts))
    found.extend(_copy_violations(store))
    found.extend(_stray_graphs(store))
    return Listing(found, VIOLATIONS)


def _article_violations(
    store: QuadStore, graph: NamedNode, quads: list[Quad], facts: dict[object, list[Quad]]
) -> Iterator[Violation]:
    article = article_id(store.base, graph.value)
    nodes = {q.subject for q in quads} | {q.object for q in quads}
    entities = [fact for node in sorted(nodes, key=str) for fact in facts.get(node, ())]
    for breach in breaches(q.triple for q in [*quads, *entities]):
        yield Violation(
            article, breach.node, f"shape: {breach.rule}", f"{breach.path} {breach.message}".strip()
        )
    for check in (_blank_nodes, _spans, _references, _labels):
        for node, rule, message in check(quads, entities, store.base):
            yield Violation(article, node, rule, message)


Finding = tuple[str, str, str]


def _blank_nodes(quads: list[Quad], _entities: list[Quad], _base: str) -> Iterator[Finding]:
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            yield str(quad.subject), "blank node", f"{quad.predicate.value} uses a blank node"


def _spans(quads: list[Quad], _entities: list[Quad], _base: str) -> Iterator[Finding]:
    """Find stretches that are not what their offsets cut from the text."""
    values = _index(quads)
    text = next((v for (_, term), v in values.items() if term == NIF.isString), "")
    for quad in quads:
        node = quad.subject
        if quad.predicate != RDF.type or quad.object != NIF.RFC5147String:
            continue
        try:
            begin, end = (int(values[node, t]) for t in (NIF.beginIndex, NIF.endIndex))
        except (KeyError, ValueError):
            continue  # the shapes report it
        if text[begin:end] != values.get((node, NIF.anchorOf)):
            yield (
                _value(node),
                "evidence",
                f"the text has {text[begin:end]!r} there, not {values.get((node, NIF.anchorOf))!r}",
            )
        if not _value(node).endswith(f"#char={begin},{end}"):
            yield _value(node), "evidence", f"its IRI disagrees with its offsets {begin}, {end}"


def _references(quads: list[Quad], entities: list[Quad], base: str) -> Iterator[Finding]:
    """Find minted nodes that are named but say nothing."""
    known = {q.subject for q in quads} | {q.subject for q in entities}
    for quad in quads:
        target = quad.object
        if isinstance(target, NamedNode) and target.value.startswith(base) and target not in known:
            yield _value(quad.subject), "reference", f"{quad.predicate.value} → {target.value}"


def _labels(quads: list[Quad], entities: list[Quad], _base: str) -> Iterator[Finding]:
    """Find typed nodes without a label; a stretch of text is its own."""
    labelled = {q.subject for q in [*quads, *entities] if q.predicate in (RDFS.label, NIF.anchorOf)}
    typed = {q.subject for q in quads if q.predicate == RDF.type}
    for node in sorted(typed - labelled, key=str):
        yield _value(node), "label", "it has a class and no label"


def _entity_violations(
    store: QuadStore, support: dict[NamedNode, Support], facts: dict[object, list[Quad]]
) -> Iterator[Violation]:
    """Find entities whose facts are not what the articles say."""
    for node in sorted({*support, *facts}, key=str):
        says = support.get(node, Support()) if isinstance(node, NamedNode) else Support()
        should = set(entity_quads(store.base, node, says)) if isinstance(node, NamedNode) else set()
        has = set(facts.get(node, ()))
        for quad in sorted(should ^ has, key=str):
            what = "is missing" if quad in should else "no article supports it"
            yield Violation(
                None, _value(node), "entity facts", f"{what}: {quad.predicate} {quad.object}"
            )


def _copy_violations(store: QuadStore) -> Iterator[Violation]:
    """Find marks of copies that are not what the texts tell."""
    should = derived(store)
    has = set(store.quads.quads_for_pattern(None, None, None, store.copies_graph))
    for quad in sorted(should ^ has, key=str):
        what = "is missing" if quad in should else "the texts do not tell it"
        article = article_id(store.base, _value(quad.subject))
        yield Violation(
            article, _value(quad.subject), "copies", f"{what}: {quad.predicate} {quad.object}"
        )


def _stray_graphs(store: QuadStore) -> Iterator[Violation]:
    own = {store.entities_graph, store.copies_graph, NamedNode(VOCABULARY_GRAPH)}
    known = {*store.graph_names(), *own}
    names = {q.graph_name for q in store.quads.quads_for_pattern(None, None, None, None)}
    for name in sorted(names - known, key=str):
        yield Violation(None, _value(name), "graph", "it is the graph of no article")


def _index(quads: list[Quad]) -> dict[tuple[object, NamedNode], str]:
    return {
        (q.subject, q.predicate): q.object.value for q in quads if isinstance(q.object, Literal)
    }


def _value(node: object) -> str:
    return str(getattr(node, "value", node))
