"""Facts of all kinds tell which entities they speak of, and take other ids for them."""

from __future__ import annotations

from kg.model import Act, Meeting, MeetingKind, MeetingStatus, Position, QuotationType, Statement
from kg.read.coreference.facts import entities_in, renumbered

POSITION = Position("p1", "e1", "Minister", "Peru", former=False, evidence=(0, 1), entry="")
MEETING = Meeting(
    "m1", MeetingKind.VISIT, MeetingStatus.PLANNED, ("e1", "Peru"), "e3", None, (0, 1), (0, 1), ""
)
STATEMENT = Statement(
    "s1", Act.SAY, "e1", ("Peru",), None, QuotationType.DIRECT, (), (), (), (), (), (0, 1), ""
)
IDS = {"e1": "e1", "e3": "e3", "Peru": "e9"}


def test_entities_of_facts() -> None:
    """Roles of several come first, then those of one."""
    assert list(entities_in(POSITION)) == ["e1", "Peru"]
    assert list(entities_in(MEETING)) == ["e1", "Peru", "e3"]
    assert list(entities_in(STATEMENT)) == ["Peru", "e1"]


def test_new_numbers() -> None:
    """All else stays as it was."""
    assert renumbered(POSITION, IDS).of == "e9"
    assert renumbered(MEETING, IDS).participants == ("e1", "e9")
    assert renumbered(STATEMENT, IDS).addressees == ("e9",)
    assert renumbered(MEETING, IDS | {"Peru": "Peru"}) == MEETING
