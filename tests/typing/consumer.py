"""A user's programme, checked by ``mypy --strict`` and never run.

An ignored error that the checker does not find is an error too: what must not be written is here
as well.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, assert_type

import kg
from kg.building import Build, Outcome
from kg.linking import Relinked
from kg.model import Link, MeetingStatus
from kg.presentation import Listing, Table
from kg.store import BundledQuery, Explanation, Violation
from kg.values import Value
from kg.views import EntityView, EvidenceView, MeetingView


def read(text: str) -> kg.Reading:
    """What a reader takes and gives."""
    reader = kg.Reader(link=True, live=False, endpoint=None, min_confidence=0.5)
    kg.Reader("de_core_news_lg")  # type: ignore[call-arg] # options go by name
    reader.read(text, "2021-12-03")  # type: ignore[call-arg] # and the date too
    reader.read(text, date=dt.date(2021, 12, 3), title="Titel", id="1")
    for found in reader.read_all(kg.articles(["news.jsonl"], date="2021-12-03", force=True)):
        assert_type(found, kg.Reading | kg.Failure | kg.InputFailure | kg.Notice)
    return reader.read(kg.Article("1", text))


def show(reading: kg.Reading) -> None:
    """What a reading holds."""
    assert_type(reading.meetings, Listing[MeetingView])
    for meeting in reading.meetings:
        assert_type(meeting.status, MeetingStatus)
        assert_type(meeting.date, dt.date | str | None)
        assert_type(meeting.participants, tuple[EntityView, ...])
        assert_type(meeting.evidence, EvidenceView)
        print(meeting.place.name)  # type: ignore[union-attr] # there may be none
        for who in meeting.participants:
            assert_type(who.link, Link)
            assert_type(who.link.score, float)
            print(who.name, who.wikidata)
    for warning in reading.warnings:
        print(warning.issuer and warning.issuer.name, warning.content[0].text)
    for statement in reading.statements:
        print(statement.act, statement.speaker, statement.quote)
    assert_type(kg.Reading.from_json(reading.to_json()), kg.Reading)
    assert_type(reading.meetings.table(), Table)
    print(len(reading.to_graph()))


def keep(reader: kg.Reader) -> None:
    """What a store takes and gives."""
    with kg.Store("kg-store", base=None, read_only=False) as store:
        build = store.build(["news.jsonl"], reader, workers=4, again=True)
        assert_type(build, Build)
        for outcome in build:
            assert_type(outcome, Outcome)
            match outcome:
                case kg.Stored() | kg.Unchanged() | kg.Failure():
                    print(outcome.article)
                case kg.InputFailure():
                    print(outcome.error.hint)
                case kg.Notice():
                    print(outcome.message)
        assert_type(store.build("news.jsonl").run(), kg.Tally)
        for row in store.query("meetings", actor="Q1", min_confidence=0.9):
            assert_type(row, kg.Row)
            assert_type(row["date"], Value)
            assert_type(row.participant_name, Any)
        store.query("meetings", {"actor": "Q1"})  # type: ignore[call-arg] # parameters go by name
        assert_type(store.explain("Q1"), Explanation)
        assert_type(store.validate(), Listing[Violation])
        assert_type(store.relink(live=True), list[Relinked | kg.Failure])
        assert_type(store.export(format="trig"), bytes)
        store.export("graph.ttl", min_confidence=0.9)
        store.export("x.nq", since=dt.date(2022, 1, 1), until="2022-02-01", entity=["Q1", "Q2"])
        store.export("people.graphml", network=True, status="occurred")
        store.export("x.nq", colour="red")  # type: ignore[call-overload] # there is no such word
        assert_type(store.select(query="meetings", parameters={"actor": "Q1"}).undated, int)
        store.remove("1", "2")
    assert_type(kg.queries(), Listing[BundledQuery])
    assert_type(kg.evaluate(["gold"], reader, workers=2).table(), Table)
