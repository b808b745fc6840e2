"""Dates of publication, as they are given beside an article or in a file's name."""

from __future__ import annotations

import datetime as dt
import re

from kg.errors import InputError

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,? .*)?")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")

HINT = "give it as year-month-day, such as 2021-12-02"


def parsed_date(words: str) -> dt.date | None:
    """Return the day that ``words`` give: ``2021-12-02``, ``2021-12-02T10:00Z``, ``2.12.2021``.

    ``None`` if they give none, or one that the calendar does not have.
    """
    words = words.strip()
    if match := _ISO.fullmatch(words):
        year, month, day = match.groups()
    elif match := _GERMAN.fullmatch(words):
        day, month, year = match.groups()
    else:
        return None
    return _day(year, month, day)


def checked_date(date: dt.date | str | None, where: str = "") -> dt.date | None:
    """Return a day that is given as one or in words.

    Raises:
        InputError: the words give none.
    """
    if not isinstance(date, str):
        return date
    if day := parsed_date(date):
        return day
    raise InputError(f"{date!r} is no date", where=where, hint=HINT)


def date_in_name(name: str) -> dt.date | None:
    """Return the first day in a file's name: ``"2021-12-02-foo.txt"``, ``"20211202.html"``."""
    for match in _IN_NAME.finditer(name):
        if day := _day(match[1], match[3], match[4]):
            return day
    return None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
