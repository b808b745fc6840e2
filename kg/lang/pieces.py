"""Words to pieces: a unigram model cut down to the pieces that German text uses.

Source: Kudo (2018), "Subword Regularization"; the pieces and scores are those of XLM-RoBERTa.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SPACE = "\u2581"
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}»“”…'%") | {"..."}
_NO_SPACE_AFTER = frozenset("([{„«‚")
_LONGEST_WORD = 12
"""Pieces kept of one word: what is longer is a web address."""


@dataclass(slots=True)
class Pieces:
    """A piece vocabulary; ``ids`` cuts one word, and remembers."""

    pieces: Sequence[str]
    scores: Sequence[float]
    normalised: Mapping[str, str]
    unknown: int
    begin: int
    end: int
    _rows: dict[str, tuple[int, float]] = field(default_factory=dict, init=False)
    _seen: dict[tuple[str, bool], tuple[int, ...]] = field(default_factory=dict, init=False)
    _longest: int = field(default=1, init=False)
    _unknown_score: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        marks = {self.unknown, self.begin, self.end}
        for row, (piece, score) in enumerate(zip(self.pieces, self.scores, strict=True)):
            if row not in marks and piece:
                self._rows.setdefault(piece, (row, float(score)))
        self._longest = max(map(len, self._rows))
        self._unknown_score = float(min(self.scores)) - 10.0

    def ids(self, word: str, *, space: bool) -> tuple[int, ...]:
        """Return the rows of the pieces of ``word``; ``space`` tells whether one goes before it."""
        key = (word, space)
        found = self._seen.get(key)
        if found is None:
            clean = "".join(self.normalised.get(c, c) for c in word).strip().replace(" ", _SPACE)
            found = self._best((_SPACE if space else "") + clean)[:_LONGEST_WORD]
            if len(self._seen) < 200_000:
                self._seen[key] = found
        return found

    def window(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return rows of a window between its marks, and the word that each piece belongs to.

        Words count from 1; the marks belong to 0.
        """
        rows, owner = [self.begin], [0]
        for i, (word, space) in enumerate(zip(words, spaced(words), strict=True), start=1):
            found = self.ids(word, space=space)
            rows.extend(found)
            owner.extend([i] * len(found))
        return [*rows, self.end], [*owner, 0]

    def _best(self, text: str) -> tuple[int, ...]:
        """Return the likeliest segmentation (Viterbi)."""
        length = len(text)
        best = [-1e30] * (length + 1)
        best[0] = 0.0
        came = [(self.unknown, 0)] * (length + 1)
        for start in range(length):
            here = best[start]
            for end in range(start + 1, min(length, start + self._longest) + 1):
                row = self._rows.get(text[start:end])
                if row is not None and here + row[1] > best[end]:
                    best[end] = here + row[1]
                    came[end] = (row[0], start)
            if here + self._unknown_score > best[start + 1]:
                best[start + 1] = here + self._unknown_score
                came[start + 1] = (self.unknown, start)
        out: list[int] = []
        at = length
        while at:
            row_id, at = came[at]
            out.append(row_id)
        return tuple(reversed(out)) or (self.unknown,)


def spaced(words: Sequence[str]) -> list[bool]:
    """Return which words count as having a space before them: by rule, whatever the corpus."""
    out: list[bool] = []
    previous: str | None = None
    for word in words:
        tight = word in _NO_SPACE_BEFORE or (previous is not None and previous in _NO_SPACE_AFTER)
        out.append(previous is None or not tight)
        previous = word
    return out
