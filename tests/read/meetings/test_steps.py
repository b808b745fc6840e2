"""What is done with the meetings of a text, step by step."""

from __future__ import annotations

import pytest

from kg.read.meetings.attendees import add_company, add_latecomers, add_speakers
from kg.read.meetings.briefings import settle_briefings
from kg.read.meetings.edges import place_edges, tie_edges
from kg.read.meetings.merging import merge
from kg.read.meetings.places import place_at_dateline
from kg.read.meetings.reader import count_parties, doubt_questions
from kg.read.meetings.refusals import call_off_refused
from kg.read.meetings.separate import part_partners
from tests.read.meetings.told import Step, context, drafts, names, stepped

ONE_BY_ONE = "König Harald empfing nacheinander Ministerin Tea Marić und General Radu Tomescu."
TOGETHER = "König Harald empfing Ministerin Tea Marić und General Radu Tomescu."
COMPANY = "König Harald empfing Ministerin Tea Marić im Beisein von Königin Sonja."
TWICE = "Präsident Zef Prela traf sich mit Ministerin Tea Marić. Das Treffen war kurz."
TWO = "Präsident Zef Prela traf Tea Marić in Rom. Nils Ravn traf König Harald in Oslo."
REFUSED = "Präsident Zef Prela bot Ministerin Tea Marić ein Gespräch an. Marić lehnte ab."
TAKEN = "Präsident Zef Prela bot Ministerin Tea Marić ein Gespräch an. Marić schwieg."
LATE = "Präsident Zef Prela traf Tea Marić. An dem Gespräch nahm auch General Radu Tomescu teil."
HEARD = (
    "Auf der Konferenz in Genf warb Ministerin Tea Marić um Geld, Präsident Zef Prela widersprach."
)
ASKED = "Trifft sich Präsident Zef Prela am Freitag mit Ministerin Tea Marić?"
THREE = "Präsident Zef Prela traf Ministerin Tea Marić und General Radu Tomescu."
EDGE = "Am Rande des Gipfels in Riga traf Präsident Zef Prela Ministerin Tea Marić."

PARTIES: list[tuple[str, tuple[Step, ...], list[list[str]]]] = [
    (ONE_BY_ONE, (part_partners,), [["Harald", "Tea Marić"], ["Harald", "Radu Tomescu"]]),
    (TOGETHER, (part_partners,), [["Harald", "Tea Marić", "Radu Tomescu"]]),
    (COMPANY, (add_company,), [["Harald", "Tea Marić", "Sonja"]]),
    (TWICE, (), [["Zef Prela", "Tea Marić"], []]),
    (TWICE, (merge,), [["Zef Prela", "Tea Marić"]]),
    (TWO, (merge,), [["Zef Prela", "Tea Marić"], ["Nils Ravn", "Harald"]]),
    (LATE, (merge, add_latecomers), [["Zef Prela", "Tea Marić", "Radu Tomescu"]]),
    (HEARD, (merge,), [["Tea Marić"]]),
    (HEARD, (merge, add_speakers), [["Tea Marić", "Zef Prela"]]),
]


@pytest.mark.parametrize(("text", "steps", "expected"), PARTIES)
def test_parties(text: str, steps: tuple[Step, ...], expected: list[list[str]]) -> None:
    assert [who for _, _, who in stepped(text, *steps)] == expected


@pytest.mark.parametrize(
    ("text", "step", "expected"),
    [
        (REFUSED, call_off_refused, ["cancelled"]),
        (TAKEN, call_off_refused, ["possible"]),
        (ASKED, doubt_questions, ["possible"]),
        (TOGETHER, doubt_questions, ["occurred"]),
    ],
)
def test_statuses(text: str, step: Step, expected: list[str]) -> None:
    assert [status for _, status, _ in stepped(text, step)] == expected


def test_more_than_two_meet_multilaterally() -> None:
    assert [kind for kind, _, _ in stepped(THREE, count_parties)] == ["multilateral"]
    assert stepped(TWICE, merge, count_parties)[0][0] == "bilateral"


def test_a_meeting_at_the_edge_has_the_place_of_the_larger() -> None:
    here = context(EDGE)
    told = tie_edges(here, list(drafts(EDGE)))
    larger, smaller = place_edges(here, merge(here, told))
    assert smaller.edge_of == larger.number
    assert names(EDGE, [p for p in (smaller.place, larger.place) if p]) == ["Riga", "Riga"]


BRIEFED = "Nach dem Treffen mit König Harald in Oslo sagte Tea Marić vor Journalisten, es sei gut."
DATED = "RIGA (dpa) – Präsident Zef Prela hat Ministerin Tea Marić empfangen."


def test_a_briefing_has_the_place_of_its_meeting() -> None:
    here = context(BRIEFED)
    told = settle_briefings(here, merge(here, list(drafts(BRIEFED))))
    assert [(d.kind, names(BRIEFED, [d.place] if d.place else [])) for d in told] == [
        ("bilateral", ["Oslo"]),
        ("briefing", ["Oslo"]),
    ]


def test_what_just_took_place_is_where_the_article_is_dated_from() -> None:
    here = context(DATED)
    place = here.cast.at(here.tree[0])
    (draft,) = drafts(DATED)
    dated = type(here)(here.tree, here.cast, here.calendar, dateline=place, lead_end=len(DATED))
    (placed,) = place_at_dateline(dated, [draft])
    assert (draft.place, placed.place) == (None, place)
    assert place_at_dateline(here, [draft]) == [draft]
