"""The best tree has one root and no cycle."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from kg.lang.trees import best_tree


def _is_tree(heads: tuple[int, ...]) -> bool:
    for i in range(1, len(heads) + 1):
        seen, node = set(), i
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return heads.count(0) == 1


def _by_trying_all(scores: np.ndarray) -> float:
    size = len(scores)
    trees = (h for h in itertools.product(range(size + 1), repeat=size) if _is_tree(h))
    return max(sum(scores[d, h] for d, h in enumerate(t)) for t in trees)


@pytest.mark.parametrize("seed", range(40))
def test_best_of_all_trees(seed: int) -> None:
    """No other tree over up to five words scores higher."""
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 6))
    scores = rng.normal(size=(size, size + 1)).astype(np.float32)
    for i in range(size):
        scores[i, i + 1] = -1e9

    heads = best_tree(scores)

    assert _is_tree(tuple(heads))
    assert sum(scores[d, h] for d, h in enumerate(heads)) == pytest.approx(
        _by_trying_all(scores), abs=1e-4
    )
