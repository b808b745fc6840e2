"""Days as entity tables write them: ``2021``, ``2021-12`` or ``2021-12-02``."""

from __future__ import annotations

import datetime as dt


def day(text: str | None, *, last: bool = False) -> dt.date | None:
    """Return the first (or last) day of a year, month or day; ``None`` if it is none of these."""
    parts = (text or "").split("-")
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else (12 if last else 1)
        if len(parts) > 2:
            return dt.date(year, month, int(parts[2]))
        if not last:
            return dt.date(year, month, 1)
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return following - dt.timedelta(days=1)
    except ValueError:
        return None


def middle(text: str | None) -> dt.date | None:
    """Return a day in the middle of what is told: of two terms that meet in a year, both ends."""
    first, last = day(text), day(text, last=True)
    return None if first is None or last is None else first + (last - first) / 2
