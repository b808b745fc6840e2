"""Where sentences start: the network's word, held to what German punctuation allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_ENDS = frozenset({".", "!", "?", "…", "...", ":", ";"})
_MARKS = frozenset("“”„\"«»‚‘’'`´") | {"``", "''"}
_DOUBLE = frozenset('“”„"«»')
_NEVER_FIRST = frozenset(",.;:!?)]}%…")
_STRONG = frozenset({"!", "?", "…", "..."})
_BARELY, _POSSIBLE, _LIKELY, _UNMARKED, _SURE = 0.001, 0.02, 0.15, 0.3, 0.95
"""How likely a start must be: behind a stop and a mark, a strong end, any end, before a capital
behind no end, before anything else. (Abbreviations are one word with their stop.)"""


def sentence_starts(
    scores: NDArray[np.float32], words: Sequence[str], spaced: Sequence[bool] | None = None
) -> list[bool]:
    """Return which words of a window start a sentence; the first always does.

    ``scores`` has shape (words, 2); ``spaced`` tells which words follow a space, where known, for
    a quotation mark opens or closes by the side that it clings to.
    """
    odds = 1.0 / (1.0 + np.exp(scores[:, 0] - scores[:, 1]))
    starts = [i == 0 or _starts(float(odds[i]), words, i) for i in range(len(words))]
    for first, behind in _runs_of_marks(words):
        if first == 0 or not any(starts[first : behind + 1]):
            continue
        place = _border(words, spaced, first, behind)
        if place is None:
            continue
        for i in range(first, min(behind + 1, len(words))):
            starts[i] = False
        if place < len(words):
            starts[place] = True
    return starts


def _starts(odds: float, words: Sequence[str], i: int) -> bool:
    if words[i] in _NEVER_FIRST:
        return False
    before = i - 1
    while before > 0 and words[before] in _MARKS:
        before -= 1
    after = i
    while after + 1 < len(words) and words[after] in _MARKS:
        after += 1
    if words[after][:1].islower() or words[after] in {",", "–", "-"}:
        return odds > _SURE and words[before] in _ENDS
    if words[before] in _STRONG and words[after][:1].isupper():
        return odds > _POSSIBLE
    marked = before < i - 1 or words[i] in _MARKS
    if words[before] == "." and marked and words[after][:1].isupper():
        return odds > _BARELY
    if words[before] in _ENDS:
        return odds > _LIKELY
    return odds > (_UNMARKED if words[after][:1].isupper() else _SURE)


def _runs_of_marks(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches of quotation marks as ``(first, behind last)``."""
    i = 0
    while i < len(words):
        if words[i] in _MARKS:
            first = i
            while i < len(words) and words[i] in _MARKS:
                i += 1
            yield first, i
        i += 1


def _border(
    words: Sequence[str], spaced: Sequence[bool] | None, first: int, behind: int
) -> int | None:
    """Return the word that starts a sentence at a run of marks, ``len(words)`` if none does.

    ``None`` if the run does not say.

    What clings to the word before it closes, what clings to the word behind it opens. Where the
    spaces do not tell, a mark closes if an odd number of double marks stands before it.
    """
    nowhere = len(words)
    if behind == nowhere:
        return nowhere if _closes(words, first) else None
    going_on = words[behind][:1].islower() or words[behind] in _NEVER_FIRST
    if spaced is not None:
        gaps = [i for i in range(first, behind + 1) if spaced[i]]
        if len(gaps) == 1:
            return nowhere if gaps[0] == behind and going_on else gaps[0]
    if behind - first > 1 or words[first] not in _DOUBLE or not _closes(words, first):
        return None
    return nowhere if going_on else behind


def _closes(words: Sequence[str], i: int) -> bool:
    """Whether the mark at ``i`` closes: an odd number of double marks stands before it."""
    return sum(1 for w in words[:i] if w in _DOUBLE) % 2 == 1 and words[i] != "„"
