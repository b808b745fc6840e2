"""Stretches of characters of a text, asked for many places at a cost that grows with neither."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Span


class Spans:
    """Some spans of a text, in whatever order, overlapping or not."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._begins: list[int] = []
        self._ends: list[int] = []
        for begin, end in sorted(spans):
            if self._ends and begin <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._begins.append(begin)
                self._ends.append(end)

    def __contains__(self, place: int) -> bool:
        """Whether the character at a place lies in one of them."""
        return self.meet(place, place + 1)

    def meet(self, begin: int, end: int) -> bool:
        """Whether one of them shares a character with those from ``begin`` to before ``end``."""
        behind = bisect_right(self._ends, begin)
        return behind < len(self._ends) and self._begins[behind] < end
