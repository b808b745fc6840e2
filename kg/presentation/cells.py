"""Values as the text of a cell."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.values import Value

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
MANY = 12
"""So many values of a cell are named; of more, the rest is counted."""


def one_line(text: str) -> str:
    """Return text on one line, without control characters: a terminal must not obey a cell."""
    return " ".join(_CONTROL.sub(" ", text).split())


def cell_text(cell: Value | tuple[Value, ...], digits: int | None = None) -> str:
    """Return a cell as people read it: nothing for ``None``, several values joined by commas."""
    if isinstance(cell, tuple):
        shown = [cell_text(value, digits) for value in cell[:MANY]]
        more = [f"and {len(cell) - MANY} more"] if len(cell) > MANY else []
        return ", ".join([*shown, *more])
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return f"{cell:g}" if digits is None else f"{cell:.{digits}f}"
    return one_line(str(cell))


def is_number(value: Value | tuple[Value, ...]) -> bool:
    """Return whether a cell is a number; ``True`` is none."""
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def is_short(value: Value) -> bool:
    """Return whether a value is never cut nor wrapped: a date, a number, yes or no."""
    return value is None or isinstance(value, (bool, dt.date)) or is_number(value)
