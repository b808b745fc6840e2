"""What the cell of an answer may hold."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal


class IRI(str):
    """An IRI: a string like any other, told apart so that tables can show a label in its place."""

    __slots__ = ()

    @property
    def local(self) -> str:
        """What follows the last ``#``, ``/`` or ``:``: ``"Q183"`` of a Wikidata item."""
        return re.split(r"[#/:]", self)[-1]


Value = dt.date | int | float | Decimal | bool | str | IRI | None
"""A date that is not exact to the day is a string: ``"2021-12"``, ``"2021"``."""


def exact(date: str | None) -> dt.date | str | None:
    """Return a date as exact as it is known: a day as ``date``, a month or a year as it is."""
    if date is None or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
        return date
    try:
        return dt.date.fromisoformat(date)
    except ValueError:
        return date
