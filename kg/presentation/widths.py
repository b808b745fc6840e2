"""How the width of a terminal is shared out among the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from kg.presentation.blocks import Column, Grid
from kg.presentation.cells import cell_text

GAP = 2
"""Characters between two columns."""
_LEAST = ((28, 20), (14, 14))
"""The longest word that is not broken, and the least width of a cut column; where it is narrow."""
_WRAPPED, _CUT = 22, 40
"""How wide a wrapped and a cut column become before others grow further."""
_WORD_END = re.compile(r"\s+|(?<=[^\W\d]-)(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class _Steps:
    """The widths that a column grows through."""

    least: int
    good: int
    natural: int


def natural_width(table: Grid) -> int:
    """Return how many characters the widest line has if nothing is cut or wrapped."""
    widths = [_natural(column, _texts(table, at)) for at, column in enumerate(table.columns)]
    return sum(widths) + GAP * max(len(widths) - 1, 0)


def column_widths(table: Grid, width: int) -> list[int] | None:
    """Return a width for each column, together with the gaps at most ``width``.

    ``None`` if there are too many columns for that.
    """
    for least in _LEAST:
        steps = [_steps(c, _texts(table, at), *least) for at, c in enumerate(table.columns)]
        spare = width - sum(step.least for step in steps) - GAP * max(len(steps) - 1, 0)
        if spare >= 0:
            return _grown(steps, spare)
    return None


def _grown(steps: Sequence[_Steps], spare: int) -> list[int]:
    widths = [step.least for step in steps]
    for targets in ([step.good for step in steps], [step.natural for step in steps]):
        added = _shared([max(t - w, 0) for t, w in zip(targets, widths, strict=True)], spare)
        widths = [w + a for w, a in zip(widths, added, strict=True)]
        spare -= sum(added)
    return widths


def _texts(table: Grid, at: int) -> list[str]:
    digits = table.columns[at].digits
    return [cell_text(row[at], digits) for row in table.rows]


def _natural(column: Column, texts: Sequence[str]) -> int:
    return max(map(cell_len, [column.title, *texts]))


def _steps(column: Column, texts: Sequence[str], longest_word: int, least_cut: int) -> _Steps:
    natural = _natural(column, texts)
    if column.flow == "fixed":
        return _Steps(natural, natural, natural)
    if column.flow == "cut":
        return _Steps(min(natural, least_cut), min(natural, _CUT), natural)
    words = max(cell_len(word) for text in [column.title, *texts] for word in _WORD_END.split(text))
    least = min(words, longest_word)
    return _Steps(least, max(least, min(natural, _WRAPPED)), natural)


def _shared(wanted: Sequence[int], spare: int) -> list[int]:
    """Return how much each gets of what is spare, in proportion to what it wants."""
    total = sum(wanted)
    if total <= spare:
        return list(wanted)
    given = [want * spare // total for want in wanted]
    left = spare - sum(given)
    for at, want in enumerate(wanted):
        if left and given[at] < want:
            given[at] += 1
            left -= 1
    return given
