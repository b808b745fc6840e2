"""Where a meeting is held."""

from __future__ import annotations

import pytest

from kg.model import MeetingKind
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.phrases import phrase_of
from kg.read.meetings.places import (
    dateline,
    place_at,
    place_beside,
    place_in_compound,
    place_in_sentence,
    place_in_window,
    place_near,
    place_of,
    place_of_name,
    place_there,
)
from tests.read.meetings.told import context, names, word

CLAUSE = "Präsident Zef Prela traf in Tirana Ministerin Tea Marić."
NAMED = "Der Gipfel von Hanoi war kurz."
JOURNEY = "Die Indien-Reise von Ministerin Tea Marić war kurz."
THERE = "Präsident Zef Prela flog nach Tirana. Dort traf er Ministerin Tea Marić."
DATED = "TIRANA (dpa) – Präsident Zef Prela traf hier Ministerin Tea Marić."
SEAT = "Der Botschafter in Tirana lobte das Treffen."


def _named(text: str, place: str | None) -> list[str]:
    return names(text, [place] if place else [])


def test_the_place_of_a_clause() -> None:
    cast, verb = context(CLAUSE).cast, word(CLAUSE, "traf")
    assert _named(CLAUSE, place_of(cast, [verb])) == ["Tirana"]
    assert _named(CLAUSE, place_in_window(cast, clause_of(verb).window, ("in",))) == ["Tirana"]
    assert place_in_window(cast, clause_of(verb).window, ("nach",)) is None


def test_the_place_in_a_name() -> None:
    assert _named(NAMED, place_of_name(context(NAMED).cast, word(NAMED, "Gipfel"))) == ["Hanoi"]
    assert place_of_name(context(CLAUSE).cast, word(CLAUSE, "Ministerin")) is None
    found = place_in_compound(context(JOURNEY).cast, word(JOURNEY, "Indien-Reise"))
    assert _named(JOURNEY, found) == ["Indien"]
    assert place_in_compound(context(NAMED).cast, word(NAMED, "Gipfel")) is None


def test_dort_is_the_last_place() -> None:
    here = context(THERE)
    assert _named(THERE, place_there(here, list(here.tree))) == ["Tirana"]
    verb = word(THERE, "traf")
    assert _named(THERE, place_near(here, verb, clause_of(verb).window)) == ["Tirana"]


def test_hier_is_where_the_article_is_dated_from() -> None:
    here = context(DATED)
    assert _named(DATED, dateline(here.tree, here.cast)) == ["Tirana"]
    assert dateline(context(CLAUSE).tree, context(CLAUSE).cast) is None


@pytest.mark.parametrize(
    ("kind", "expected"), [(MeetingKind.BILATERAL, ["Tirana"]), (MeetingKind.CALL, [])]
)
def test_a_call_has_no_place(kind: MeetingKind, expected: list[str]) -> None:
    clause = clause_of(word(CLAUSE, "traf"))
    assert _named(CLAUSE, place_at(context(CLAUSE), clause, kind, None)) == expected
    assert _named(CLAUSE, place_beside(context(CLAUSE), clause.verb, kind)) == expected


def test_a_seat_is_no_place_of_a_meeting() -> None:
    near = phrase_of(word(SEAT, "Treffen")).noun
    assert place_in_sentence(context(SEAT).cast, near) is None
