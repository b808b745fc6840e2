"""A reading as people see it: names and words, its JSON, its graph."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS

from kg.errors import InputError
from kg.model import LinkedExtraction, Links
from kg.store import QuadStore, export
from kg.views import Reading
from tests.store.readings import DENIALS, RICH, plain


def _reading(found: LinkedExtraction = RICH) -> Reading:
    return Reading(found.extraction, found.links, found.signature)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return _reading()


def test_who_is_who(reading: Reading) -> None:
    vogt, lund, *_ = reading.entities

    assert (vogt.name, vogt.type, vogt.office, str(vogt.of)) == (
        "Anna Vogt",
        "Person",
        "Außenministerin",
        "Seeland",
    )
    assert (vogt.wikidata, vogt.link.score, vogt.link.label) == (
        "Q900001",
        0.93,
        "Anna Vogt (Politikerin)",
    )
    assert [str(mention) for mention in vogt.mentions] == ["Anna Vogt", "Vogt", "sie"]
    assert [position.title for position in vogt.positions] == ["Außenministerin"]
    assert (lund.wikidata, lund.link.nil, len(lund.link.candidates)) == (None, True, 1)
    montreux = reading.entities[5]
    assert (str(montreux.acts_for), montreux.link.candidates) == ("Seeland", ())
    assert repr(vogt) == "<EntityView e1: Anna Vogt>"


def test_who_holds_which_office(reading: Reading) -> None:
    """Days from the article, else from the knowledge base."""
    now, before = reading.positions

    assert str(now) == "Anna Vogt, Außenministerin (Seeland)"
    assert (now.start, now.end) == (dt.date(2021, 1, 2), dt.date(2023, 6, 30))
    assert str(before) == "Erik Lund, former Außenminister"
    assert (before.acting, before.of, before.end) == (True, None, dt.date(2022, 4, 30))
    assert (now.evidence.text, now.entry, now.pattern, now.confidence) == (
        "Außenministerin Anna Vogt",
        "offices/Außenministerin+name",
        "before name",
        0.95,
    )


def test_who_met_whom(reading: Reading) -> None:
    """Dates as exact as they are known."""
    met, margin, planned = reading.meetings

    assert str(met) == "bilateral, occurred 2022-05-03: Anna Vogt, Erik Lund"
    assert (met.date, met.earliest, str(met.place)) == (
        dt.date(2022, 5, 3),
        dt.date(2022, 5, 3),
        "Montreux",
    )
    assert met.part_of == margin
    assert (str(met.trigger), [str(words) for words in met.also]) == ("traf", ["Ministertreffen"])
    assert reading.article.text[met.evidence.begin : met.evidence.end] == met.evidence.text
    assert met.evidence.span == met.item.evidence
    assert (planned.date, str(planned.according_to), planned.participants) == (
        "2022-06",
        "Montreux",
        (),
    )
    assert (margin.date, margin.place, margin.part_of) == (None, None, None)


def test_who_warned_and_said_what(reading: Reading) -> None:
    (threat,) = reading.warnings
    denial, _ = reading.statements

    assert str(threat) == "threat by Anna Vogt to Nordstaat, Erik Lund"
    assert [str(words) for words in (*threat.condition, *threat.consequence, *threat.cue)] == [
        "Wer das Ufer sperrt",
        "wird die Folgen spüren",
        "warnte",
    ]
    assert threat.quote == "Wer das Ufer sperrt, wird die Folgen spüren"
    assert [str(words) for words in (*threat.content, *threat.frame)] == [
        threat.quote,
        "warnte Vogt",
    ]
    assert str(denial).startswith("deny by Erik Lund")
    assert (denial.type, str(denial.according_to)) == ("direct", "Seenbund")


def test_times_are_resolved(reading: Reading) -> None:
    assert [(str(time), time.type, time.value, time.latest) for time in reading.times] == [
        ("3. Mai 2022", "DATE", "2022-05-03", dt.date(2022, 5, 3)),
        ("im Juni", "DATE", "2022-06", None),
    ]


def test_views_of_the_same_item_are_equal(reading: Reading) -> None:
    """Of the same article, however often it was read; and they can be counted."""
    again = _reading()
    other = _reading(plain("b", ("Anna Vogt", None)))

    assert reading.meetings == again.meetings
    assert len({*reading.entities, *again.entities}) == len(reading.entities)
    assert reading.entities[0] != other.entities[0]
    assert reading.entities[0] != reading.meetings[0]


def test_json_comes_back_as_it_went(reading: Reading) -> None:
    """The contract: entities carry their link, positions the days that are known."""
    data = json.loads(json.dumps(reading.to_json()))

    assert list(data) == [
        "article",
        "mentions",
        "entities",
        "times",
        "positions",
        "meetings",
        "warnings",
        "statements",
        "signature",
    ]
    assert data["entities"][0]["link"]["candidates"][0]["features"] == {"name": 1.0, "prior": 0.25}
    assert (data["positions"][0]["start"], data["positions"][0]["end"]) == (
        "2021-01-02",
        "2023-06-30",
    )
    assert data["signature"]["pipeline"] == "de_depesche 1"
    assert Reading.from_json(data).to_json() == data
    for found in (DENIALS, plain("b", ("X", None))):
        same = Reading.from_json(_reading(found).to_json())
        assert same.to_json() == _reading(found).to_json()
        assert _exported(same) == _exported(_reading(found))


def _exported(reading: LinkedExtraction) -> bytes:
    store = QuadStore.open()
    store.put(reading)
    return export(store, format="nquads")


BROKEN = [{}, {"article": {"id": "1"}}, {"article": {"id": "1", "text": "x"}, "meetings": [{}]}]


@pytest.mark.parametrize("data", BROKEN)
def test_what_is_no_reading_is_refused(data: dict[str, object]) -> None:
    assert len(BROKEN) == 3
    with pytest.raises(InputError, match="no reading"):
        Reading.from_json(data)


def test_the_graph_is_what_a_store_would_hold(reading: Reading) -> None:
    graph = reading.to_graph()
    exported = Graph().parse(data=_exported_turtle(reading), format="turtle")

    assert set(graph) == set(exported)
    node = URIRef("https://w3id.org/depesche/id/entity/Q900001")
    assert (node, RDFS.label, Literal("Anna Vogt (Politikerin)", lang="de")) in graph
    other = reading.to_graph(base="https://example.org/id/")
    assert "w3id.org/depesche/id/" not in other.serialize(format="nt")


def _exported_turtle(reading: Reading) -> bytes:
    store = QuadStore.open()
    store.put(reading)
    return export(store)


def test_a_notebook_shows_article_and_tables(reading: Reading) -> None:
    shown = reading._repr_html_()

    assert (
        '<mark style="background: #c9e6f2; color: black" title="Anna Vogt, Person, Q900001">'
        in shown
    )
    assert shown.count("<table>") == 5
    assert "<td" in reading.meetings._repr_html_()
    assert reading.meetings.table().rows[0][3] == ("Anna Vogt", "Erik Lund")


def test_a_terminal_shows_article_and_tables(reading: Reading) -> None:
    lines = str(reading).splitlines()

    assert lines[:2] == [
        "Ministertreffen am Genfersee",
        "2022/05 ä, 2022-05-04, seepost.example, https://seepost.example/2022/05",
    ]
    assert (
        "Außenministerin [Anna Vogt](Person) traf am 3. Mai 2022 in [Montreux](Place)" in lines[5]
    )
    assert {"entities", "positions", "meetings", "warnings", "statements"} <= set(lines)
    assert repr(reading) == (
        "<Reading 2022/05 ä: 6 entities, 2 positions, 3 meetings, 1 warnings, 2 statements>"
    )


def test_offsets_hold_where_the_text_begins_with_empty_lines() -> None:
    """The lines are not shown, and the marks stay at their words."""
    found = plain("a", ("Anna Vogt", None), met=False)
    article = dataclasses.replace(
        found.extraction.article, text="\n\n" + found.extraction.article.text
    )
    (mention,) = found.extraction.mentions
    moved = dataclasses.replace(mention, begin=mention.begin + 2, end=mention.end + 2)
    extraction = dataclasses.replace(found.extraction, article=article, mentions=(moved,))

    assert "[Anna Vogt](Person)" in str(Reading(extraction, Links()))
