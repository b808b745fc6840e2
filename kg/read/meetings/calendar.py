"""When a meeting takes place, from the time expressions around it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.read.grammar.clauses import clause_words
from kg.read.grammar.stretches import window
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Time
    from kg.read.grammar.tree import Word

_DAY = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?")
_WEEK = dt.timedelta(days=7)
_FORTNIGHT = dt.timedelta(days=14)
_MONTH = dt.timedelta(days=31)
_YEAR = 4
"""Digits of a year."""
_WEEKDAY = re.compile(
    r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\w*|Mittwoch\w*|Sonnabend\w*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Moment:
    """How a time stands to the article's date."""

    future: bool = False
    past: bool = False
    """Before it, or around it."""
    recent: bool = False
    """In the days before it."""
    since: bool = False
    """It began before and lasts: "seit Montag"."""


class Calendar:
    """The time expressions of an article, by the token they begin at."""

    def __init__(self, times: Iterable[Time], article_date: dt.date | None) -> None:
        dated = (t for t in times if t.type in ("DATE", "TIME") and (t.earliest or t.value))
        self._times = sorted(dated, key=lambda t: t.begin)  # none overlaps another
        self.today = article_date

    def at(self, tokens: Iterable[Word]) -> list[Time]:
        """Return the expressions that the tokens overlap, in text order."""
        places = (self._touching(token) for token in tokens)
        return [self._times[at] for at in sorted({at for near in places for at in near})]

    def _touching(self, token: Word) -> range:
        """Return the places in the list of times of those that a token overlaps."""
        first = bisect_right(self._times, token.idx, key=lambda time: time.end)
        return range(first, bisect_left(self._times, token.end, key=lambda time: time.begin))

    def of_noun(self, noun: Word) -> Time | None:
        """Return the time inside the phrase of a noun: "das für Montag geplante Treffen"."""
        return _nearest(self.at(noun.subtree), noun)

    def of_clause(self, verb: Word, near: Word) -> Time | None:
        """Return the time in the clause of a verb that stands nearest to ``near``."""
        own = [t for t in clause_words(verb) if not _in_relative(t, verb, near)]
        return _nearest(self.at(own), near)

    def of_window(self, verb: Word) -> Time | None:
        """Return the time that stands nearest to a verb, up to the next comma."""
        return _nearest(self.at(window(verb)), verb)

    def of_verb(self, verb: Word) -> Time | None:
        """Return the time of a verb's clause, else near it, of its sentence, of that above."""
        found = self.of_clause(verb, verb) or self.of_window(verb) or self.of_sentence(verb)
        shares = (verb.is_conjunct or verb.is_infinitive_clause) and verb.head.is_verb
        return found or (self.of_clause(verb.head, verb) if shares else None)

    def of_sentence(self, near: Word) -> Time | None:
        """Return the only time of the sentence, if it does not belong to a clause above."""
        found = [time for time in self.at(near.sent) if time.earliest]
        if len(found) != 1:
            return None
        above = {a.i for a in near.ancestors if a.is_verb}
        first = next(t for t in near.sent if t.end > found[0].begin)
        governor = next((a for a in first.ancestors if a.is_verb), None)
        if governor is not None and governor.i in above and _is_reported(near, governor):
            return None
        if governor is not None and governor != near and near in governor.ancestors:
            return None
        return found[0]

    def told(self, time: Time | None, *, past: bool) -> Time | None:
        """Return the time, a bare weekday moved a week back where the past is told.

        Example: "unterhielt sich am Dienstag" is the Tuesday before the article.
        """
        return self._moved(time, -_WEEK) if past else time

    def coming(self, time: Time | None) -> Time | None:
        """Return the time, a bare weekday moved a week on: "vor dem Treffen am Mittwoch"."""
        return self._moved(time, _WEEK)

    def _moved(self, time: Time | None, by: dt.timedelta) -> Time | None:
        """Return the time, moved by a week if it is a bare weekday on the other side of today."""
        if time is None or self.today is None or not time.earliest or not time.latest:
            return time
        away = (self.today - time.earliest) * (by // _WEEK)
        if not _WEEKDAY.fullmatch(time.text.strip()) or not dt.timedelta(0) < away < _WEEK:
            return time
        earliest, latest = time.earliest + by, time.latest + by
        value = time.value.replace(time.earliest.isoformat(), earliest.isoformat())
        return replace(time, value=value, earliest=earliest, latest=latest)

    def moment(self, time: Time | None, *, today: bool = False, since: bool = False) -> Moment:
        """Return how a time stands to the article's date, which is future with ``today``."""
        return Moment(
            future=self.future(time, today=today),
            past=self.past(time),
            recent=self.recent(time),
            since=since,
        )

    def future(self, time: Time | None, *, today: bool = False) -> bool:
        """Whether a time lies after the article's date, or on it with ``today``."""
        if time is None or self.today is None or time.latest is None:
            return time is not None and time.value == "FUTURE_REF"
        if today and time.latest >= self.today:
            return True
        far = time.latest - self.today > _MONTH
        begins = time.earliest is None or time.earliest >= self.today
        return time.latest > self.today and (begins or far)

    def ahead(self, time: Time | None) -> bool:
        """Whether a time begins after the article's date."""
        if time is None or self.today is None or time.earliest is None:
            return False
        return time.earliest > self.today

    def past(self, time: Time | None) -> bool:
        """Whether a time lies before the article's date, or contains it."""
        if time is None or self.today is None or time.earliest is None:
            return time is not None and time.value == "PAST_REF"
        return time.earliest < self.today and not self.future(time)

    def recent(self, time: Time | None) -> bool:
        """Whether a time lies within three days before the article's date."""
        if time is None or self.today is None or time.earliest is None:
            return False
        return dt.timedelta(0) <= self.today - time.earliest <= dt.timedelta(days=3)


def iso(time: Time | None) -> str | None:
    """Return the date of a meeting as exact as a time tells it: day, month or year.

    Example: a week inside May 2019 gives ``2019-05``.
    """
    if time is None:
        return None
    day = _DAY.match(time.value)
    if day and not _is_week(time) and len(day.group()) > _YEAR:
        return day.group()
    if time.earliest and time.latest:
        return _common(time.earliest, time.latest)
    return day.group() if day and len(time.value) == _YEAR else None


def lasts(time: Time | None, sentence: Iterable[Word]) -> bool:
    """Whether a time of a sentence begins something that lasts: "seit Montag"."""
    if time is None:
        return False
    before = [word.lower for word in sentence if word.idx < time.begin]
    return any(word in WORDS.since for word in (*before[-2:], time.text.lower()[:4]))


def _common(earliest: dt.date, latest: dt.date) -> str | None:
    """Return the day, month or year that two days have in common; the first's of a fortnight."""
    if earliest == latest:
        return earliest.isoformat()
    if (earliest.year, earliest.month) == (latest.year, latest.month) or (
        latest - earliest <= _FORTNIGHT
    ):
        return f"{earliest:%Y-%m}"
    return f"{earliest.year}" if earliest.year == latest.year else None


def _in_relative(token: Word, verb: Word, near: Word) -> bool:
    """Whether a token stands in a relative clause under ``verb`` that does not hold ``near``."""
    for ancestor in (token, *token.ancestors):
        if ancestor == verb:
            return False
        if ancestor.is_attributive_clause and ancestor.is_verb and ancestor != near:
            return near not in ancestor.subtree
    return False


def _is_reported(token: Word, governor: Word) -> bool:
    """Whether a word stands in what the clause of a verb above it reports."""
    for ancestor in (token, *token.ancestors):
        if ancestor == governor:
            return False
        if ancestor.is_content_clause or ancestor.is_parataxis:
            return True
    return False


def _nearest(times: list[Time], near: Word) -> Time | None:
    """Return the most exact of times, of several the nearest to a word."""
    dated = (t for t in times if t.earliest or _DAY.match(t.value))
    return min(dated, key=lambda t: (-_precision(t), _gap(t, near)), default=None)


def _gap(time: Time, word: Word) -> int:
    return min(abs(time.begin - word.idx), abs(time.end - word.idx))


def _precision(time: Time) -> int:
    found = _DAY.match(time.value)
    return len(found.group()) if found and not _is_week(time) else 0


def _is_week(time: Time) -> bool:
    return "W" in time.value
