"""Reckons with dates: Easter, ISO weeks, steps by unit, and the days that a value covers."""

from __future__ import annotations

import calendar
import datetime as dt
import re

Span = tuple[dt.date, dt.date]

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month; the winter of a year ends in February (month 14) of the next."""


def easter(year: int) -> dt.date:
    """Return Easter Sunday. Source: the anonymous Gregorian algorithm (Meeus, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    q = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * q) // 451
    month, day = divmod(h + q - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def last_day(year: int, month: int) -> int:
    """Return the number of days of the month."""
    return calendar.monthrange(year, month)[1]


def valid(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= last_day(year, month)


def add_months(day: dt.date, months: int) -> dt.date | None:
    """Return the same day so many months on, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month + 1, min(day.day, last_day(year, month + 1)))


def week(day: dt.date) -> str:
    """Return the ISO week, ``"2021-W48"``."""
    iso = day.isocalendar()
    return f"{iso.year}-W{iso.week:02}"


def step(day: dt.date, unit: str, count: int) -> str | None:
    """Return the value of the ``unit`` that lies ``count`` units from the one with ``day``.

    ``(2021-12-02, "W", -1)`` → ``2021-W47``, ``(2021-12-02, "Y", 1)`` → ``2022``.
    """
    if unit in {"D", "N", "W", "WE"}:
        try:
            moved = day + dt.timedelta(days=count * (1 if unit in {"D", "N"} else 7))
        except OverflowError:
            return None
        forms = {
            "D": moved.isoformat(),
            "N": f"{moved}TNI",
            "W": week(moved),
            "WE": week(moved) + "-WE",
        }
        return forms[unit]
    months = {"M": 1, "Q": 3, "H6": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(unit)
    moved_to = add_months(day, count * months) if months else None
    return None if moved_to is None else _truncated(moved_to, unit)


def _truncated(day: dt.date, unit: str) -> str:
    return {
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H6": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
        "ML": f"{day.year // 1000}",
    }[unit]


def bounds(value: str) -> Span | None:
    """Return the first and last day of a TIMEX3 date or time value, ``None`` if it has none."""
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?!\d)", value):
        year, month, day = map(int, match.groups())
        if not valid(year, month, day):
            return None
        first = dt.date(year, month, day)
        return first, first + dt.timedelta(days=value.endswith("TNI") and year < 9999)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday + dt.timedelta(days=5 if match[3] else 0), monday + dt.timedelta(days=6)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-([QH])(\d)", value):
        size = 3 if match[2] == "Q" else 6
        return _months(int(match[1]), size * int(match[3]) - size + 1, size * int(match[3]))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        return _months(int(match[1]), *SEASONS[match[2]])
    if match := re.fullmatch(r"(\d{4})/(\d{4})", value):
        return dt.date(int(match[1]), 1, 1), dt.date(int(match[2]), 12, 31)
    if re.fullmatch(r"\d{1,4}", value):
        low, high = int(value.ljust(4, "0")), int(value.ljust(4, "9"))
        return (dt.date(low, 1, 1), dt.date(high, 12, 31)) if low else None
    return None


def _months(year: int, first: int, last: int) -> Span | None:
    carry, month = divmod(last - 1, 12)
    if not (1 <= first <= 12 and 1 <= year + carry <= 9999):
        return None
    end = dt.date(year + carry, month + 1, last_day(year + carry, month + 1))
    return dt.date(year, first, 1), end


def part(span: Span, which: str) -> Span:
    """Return the first, middle or last third of the days (``START``, ``MID``, ``END``)."""
    first, last = span
    third = ((last - first).days + 1) // 3
    if which == "START":
        return first, first + dt.timedelta(days=max(third - 1, 0))
    if which == "END":
        return last - dt.timedelta(days=max(third - 1, 0)), last
    return first + dt.timedelta(days=third), last - dt.timedelta(days=third)
