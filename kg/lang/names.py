"""Names from tag scores: the best sequence in which no name starts inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


def best_names(scores: NDArray[np.float32], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return names as ``(first, behind last, kind)`` by Viterbi over BIO tags.

    ``scores`` has shape (words, tags).
    """
    allowed = np.zeros((len(tags), len(tags)), np.float32)
    for i, one in enumerate(tags):
        for j, two in enumerate(tags):
            if two.startswith("I-") and one[2:] != two[2:]:
                allowed[i, j] = -1e9
    first = np.array([-1e9 if t.startswith("I-") else 0.0 for t in tags], np.float32)
    logs = scores - scores.max(-1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(-1, keepdims=True))
    best = logs[0] + first
    back: list[NDArray[np.int64]] = []
    for row in logs[1:]:
        step = best[:, None] + allowed
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return spans_of([tags[i] for i in reversed(path)])


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the names of BIO tags as ``(first, behind last, kind)``."""
    found: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((i, i + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == i:
            found[-1] = (found[-1][0], i + 1, found[-1][2])
    return found
