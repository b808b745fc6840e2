"""Where sentences start: the network's word, held to what German punctuation allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ENDS = frozenset({".", "!", "?", "…", "...", ":", ";"})
_MARKS = frozenset("“”„\"«»‚‘’'")
_DOUBLE = frozenset('“”„"«»')
_NEVER_FIRST = frozenset(",.;:!?)]}%…")
_STRONG = frozenset({"!", "?", "…", "..."})
_POSSIBLE, _LIKELY, _SURE = 0.02, 0.3, 0.95


def sentence_starts(scores: NDArray[np.float32], words: Sequence[str]) -> list[bool]:
    """Return which words of a window start a sentence; the first always does.

    ``scores`` has shape (words, 2). Without a mark of an end before it, a start must be sure.
    """
    odds = 1.0 / (1.0 + np.exp(scores[:, 0] - scores[:, 1]))
    starts = [i == 0 or _starts(float(odds[i]), words, i) for i in range(len(words))]
    for i in range(1, len(words)):
        # A closing mark belongs to the sentence that it closes.
        if starts[i] and words[i] in '“”"«»' and i + 1 < len(words) and _closes(words, i):
            starts[i] = False
            starts[i + 1] = words[i + 1] not in _NEVER_FIRST and not words[i + 1][:1].islower()
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
        return odds > _POSSIBLE / 2
    return odds > (_LIKELY if words[before] in _ENDS else _SURE)


def _closes(words: Sequence[str], i: int) -> bool:
    """Whether the mark at ``i`` closes: an odd number of double marks stands before it."""
    return sum(1 for w in words[:i] if w in _DOUBLE) % 2 == 1 and words[i] != "„"
