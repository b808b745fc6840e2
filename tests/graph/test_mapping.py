"""A reading arrives in the graph whole, and the same each time."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from pyoxigraph import BlankNode
from rdflib import Graph
from rdflib.compare import isomorphic

from kg.errors import StoreError
from kg.graph import to_quads
from kg.graph.events import bounds
from kg.graph.vocabulary import DP, PROPERTIES
from kg.model import (
    Article,
    Entity,
    Extraction,
    LinkedExtraction,
    Links,
    Mention,
    Signature,
    Statement,
)
from kg.store.rdf import turtle
from tests.store.readings import RICH, plain

GOLDEN = Path(__file__).parent.parent / "golden" / "rich.ttl"
BASE = "https://w3id.org/depesche/id/"
NEVER_WRITTEN = {"involves", "sameTextAs", "textSketch"}
"""The parent of other properties, and what is told of articles beside one another."""


def test_the_rich_reading_gives_the_golden_graph(request: pytest.FixtureRequest) -> None:
    """A change of the graph is read as a change of this file."""
    text = turtle((q.triple for q in to_quads(RICH)), base=BASE)
    if request.config.getoption("--update-golden", default=False):
        GOLDEN.write_text(text, encoding="utf-8")

    golden = GOLDEN.read_text(encoding="utf-8")

    assert isomorphic(Graph().parse(data=text), Graph().parse(data=golden))
    assert text == golden


def test_every_property_of_the_vocabulary_is_written() -> None:
    """The rich reading fills every field, so each has to arrive."""
    written = {q.predicate.value.removeprefix(DP.namespace) for q in to_quads(RICH)}

    assert set(PROPERTIES) - written == NEVER_WRITTEN


def test_every_value_of_the_model_arrives() -> None:
    """Each string, number and date that a reading holds stands somewhere in its graph."""
    text = turtle(q.triple for q in to_quads(RICH))
    for event in (
        *RICH.extraction.meetings,
        *RICH.extraction.statements,
        *RICH.extraction.warnings,
        *RICH.extraction.positions,
    ):
        assert f'"{event.entry}"' in text
        assert f'"{event.pattern}"' in text
    for link in RICH.links.links:
        for candidate in link.candidates:
            assert f'"{candidate.qid}"' in text
            assert candidate.label in text


def test_nothing_is_blank_and_everything_stands_in_the_graph_of_the_article() -> None:
    """A graph without blank nodes can be compared line by line."""
    quads = to_quads(RICH)

    assert not [q for q in quads if BlankNode in (type(q.subject), type(q.object))]
    assert {str(q.graph_name) for q in quads} == {
        "<https://w3id.org/depesche/id/article/2022%2F05%20%C3%A4>"
    }


def test_reading_twice_gives_the_same_quads() -> None:
    """The mapping is a function."""
    again = LinkedExtraction(
        Extraction.from_json(RICH.extraction.to_json()),
        Links.from_json(RICH.links.to_json()),
        Signature.from_json(RICH.signature.to_json()),
    )

    assert to_quads(again) == to_quads(RICH)


def test_two_findings_in_one_sentence_stay_two() -> None:
    """Nodes are hashed from their evidence; the second of the same parts is counted."""
    one = RICH.extraction.statements[0]
    twice = dataclasses.replace(
        RICH,
        extraction=dataclasses.replace(
            RICH.extraction, statements=(one, dataclasses.replace(one, id="s9", act="accuse"))
        ),
    )

    statements = {q.subject for q in to_quads(twice) if q.object == DP.Statement}

    assert len(statements) == 2


def test_entities_with_the_same_item_become_one() -> None:
    """Two entities of an article that link to the same item share its node and the longer name."""
    quads = to_quads(plain("a", ("Anna Vogt", "Q7"), ("Anna M. Vogt", "Q7")))

    names = [q.object.value for q in quads if q.predicate == DP.name]  # type: ignore[union-attr]
    aliases = [q.object.value for q in quads if q.predicate == DP.alias]  # type: ignore[union-attr]
    assert names == ["Anna M. Vogt"]
    assert aliases == ["Anna Vogt"]


def test_an_unknown_entity_is_named() -> None:
    """A reading that contradicts itself is refused, not stored in part."""
    mention = Mention("n1", 0, 1, "x", "name", "Person", "e9")

    with pytest.raises(StoreError, match="'e9'"):
        to_quads(LinkedExtraction(Extraction(Article("a", "x"), mentions=(mention,))))


def test_a_span_outside_the_text_is_named() -> None:
    """Offsets that cut nothing are refused."""
    statement = Statement(
        "s1", "say", "e1", (), None, "direct", (), (), (), (), (), (5, 99), "say/sagen"
    )
    extraction = Extraction(
        Article("a", "kurz"), entities=(Entity("e1", "Person", "X Y"),), statements=(statement,)
    )

    with pytest.raises(StoreError, match="5-99"):
        to_quads(LinkedExtraction(extraction))


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2022-05-03", "2022-05-03", "2022-05-03"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-W48", "None", "None"),
        ("2021-13", "None", "None"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(date: str, first: str, last: str) -> None:
    """However exact it is."""
    assert tuple(map(str, bounds(date))) == (first, last)
