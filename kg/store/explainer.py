"""Finds what stands behind a node: its words, its lexicon entry, its candidates."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from kg.errors import UnknownNode
from kg.graph.iri import VOCABULARY_GRAPH, article_id, is_qid
from kg.graph.vocabulary import DCTERMS, DP, NIF, PROV, RDF, RDFS, SKOS
from kg.store.explanation import Explanation, Passage
from kg.store.names import iri as parse_iri

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.model import Span
    from kg.store.store import QuadStore

_TOLD_ELSEWHERE = {
    RDF.type,
    RDFS.label,
    DP.entry,
    DP.pattern,
    DP.confidence,
    DP.link,
    DP.linking,
    NIF.isString,
    NIF.anchorOf,
    NIF.beginIndex,
    NIF.endIndex,
    NIF.referenceContext,
    PROV.wasGeneratedBy,
}
_SENTENCE_END = re.compile(r"(?<!\d)[.!?][“”\"«»’]?\s+(?=[^\Wa-zäöüß]|[„“\"«»])|\n+")
_PROVENANCE = (
    "program",
    "pipeline",
    "pipelineDigest",
    "lexiconsDigest",
    "snapshot",
    "snapshotDigest",
)


def explain(store: QuadStore, iri: str) -> Explanation:
    """Return what stands behind the node of that IRI; a Wikidata number or article id will do.

    Raises:
        UnknownNode: nothing in the store has that IRI.
    """
    node = _node(store, iri)
    facts = sorted(store.quads.quads_for_pattern(node, None, None, None), key=str)
    if not facts:
        raise UnknownNode(
            f"nothing in the store has the IRI {node.value}",
            hint="kg query entities, meetings, warnings and statements show the IRIs there are",
        )
    graphs = _graphs(store, facts)
    labels = _texts(facts, RDFS.label) or _texts(facts, SKOS.altLabel)
    return Explanation(
        iri=node.value,
        types=tuple(sorted({_short(q.object) for q in facts if q.predicate == RDF.type})),
        label=(labels or _texts(facts, NIF.anchorOf) or [node.value])[0],
        articles=tuple(_article(store, graph) for graph in graphs),
        entry=next(iter(_texts(facts, DP.entry)), None),
        pattern=next(iter(_texts(facts, DP.pattern)), None),
        confidence=next(map(float, _texts(facts, DP.confidence)), None),
        passages=_passages(store, node, facts),
        candidates=tuple(_candidates(store, facts)),
        linkings=tuple(_linkings(store, facts)),
        properties=tuple(_properties(store, facts)),
        provenance=tuple(_provenance(store, graph) for graph in graphs),
    )


def _node(store: QuadStore, iri: str) -> NamedNode:
    text = iri.strip().removeprefix("wd:")
    if is_qid(text):
        return NamedNode(f"{store.base}entity/{text}")
    if text in store:
        return store.graph_names(text)[0]
    try:
        return parse_iri(text)
    except ValueError as error:
        raise UnknownNode(
            f"{iri!r} is no IRI, Wikidata number or article id", hint="kg articles lists the ids"
        ) from error


def _graphs(store: QuadStore, facts: list[Quad]) -> list[NamedNode]:
    names = {q.graph_name for q in facts if isinstance(q.graph_name, NamedNode)}
    others = {store.entities_graph, store.copies_graph, NamedNode(VOCABULARY_GRAPH)}
    return sorted(names - others, key=str)


def _article(store: QuadStore, graph: NamedNode) -> str:
    return article_id(store.base, graph.value) or graph.value


def _short(term: object) -> str:
    return str(getattr(term, "value", term)).removeprefix(DP.namespace)


def _texts(facts: list[Quad], term: NamedNode) -> list[str]:
    return [q.object.value for q in facts if q.predicate == term and isinstance(q.object, Literal)]


def _values(store: QuadStore, node: Any, graph: Any) -> dict[NamedNode, Any]:
    found = store.quads.quads_for_pattern(node, None, None, graph)
    return {quad.predicate: quad.object for quad in found}


def _passages(store: QuadStore, node: NamedNode, facts: list[Quad]) -> tuple[Passage, ...]:
    """Return the node's own words; of an entity, those of its mentions."""
    found = {p for q in facts if (p := _passage(store, q.predicate, q.object, q.graph_name))}
    if own := _passage(store, DP.evidence, node, next(iter(facts)).graph_name):
        found.add(own)
    for mention in store.quads.quads_for_pattern(None, DP.mentionOf, node, None):
        place = _values(store, mention.subject, mention.graph_name).get(DP.evidence)
        if passage := _passage(store, DP.mentionOf, place, mention.graph_name):
            found.add(passage)
    return tuple(sorted(found, key=lambda p: (p.article, p.begin, p.end, p.role)))


def _passage(store: QuadStore, role: NamedNode, place: Any, graph: Any) -> Passage | None:
    if not isinstance(place, NamedNode) or "#char=" not in place.value:
        return None
    values = _values(store, place, graph)
    if NIF.beginIndex not in values:
        return None
    begin, end = int(values[NIF.beginIndex].value), int(values[NIF.endIndex].value)
    text = _values(store, values[NIF.referenceContext], graph)[NIF.isString].value
    first, last = sentence(text, begin, end)
    return Passage(
        role="mention" if role == DP.mentionOf else _short(role),
        article=_article(store, graph),
        begin=begin,
        end=end,
        text=text[begin:end],
        sentence=text[first:last],
        at=begin - first,
    )


def sentence(text: str, begin: int, end: int) -> Span:
    """Return where the sentence, or the sentences, around a stretch stand.

    A day's number (``"am 3. Mai"``) ends none; space at either end is outside, save within the
    stretch itself.
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((at for at in ends if at <= begin), default=0)
    last = min((at for at in ends if at >= end), default=len(text))
    while first < begin and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _candidates(store: QuadStore, facts: list[Quad]) -> list[dict[str, Any]]:
    rows = []
    for quad in facts:
        if quad.predicate != DP.link:
            continue
        values = _values(store, quad.object, quad.graph_name)
        features = values.get(DP.features)
        rows.append(
            {
                "article": _article(store, quad.graph_name),  # type: ignore[arg-type]
                "rank": int(values[DP.rank].value),
                "qid": values[DP.qid].value,
                "label": values[RDFS.label].value,
                "score": float(values[DP.score].value),
                "features": dict(json.loads(features.value)) if features else {},
                "reason": values[DP.reason].value if DP.reason in values else "",
            }
        )
    return sorted(rows, key=lambda row: (row["article"], row["rank"]))


def _linkings(store: QuadStore, facts: list[Quad]) -> list[dict[str, Any]]:
    rows = []
    for quad in facts:
        if quad.predicate != DP.linking:
            continue
        values = _values(store, quad.object, quad.graph_name)
        rows.append(
            {
                "article": _article(store, quad.graph_name),  # type: ignore[arg-type]
                "qid": values[DP.qid].value if DP.qid in values else None,
                "nil": values[DP.nil].value == "true",
                "score": float(values[DP.score].value),
                "judgement": _short(values[DP.judgement]),
            }
        )
    return sorted(rows, key=lambda row: row["article"])


def _properties(store: QuadStore, facts: list[Quad]) -> list[tuple[str, str]]:
    """Return the rest, once each: values as they are, nodes by their labels."""
    rows = set()
    for quad in facts:
        value = quad.object
        if quad.predicate in _TOLD_ELSEWHERE or "#char=" in _short(value):
            continue
        rows.add((_local(quad.predicate), _label(store, value)))
    return sorted(rows)


def _local(term: NamedNode) -> str:
    return term.value.rpartition("#")[2].rpartition("/")[2]


def _label(store: QuadStore, term: Any) -> str:
    if not isinstance(term, NamedNode):
        return _short(term)
    if term.value.startswith(DP.namespace):
        return _short(term)
    for quad in store.quads.quads_for_pattern(term, RDFS.label, None, None):
        return _short(quad.object)
    return term.value


def _provenance(store: QuadStore, graph: NamedNode) -> dict[str, str]:
    article = _values(store, graph, graph)
    reading = _values(store, article.get(PROV.wasGeneratedBy), graph)
    row = {"article": _article(store, graph)}
    if DCTERMS.date in article:
        row["date"] = article[DCTERMS.date].value
    return row | {n: reading[DP[n]].value for n in _PROVENANCE if DP[n] in reading}
