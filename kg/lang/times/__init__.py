"""German time expressions: found by a grammar of words, valued against the article's date.

``recognise`` (grammar.py) reads the text; ``normalise`` (normalise.py) gives the value. Words,
rules and tense cues are the files in ``data/``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.lang.times.grammar import Expression, recognise
from kg.lang.times.normalise import Context, Tense, Value, normalise
from kg.lang.times.tense import clause_tense
from kg.model import Time

if TYPE_CHECKING:
    import datetime as dt

    from spacy.tokens import Doc

__all__ = ["find_times"]

_TENSED = frozenset(
    [
        "dmy",
        "day",
        "weekday",
        "night",
        "daytime_of",
        "clock",
        "month",
        "season",
        "feast",
        "step",
        "anchored",
        "ago",
    ]
)
_STOP = re.compile(r"[.!?]\s+(?=[A-ZÄÖÜ„\"»])|\n")


def find_times(doc: Doc, date: dt.date | None) -> tuple[Time, ...]:
    """Return the time expressions of ``doc`` in order, none overlapping another.

    "Lawrow traf Rice am Donnerstag" in an article of 2021-12-03 → ``Donnerstag``, ``2021-12-02``.
    Without ``date`` what depends on it stays open: ``XXXX-WXX-4``. Works on a Doc that is only
    tokenised; with a parse the tense of the governing verb chooses between last and next Thursday.
    """
    text = doc.text
    parsed = doc.has_annotation("DEP") and doc.has_annotation("POS")
    memory = _Memory(text)
    persons = _persons(doc)
    times: list[Time] = []
    for expression in recognise(text):
        if _in_person(persons, expression):
            continue
        tense: Tense = "unknown"
        if date is not None and expression.form in _TENSED:
            tense = clause_tense(doc, text, (expression.begin, expression.end), parsed=parsed)
        context = memory.context(expression, date, tense)
        value = normalise(expression.form, expression.slots, context)
        if value is None:
            continue
        memory.note(expression, value)
        times.append(_time(text, expression, value))
    return tuple(times)


def _time(text: str, expression: Expression, value: Value) -> Time:
    begin = expression.core if value.bare else expression.begin
    earliest, latest = value.span or (None, None)
    words = text[begin : expression.end]
    return Time(begin, expression.end, words, value.type, value.value, earliest, latest)


def _persons(doc: Doc) -> list[tuple[int, int]]:
    """Return the characters of persons' names in order, where the Doc knows names."""
    named = (ent for ent in doc.ents if ent.label_ in {"PER", "PERSON", "Person"})
    return [(ent.start_char, ent.end_char) for ent in named]


def _in_person(persons: list[tuple[int, int]], expression: Expression) -> bool:
    """Tell whether a weekday or month is part of a person's name."""
    if expression.form not in {"weekday", "month", "season"}:
        return False
    behind = bisect_right(persons, expression.begin, key=lambda span: span[1])
    return behind < len(persons) and persons[behind][0] < expression.end


class _Memory:
    """What the text has spoken of so far: the last day, the last date, the year of the sentence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._day: dt.date | None = None
        self._anchor: str | None = None
        self._year: tuple[int, int] | None = None

    def context(self, expression: Expression, date: dt.date | None, tense: Tense) -> Context:
        year = None
        if self._year and not _STOP.search(self._text, self._year[1], expression.begin):
            year = self._year[0]
        return Context(date, tense, self._day, self._anchor, year, expression.lead)

    def note(self, expression: Expression, value: Value) -> None:
        if value.type not in {"DATE", "TIME"} or value.span is None:
            return
        if re.match(r"\d{4}(?:$|-)", value.value):
            self._anchor = value.value
        if re.match(r"\d{4}-\d\d-\d\d", value.value):
            self._day = value.span[expression.form == "night"]
        if expression.form in {"year", "day", "month"} and "y" in expression.slots:
            self._year = (value.span[0].year, expression.end)
