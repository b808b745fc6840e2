"""A text on its way from the words as delivered to the words as read, and the way back."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Span


class Edit(NamedTuple):
    """A stretch of a text, and what stands in its place."""

    begin: int
    end: int
    words: str
    kind: str
    """What is mended, as the summary of a run counts it: ``"soft hyphens"``."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where each character of one text stood in another.

    ``begins`` and ``ends`` never fall; both are as long as the text that is read.
    """

    begins: array[int]
    ends: array[int]
    size: int
    """Characters of the text as delivered."""

    @classmethod
    def same(cls, size: int) -> Self:
        """Return the alignment of a text with itself."""
        return cls(array("L", range(size)), array("L", range(1, size + 1)), size)

    def delivered(self, span: Span) -> Span:
        """Return where a stretch of the text that is read stands in the text as delivered.

        What was taken out inside the stretch belongs to it, what was taken out beside it does not:
        ``Wladimir</b> Putin`` → ``<b>Wladimir</b> Putin`` without the first tag.
        """
        begin, end = span
        if begin < end:
            return self.begins[begin], self.ends[end - 1]
        at = self.begins[begin] if begin < len(self.begins) else self.size
        return at, at

    def read(self, span: Span) -> Span:
        """Return where a stretch of the text as delivered stands in the text that is read.

        Empty, at the place where it would stand, if nothing is left of it.
        """
        first = bisect_right(self.ends, span[0])
        return first, max(first, bisect_left(self.begins, span[1]))


@dataclass(frozen=True, slots=True)
class Wording:
    """A text, and where each of its characters stood when it was delivered."""

    text: str
    alignment: Alignment

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the text as it was delivered."""
        return cls(text, Alignment.same(len(text)))

    def edited(self, edits: Iterable[Edit]) -> Wording:
        """Return the text with other words in some places; the edits are in order and apart.

        Each character of the new words stands for the whole stretch that they took the place of.
        """
        old = self.alignment
        parts: list[str] = []
        begins, ends, at = array("L"), array("L"), 0
        for begin, end, words, _ in edits:
            parts += [self.text[at:begin], words]
            begins.extend(old.begins[at:begin])
            ends.extend(old.ends[at:begin])
            if words:
                first, last = old.delivered((begin, end))
                begins.extend([first] * len(words))
                ends.extend([last] * len(words))
            at = end
        parts.append(self.text[at:])
        begins.extend(old.begins[at:])
        ends.extend(old.ends[at:])
        return Wording("".join(parts), Alignment(begins, ends, old.size))
