"""A sound graph passes; each way of breaking one is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.graph import terms
from kg.graph.vocabulary import DCTERMS, DP, NIF, RDF, RDFS, SKOS
from kg.store import QuadStore, validate
from tests.store.readings import DENIALS, RICH, plain

Break = Callable[[QuadStore], None]


def _first(store: QuadStore, predicate: NamedNode, value: object = None) -> Quad:
    found = store.quads.quads_for_pattern(None, predicate, value, store.graph_names()[0])  # type: ignore[arg-type]
    return min(found, key=str)


def lose(predicate: NamedNode) -> Break:
    """Take one triple out."""
    return lambda store: store.quads.remove(_first(store, predicate))


def lose_all(predicate: NamedNode) -> Break:
    """Take the property away from the node that has it first."""

    def act(store: QuadStore) -> None:
        node = _first(store, predicate).subject
        for quad in list(store.quads.quads_for_pattern(node, predicate, None, None)):
            store.quads.remove(quad)

    return act


def change(predicate: NamedNode, value: NamedNode | Literal) -> Break:
    """Put another value in the place of one."""

    def act(store: QuadStore) -> None:
        old = _first(store, predicate)
        store.quads.remove(old)
        store.quads.add(Quad(old.subject, predicate, value, old.graph_name))

    return act


def add(class_: NamedNode, predicate: NamedNode, value: NamedNode | Literal | BlankNode) -> Break:
    """Say one thing more of the first node of a class."""

    def act(store: QuadStore) -> None:
        node = _first(store, RDF.type, class_)
        store.quads.add(Quad(node.subject, predicate, value, node.graph_name))

    return act


def fact(predicate: NamedNode, value: Literal) -> Break:
    """Say something of an entity that no article says."""

    def act(store: QuadStore) -> None:
        node = _first(store, DP.mentionedIn).subject
        store.quads.add(Quad(node, predicate, value, store.entities_graph))

    return act


def stray(store: QuadStore) -> None:
    """Write into a graph of nobody."""
    node = NamedNode("https://example.org/x")
    store.quads.add(Quad(node, RDFS.label, Literal("x"), node))


def day(text: str) -> Literal:
    return Literal(text, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))


BROKEN = [  # how, the rule that finds it
    pytest.param(lose(DP.evidence), "shape: MinCount", id="no-evidence"),
    pytest.param(lose(DP.status), "shape: MinCount", id="meeting-without-status"),
    pytest.param(lose(DP.kind), "shape: MinCount", id="event-without-kind"),
    pytest.param(lose(DP.act), "shape: MinCount", id="statement-without-act"),
    pytest.param(lose(DP.holder), "shape: MinCount", id="position-without-holder"),
    pytest.param(lose(DP.former), "shape: MinCount", id="position-without-former"),
    pytest.param(lose(DP.mentionOf), "shape: MinCount", id="mention-of-nobody"),
    pytest.param(lose(DP.entry), "shape: MinCount", id="no-lexicon-entry"),
    pytest.param(lose(DCTERMS.identifier), "shape: MinCount", id="article-without-id"),
    pytest.param(lose(NIF.isString), "shape: MinCount", id="article-without-text"),
    pytest.param(lose_all(DP.name), "shape: MinCount", id="entity-without-name"),
    pytest.param(change(DP.status, DP.deny), "shape: In", id="act-as-status"),
    pytest.param(change(DP.act, DP.occurred), "shape: In", id="status-as-act"),
    pytest.param(change(DP.form, DP.say), "shape: In", id="act-as-form"),
    pytest.param(change(DP.judgement, DP.say), "shape: In", id="act-as-judgement"),
    pytest.param(change(DP.date, Literal("gestern")), "shape: Or", id="date-in-words"),
    pytest.param(
        change(DP.earliest, day("2030-01-01")), "shape: LessThanOrEquals", id="late-start"
    ),
    pytest.param(change(DP.confidence, terms.decimal(1.5)), "shape: MaxInclusive", id="too-sure"),
    pytest.param(change(DP.former, Literal("ja")), "shape: Datatype", id="former-in-words"),
    pytest.param(change(DP.holder, DP.State), "shape: Class", id="holder-no-person"),
    pytest.param(
        change(NIF.anchorOf, Literal("erfunden")), "evidence", id="words-that-are-not-there"
    ),
    pytest.param(change(NIF.beginIndex, terms.integer(1)), "evidence", id="shifted-offset"),
    pytest.param(add(DP.Meeting, DP.status, DP.planned), "shape: MaxCount", id="two-statuses"),
    pytest.param(add(DP.Meeting, DP.speaker, DP.Person), "shape: Closed", id="stray-property"),
    pytest.param(add(DP.Meeting, DP.participant, BlankNode("b")), "blank node", id="blank-node"),
    pytest.param(
        add(DP.Meeting, DP.participant, NamedNode("https://w3id.org/depesche/id/entity/Q99")),
        "reference",
        id="dangling",
    ),
    pytest.param(lose(RDFS.label), "label", id="no-label"),
    pytest.param(fact(SKOS.altLabel, terms.german("Niemand")), "entity facts", id="unsupported"),
    pytest.param(fact(RDFS.label, terms.german("Niemand")), "shape: MaxCount", id="two-labels"),
    pytest.param(stray, "graph", id="stray-graph"),
]


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(BROKEN) == 30


def test_a_sound_store_has_no_violation() -> None:
    """Whatever the articles say."""
    store = QuadStore.open()
    store.put_many([RICH, DENIALS, plain("a", ("Anna Vogt", "Q900001")), plain("b", ("X Y", None))])

    assert validate(store) == ()


@pytest.mark.parametrize(("act", "rule"), BROKEN)
def test_a_broken_graph_is_found(act: Break, rule: str) -> None:
    """By the rule that is meant to find it."""
    store = QuadStore.open()
    store.put(RICH)
    act(store)

    found = validate(store)

    assert rule in {violation.rule for violation in found}
    assert all(v.node and v.message for v in found)
