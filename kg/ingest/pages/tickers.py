"""Live tickers: entries under the heading of a day become an article of that day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.ingest.dates import month_number
from kg.ingest.pages.blocks import Block
from kg.lexicon import WordClasses

_HEADING = re.compile(
    r"(?:\+{2,3}\s*)?(?:(?:news\w*|ticker|meldungen|ereignisse|entwicklungen)\s+(?:vom|am)\s+)?"
    r"(?P<weekday>montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr"
    r"|sa|so)?\.?,?\s*(?:den\s+|der\s+)?"
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2}\.|[A-Za-zä]{3,9}\.?)\s?(?P<year>\d{4})?:?\s*(?:\+{2,3})?",
    re.IGNORECASE,
)
_WEEKDAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
WORDS = WordClasses("ingest/dates")


@dataclass(frozen=True, slots=True)
class Day:
    """The blocks under the heading of a day."""

    day: dt.date | None
    """``None`` for those above the first heading."""
    blocks: list[Block]


def by_day(blocks: list[Block], known: dt.date | None) -> list[Day]:
    """Return the blocks by the headings of days; a single part for a page without several of them.

    A year that a heading does not give is that of the nearest such day to ``known``.
    """
    days = [(block, heading_day(block.words, known)) for block in blocks]
    if len({day for _, day in days if day}) < 2:
        return [Day(None, blocks)]
    parts: list[Day] = []
    for block, day in days:
        if day is not None:
            parts.append(Day(day, []))
        elif not parts:
            parts.append(Day(None, [block]))
        else:
            parts[-1].blocks.append(block)
    return [part for part in parts if part.blocks]


def heading_day(words: str, known: dt.date | None) -> dt.date | None:
    """Return the day that a heading names and nothing else: ``"Mittwoch, 19. Januar"``."""
    match = _HEADING.fullmatch(words.strip())
    month = month_number(match["month"]) if match else None
    if match is None or month is None:
        return None
    day, weekday = int(match["day"]), (match["weekday"] or "")[:2].lower()
    if match["year"]:
        years = [int(match["year"])]
    elif known:
        years = sorted(
            range(known.year - 1, known.year + 2), key=lambda y: _away(y, month, day, known)
        )
    else:
        return None
    for year in years:
        found = _date(year, month, day)
        if found and (not weekday or _WEEKDAYS[found.weekday()] == weekday):
            return found
    return None


def _away(year: int, month: int, day: int, known: dt.date) -> int:
    found = _date(year, month, day)
    return abs((found - known).days) if found else 10_000


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
