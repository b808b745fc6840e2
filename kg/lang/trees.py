"""Heads from arc scores: the best tree with one root.

Source: Chu and Liu (1965), Edmonds (1967). The greedy choice comes first: mostly it is a tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEVER = -1e9
_ROOT_COST = 1e6


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Return the head of each word, 1-based, 0 for the root.

    ``scores`` has shape (words, words + 1): row the dependant, column the head, column 0 the root.
    """
    size = scores.shape[0]
    arcs = np.full((size + 1, size + 1), _NEVER)
    arcs[1:] = scores
    arcs[np.arange(size + 1), np.arange(size + 1)] = _NEVER
    heads = arcs.argmax(1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and _cycle(heads) is None:
        return [int(h) for h in heads[1:]]
    # A second root would cost more than all other arcs together: the best tree has one.
    arcs[1:, 0] -= _ROOT_COST
    return [int(h) for h in _chu_liu_edmonds(arcs)[1:]]


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node and not state[node]:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if node and state[node] == 1:
            return path[path.index(node) :]
        for done in path:
            state[done] = 2
    return None


def _chu_liu_edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    size = len(scores)
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    rest = [i for i in range(size) if i not in inside]
    place = {node: i for i, node in enumerate(rest)}
    joined = len(rest)
    small = np.full((joined + 1, joined + 1), _NEVER)
    small[:joined, :joined] = scores[np.ix_(rest, rest)]
    total = sum(scores[d, heads[d]] for d in cycle)
    enters: dict[int, int] = {}
    leaves: dict[int, int] = {}
    for node in rest:
        into = max(cycle, key=lambda d, n=node: scores[d, n] - scores[d, heads[d]])  # type: ignore[misc]
        small[joined, place[node]] = scores[into, node] - scores[into, heads[into]] + total
        enters[node] = into
        if node:
            out = max(cycle, key=lambda h, n=node: scores[n, h])  # type: ignore[misc]
            small[place[node], joined] = scores[node, out]
            leaves[node] = out
    small[np.arange(joined + 1), np.arange(joined + 1)] = _NEVER
    solved = _chu_liu_edmonds(small)
    result: NDArray[np.int64] = heads.copy()
    for node in rest[1:] if rest[0] == 0 else rest:
        head = int(solved[place[node]])
        result[node] = leaves[node] if head == joined else rest[head]
    source = rest[int(solved[joined])]
    result[enters[source]] = source
    return result
