"""A text in which stretches stand out: who is named, which words something rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text: half-open offsets in code points, and what it is."""

    begin: int
    end: int
    kind: str
    """``Person``, ``Organisation``, ``State``, ``Place`` or ``evidence``: decides the colour."""
    note: str = ""
    """What a reader is told of it: ``"Erik Lund, Q58217"``."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and its marks; those that cross another one's border are left out."""

    text: str
    marks: tuple[Mark, ...] = ()
    legend: bool = False
    """Whether the colours are explained below the text."""

    def pieces(self) -> Iterator[str | Mark | None]:
        """Yield the text in pieces, a mark where one begins, and ``None`` where the last ends."""
        at = 0
        open_marks: list[Mark] = []
        for mark in self.nested():
            while open_marks and open_marks[-1].end <= mark.begin:
                yield self.text[at : open_marks[-1].end]
                at = open_marks.pop().end
                yield None
            yield self.text[at : mark.begin]
            at = mark.begin
            yield mark
            open_marks.append(mark)
        while open_marks:
            yield self.text[at : open_marks[-1].end]
            at = open_marks.pop().end
            yield None
        yield self.text[at:]

    def nested(self) -> Iterator[Mark]:
        """Yield the marks by their place, the longer first, without what crosses another one."""
        ends: list[int] = []
        for mark in sorted(self.marks, key=lambda m: (m.begin, -m.end)):
            while ends and ends[-1] <= mark.begin:
                ends.pop()
            inside = not ends or mark.end <= ends[-1]
            if inside and 0 <= mark.begin < mark.end <= len(self.text):
                ends.append(mark.end)
                yield mark
