"""What is shown, whatever it is shown on: columns and rows, headings, notes, marked texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.presentation.marks import MarkedText
from kg.values import Value

Cell = Value | tuple[Value, ...]
"""A value, or several that stand together in a cell."""
Flow = Literal["fixed", "wrap", "cut"]
"""``fixed`` stays on one line, ``wrap`` goes on below, ``cut`` ends with "…" after two
lines, or as many as the others of the row need."""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and what becomes of a cell that is too long for it."""

    title: str
    flow: Flow = "wrap"
    digits: int | None = None
    """How many decimal places a ``float`` is shown with; ``None``: as many as it needs."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A line of its own, wrapped where it is too long."""

    text: str


Block = Heading | Note | MarkedText | Grid
