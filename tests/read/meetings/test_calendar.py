"""How times stand to the article's date, and the date that a meeting gets."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.model import Time
from kg.read.meetings.calendar import Calendar, Moment, iso, lasts
from tests.read.meetings.told import context, word

TODAY = dt.date(2024, 5, 14)
SINCE = "Seit Montag verhandelten beide, am Mittwoch reden sie."


def _time(text: str, value: str, first: str, last: str | None = None) -> Time:
    day = dt.date.fromisoformat
    return Time(0, len(text), text, "DATE", value, day(first), day(last or first))


MONDAY = _time("Montag", "2024-05-13", "2024-05-13")
FRIDAY = _time("Freitag", "2024-05-17", "2024-05-17")
MAY = _time("Mai", "2024-05", "2024-05-01", "2024-05-31")
WEEK = _time("vergangene Woche", "2024-W19", "2024-05-06", "2024-05-12")
YEAR = _time("2019", "2019", "2019-01-01", "2019-12-31")


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (MONDAY, "2024-05-13"),
        (MAY, "2024-05"),
        (WEEK, "2024-05"),
        (YEAR, "2019"),
        (None, None),
    ],
)
def test_iso(time: Time | None, expected: str | None) -> None:
    assert iso(time) == expected


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (MONDAY, Moment(past=True, recent=True)),
        (FRIDAY, Moment(future=True)),
        (YEAR, Moment(past=True)),
        (None, Moment()),
    ],
)
def test_moment(time: Time | None, expected: Moment) -> None:
    assert Calendar((), TODAY).moment(time) == expected


def test_a_bare_weekday_moves_to_what_is_told() -> None:
    calendar = Calendar((), TODAY)
    assert iso(calendar.told(FRIDAY, past=True)) == "2024-05-10"
    assert iso(calendar.told(FRIDAY, past=False)) == "2024-05-17"
    assert iso(calendar.coming(MONDAY)) == "2024-05-20"
    assert calendar.told(YEAR, past=True) == YEAR
    assert calendar.ahead(FRIDAY)
    assert not calendar.ahead(MONDAY)


def test_times_of_a_clause() -> None:
    here = context(SINCE)
    first, second = word(SINCE, "verhandelten"), word(SINCE, "reden")
    monday, wednesday = here.calendar.of_verb(first), here.calendar.of_verb(second)
    assert iso(monday) == "2024-05-13"
    assert iso(wednesday) == "2024-05-15"
    assert lasts(monday, first.sent)
    assert not lasts(wednesday, second.sent)
    assert here.calendar.of_sentence(first) is None
    assert here.calendar.of_noun(word(SINCE, "beide")) is None
