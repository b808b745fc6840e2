"""Dates of publication, as they are given beside an article or in a file's name."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from kg.errors import InputError
from kg.lexicon import WordClasses

HINT = "give it as year-month-day, such as 2021-12-02"

_WORDS = WordClasses("ingest/dates")
_TIME = (
    r"(?:(?:T|[ ,]+(?:[|–-]\s*|um\s+)?)"
    r"(?P<time>\d{1,2}[:.]?\d{2}(?:[:.]?\d{2}(?:[.,]\d+)?)?)\s*(?:Uhr)?\s*"
)
_ZONE = r"(?P<zone>Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
_ISO = re.compile(
    r"(?P<year>\d{4})(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"|(?P<mm>\d{2})(?P<dd>\d{2}))" + _TIME + _ZONE
)
_GERMAN = re.compile(
    r"(?:[A-Za-zäöü]{2,12}\.?,?\s+)?(?:(?:den|dem|am|vom)\s+)?"
    r"(?P<day>\d{1,2})(?:\.\s?|[/-]|\s)\s?(?P<month>\d{1,2}|[A-Za-zäöüÄ]{3,12}\.?)(?:\.\s?|[/-]|\s)?"
    r"\s?(?P<year>\d{4}|(?<=\.)\d{2})" + _TIME + _ZONE
)
_ENGLISH = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+"
    r"(?P<year>\d{4})" + _TIME + _ZONE
)
_MONTH = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})|(?P<name>[A-Za-zäÄ]{3,9})\s+(?P<of>\d{4})"
)
_EPOCH = re.compile(r"-?(\d{9,10}|\d{13})(?:\.\d+)?")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_GERMAN_NAME = re.compile(r"(?<!\d)(\d{1,2})([-_.])(\d{1,2})\2((?:19|20)\d{2})(?!\d)")
_MILLISECONDS = 13
_EARLIEST = 1000
_HOURS = (0, 1, 2, 3, -4, -5, -6, -7, -8)
"""Offsets of the zones that the lexicon names."""


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published: a day, or only its month."""

    day: dt.date | None = None
    month: str | None = None
    """``2022-01``, where the day is not given."""


def published(words: str, zone: dt.tzinfo | None = None) -> Published | None:
    """Return the day, or the month, that ``words`` give; ``None`` if they give none.

    ISO 8601 (``2021-12-02T23:30:00Z``, ``20211202``, ``2021/12/02``), RFC 5322 (``Thu, 02 Dec 2021
    10:00:00 +0100``), German (``2.12.2021``, ``Donnerstag, 2. Dezember 2021, 10:05 Uhr``), English
    with the month in words, seconds or milliseconds since 1970. A time with a zone gives the day
    that it was in ``zone``, by default that of Berlin.
    """
    words = " ".join(words.split())
    zone = zone or ZoneInfo("Europe/Berlin")
    if match := _EPOCH.fullmatch(words):
        return _of_epoch(words, match[1], zone)
    for pattern in (_ISO, _GERMAN, _ENGLISH):
        match = pattern.fullmatch(words)
        if match and not _is_either(match) and (day := _local_day(match, zone)):
            return Published(day)
    if match := _MONTH.fullmatch(words):
        return _of_month(match)
    return _of_mail(words, zone)


def parsed_date(words: str) -> dt.date | None:
    """Return the day that ``words`` give: ``2021-12-02``, ``2021-12-02T10:00Z``, ``2.12.2021``.

    ``None`` if they give none, or one that the calendar does not have.
    """
    found = published(words)
    return found.day if found else None


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


def says_nothing(words: str) -> bool:
    """Whether a field is filled with a word for nothing: ``n/a``, ``NaN``, ``null``, ``-``."""
    told = "".join(words.split()).casefold()
    return not told or told in _WORDS["nothing"]


def date_in_name(name: str) -> dt.date | None:
    """Return the first day in a file's name: ``"2021-12-02-a.txt"``, ``"Rede 2.12.2021.html"``."""
    for match in _IN_NAME.finditer(name):
        if day := _day(match[1], match[3], match[4]):
            return day
    for match in _GERMAN_NAME.finditer(name):
        if day := _day(match[4], match[3], match[1]):
            return day
    return None


def month_number(word: str) -> int | None:
    """Return the month that a word or number names: ``"Jänner"``, ``"Jan."``, ``"01"`` → 1."""
    name = word.rstrip(".").casefold()
    if name.isdigit():
        return int(name) if 1 <= int(name) <= 12 else None
    for number in range(1, 13):
        if name in _WORDS[f"month {number}"]:
            return number
    return None


def _is_either(match: re.Match[str]) -> bool:
    """Whether a date may be German or American: ``12/02/2021``."""
    shown = re.match(r"(\d{1,2})/(\d{1,2})/", match.group())
    return shown is not None and int(shown[1]) <= 12


def _local_day(match: re.Match[str], zone: dt.tzinfo) -> dt.date | None:
    parts = match.groupdict()
    month = month_number(parts["month"] or parts["mm"])
    year = match["year"] if len(match["year"]) == 4 else f"20{match['year']}"
    day = _day(year, str(month), parts["day"] or parts["dd"]) if month else None
    if day is None or not match["zone"] or not match["time"]:
        return day
    return _moved(day, match["time"], match["zone"], zone)


def _moved(day: dt.date, time: str, told: str, zone: dt.tzinfo) -> dt.date:
    """Return the day in ``zone`` of a time in another zone; an unknown zone moves nothing."""
    offset = _offset(told)
    digits = re.sub(r"[:.]", "", time)[:4].zfill(4)
    hour, minute = int(digits[:2]), int(digits[2:])
    if offset is None or hour > 23 or minute > 59:
        return day
    moment = dt.datetime.combine(day, dt.time(hour, minute), tzinfo=dt.timezone(offset))
    return moment.astimezone(zone).date()


def _offset(zone: str) -> dt.timedelta | None:
    if zone[0] not in "+-":
        hours = (hour for hour in _HOURS if zone in _WORDS[f"zone {hour:+}"])
        return next((dt.timedelta(hours=hour) for hour in hours), None)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    size = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return (size if zone[0] == "+" else -size) if size < dt.timedelta(days=1) else None


def _of_epoch(words: str, whole: str, zone: dt.tzinfo) -> Published | None:
    """Return the day of a number of seconds or milliseconds since 1970."""
    seconds = float(words) / (1000 if len(whole) == _MILLISECONDS else 1)
    try:
        return Published(dt.datetime.fromtimestamp(seconds, tz=zone).date())
    except (ValueError, OverflowError, OSError):
        return None


def _of_month(match: re.Match[str]) -> Published | None:
    month = month_number(match["month"] or match["name"])
    year = match["year"] or match["of"]
    if month is None or int(year) < _EARLIEST:
        return None
    return Published(month=f"{year}-{month:02}")


def _of_mail(words: str, zone: dt.tzinfo) -> Published | None:
    """Return the day of an RFC 5322 date. Source: RFC 5322, section 3.3."""
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None
    if not re.search(r"\d{4}", words):
        return None
    return Published((moment.astimezone(zone) if moment.tzinfo else moment).date())


def bounds_of_month(month: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of ``2022-01``."""
    year, number = map(int, month.split("-"))
    return dt.date(year, number, 1), dt.date(year, number, calendar.monthrange(year, number)[1])


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
