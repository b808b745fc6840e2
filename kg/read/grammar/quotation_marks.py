"""Quotations in a text, in whatever marks: „…“, “…”, "…", »…«, «…», mixed or unbalanced.

Which way a mark opens follows first from the letters around it and only then from its shape,
for machine translation and hurried typing swap the shapes.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.read.grammar.stretches import breaks_paragraph

_MARKS = '„“”"«»‟'
_OPENING_SHAPES = "„"
_LEFT_EDGE = " \t\n([{–—-/:…\u00a0"
_RIGHT_EDGE = " \t\n)]}–—-/:…,.;!?\u00a0'’"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: ``begin`` and ``end`` with the marks, ``inner`` without."""

    begin: int
    end: int
    inner: tuple[int, int]


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the outermost quotations of ``text`` in order; they never overlap.

    A quotation ends with its paragraph, save where the next paragraph opens with a mark again.

    Example: ``'Er sagte: „Nein“, und ging.'`` → one, with inner text ``Nein``.
    """
    found: list[Quotation] = []
    open_at: int | None = None
    nested = 0
    for at, char in enumerate(text):
        if char == "\n" and open_at is not None and not _goes_on(text, at):
            open_at, nested = None, 0
            continue
        if char not in _MARKS:
            continue
        if open_at is None:
            if _opens(text, at, is_open=False):
                open_at = at
        elif _opens(text, at, is_open=True):
            if _closed_later(text, at):
                nested += 1
            elif not breaks_paragraph(text[open_at:at]):
                open_at = at  # the first mark was never closed
        elif nested:
            nested -= 1
        else:
            found.append(Quotation(open_at, at + 1, (open_at + 1, at)))
            open_at = None
    return tuple(found)


def _opens(text: str, at: int, *, is_open: bool) -> bool:
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    left = before in _LEFT_EDGE
    right = after in _RIGHT_EDGE
    if left and not right:
        return True
    if right and not left:
        return False
    return text[at] in _OPENING_SHAPES or not is_open


def _goes_on(text: str, at: int) -> bool:
    """Whether the paragraph after the break at ``at`` opens with a mark, so that speech goes on."""
    rest = text[at : at + 4].lstrip()
    return bool(rest) and rest[0] in _MARKS


def _closed_later(text: str, at: int) -> bool:
    """Whether a second opening mark is nested: two closing marks follow in its paragraph."""
    end = text.find("\n", at)
    rest = text[at + 1 : end if end >= 0 else len(text)]
    closing = sum(
        1
        for i, char in enumerate(rest)
        if char in _MARKS and not _opens(text, at + 1 + i, is_open=True)
    )
    return closing >= 2
