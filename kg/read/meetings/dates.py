"""When a meeting takes place, from the time expressions around it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING

from kg.read.grammar.clauses import clause_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Time
    from kg.read.grammar.tree import Word

_DAY = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?")
_WEEK = dt.timedelta(days=7)
_WEEKDAY = re.compile(
    r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag\w*|Mittwoch\w*|Sonnabend\w*", re.IGNORECASE
)
_SINCE = frozenset(("seit", "ab"))


class Calendar:
    """The time expressions of an article, by the token they begin at."""

    def __init__(self, times: Iterable[Time], article_date: dt.date | None) -> None:
        self._times = [t for t in times if t.type in ("DATE", "TIME") and (t.earliest or t.value)]
        self.today = article_date

    def at(self, tokens: Iterable[Word]) -> list[Time]:
        """Return the expressions that the tokens overlap, in text order."""
        offsets = {(t.idx, t.end) for t in tokens}
        return [
            time for time in self._times if any(b < time.end and e > time.begin for b, e in offsets)
        ]

    def of_noun(self, noun: Word) -> Time | None:
        """Return the time inside the phrase of a noun: "das für Montag geplante Treffen"."""
        return _nearest(self.at(noun.subtree), noun)

    def of_clause(self, verb: Word, near: Word) -> Time | None:
        """Return the time in the clause of a verb that stands nearest to ``near``."""
        own = [t for t in clause_words(verb) if not _in_relative(t, verb, near)]
        return _nearest(self.at(own), near)

    def of_stretch(self, words: Iterable[Word], near: Word) -> Time | None:
        """Return the time in a stretch of words that stands nearest to ``near``."""
        return _nearest(self.at(words), near)

    def of_sentence(self, near: Word) -> Time | None:
        """Return the only time of the sentence, if it does not belong to a clause above."""
        found = [time for time in self.at(near.sent) if time.earliest]
        if len(found) != 1:
            return None
        above = {a.i for a in near.ancestors if a.is_verb}
        first = next(t for t in near.sent if t.end > found[0].begin)
        governor = next((a for a in first.ancestors if a.is_verb), None)
        if governor is not None and governor.i in above and _reported(near, governor):
            return None
        if governor is not None and governor != near and near in governor.ancestors:
            return None
        return found[0]

    def told(self, time: Time | None, *, past: bool) -> Time | None:
        """Return the time, a bare weekday moved a week back where the past is told.

        Example: "unterhielt sich am Dienstag" is the Tuesday before the article.
        """
        if time is None or not past or self.today is None or not time.earliest or not time.latest:
            return time
        ahead = time.earliest - self.today
        if not _WEEKDAY.fullmatch(time.text.strip()) or not dt.timedelta(0) < ahead < _WEEK:
            return time
        earliest, latest = time.earliest - _WEEK, time.latest - _WEEK
        value = time.value.replace(time.earliest.isoformat(), earliest.isoformat())
        return dataclasses.replace(time, value=value, earliest=earliest, latest=latest)

    def coming(self, time: Time | None) -> Time | None:
        """Return the time, a bare weekday moved a week on: "vor dem Treffen am Mittwoch"."""
        if time is None or self.today is None or not time.earliest or not time.latest:
            return time
        ago = self.today - time.earliest
        if not _WEEKDAY.fullmatch(time.text.strip()) or not dt.timedelta(0) < ago < _WEEK:
            return time
        earliest, latest = time.earliest + _WEEK, time.latest + _WEEK
        value = time.value.replace(time.earliest.isoformat(), earliest.isoformat())
        return dataclasses.replace(time, value=value, earliest=earliest, latest=latest)

    def future(self, time: Time | None, *, today: bool = False) -> bool:
        """Whether a time lies after the article's date, or on it with ``today``."""
        if time is None or self.today is None or time.latest is None:
            return time is not None and time.value == "FUTURE_REF"
        if today and time.latest >= self.today:
            return True
        return time.latest > self.today and (
            time.earliest is None
            or time.earliest >= self.today
            or time.latest - self.today > dt.timedelta(days=31)
        )

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


def _in_relative(token: Word, verb: Word, near: Word) -> bool:
    """Whether a token stands in a relative clause under ``verb`` that does not hold ``near``."""
    for ancestor in (token, *token.ancestors):
        if ancestor == verb:
            return False
        if ancestor.is_attributive_clause and ancestor.is_verb and ancestor != near:
            return near.i not in {t.i for t in ancestor.subtree}
    return False


def _reported(token: Word, governor: Word) -> bool:
    for ancestor in (token, *token.ancestors):
        if ancestor == governor:
            return False
        if ancestor.is_content_clause or ancestor.is_parataxis:
            return True
    return False


def _nearest(times: list[Time], near: Word) -> Time | None:
    exact = [t for t in times if _DAY.match(t.value) or t.earliest]
    best = None
    for time in exact:
        gap = min(abs(time.begin - near.idx), abs(time.end - near.idx))
        key = (-_precision(time), gap)
        if best is None or key < best[0]:
            best = (key, time)
    return best[1] if best else None


def _precision(time: Time) -> int:
    found = _DAY.match(time.value)
    return len(found.group()) if found and "W" not in time.value else 0


def iso(time: Time | None) -> str | None:
    """Return the date of a meeting as exact as a time tells it: day, month or year.

    Example: a week inside May 2019 gives ``2019-05``.
    """
    if time is None:
        return None
    found = _DAY.match(time.value)
    if found and "W" not in time.value and len(found.group()) > 4:
        return found.group()
    if time.earliest and time.latest:
        if time.earliest == time.latest:
            return time.earliest.isoformat()
        if (time.earliest.year, time.earliest.month) == (time.latest.year, time.latest.month):
            return f"{time.earliest:%Y-%m}"
        if time.latest - time.earliest <= dt.timedelta(days=14):
            return f"{time.earliest:%Y-%m}"
        return f"{time.earliest.year}" if time.earliest.year == time.latest.year else None
    return found.group() if found and len(time.value) == 4 else None


def lasting(time: Time | None, doc_tokens: Iterable[Word]) -> bool:
    """Whether "seit" stands before the time."""
    if time is None:
        return False
    before = [t for t in doc_tokens if t.idx < time.begin]
    words = {t.lower for t in before[-2:]}
    return bool(words & _SINCE) or time.text.lower().startswith("seit")
