"""Feature bundles from scores: one shape for verbs, whatever treebank a bundle was learnt from.

PUD leaves VerbForm out: its finite verbs carry Mood alone, its infinitives and participles nothing.
What a verb's scores give to such a bundle is given to the full one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_FINITE = "VerbForm=Fin"
_VERBS = frozenset({"VERB", "AUX"})


class Bundles:
    """Chooses the feature bundle of each word."""

    def __init__(self, bundles: Sequence[str]) -> None:
        place = {b: i for i, b in enumerate(bundles)}
        self._names = [_full(b) for b in bundles]
        self._merge = np.array([place.get(n, i) for i, n in enumerate(self._names)])
        self._verbal = np.array(["VerbForm=" in n for n in self._names])

    def best(self, scores: NDArray[np.float32], tags: Sequence[str]) -> list[str]:
        """Return the bundle of each word; ``scores`` has shape (words, bundles)."""
        odds = np.exp(scores - scores.max(-1, keepdims=True))
        total = np.zeros_like(odds)
        for source, target in enumerate(self._merge):
            total[:, target] += odds[:, source]
        for row, tag in enumerate(tags):
            if tag in _VERBS and self._verbal.any():
                total[row, ~self._verbal] = -1.0
        return [self._names[i] for i in total.argmax(-1)]


def _full(bundle: str) -> str:
    """Return the bundle with the finite form that its mood implies."""
    parts = bundle.split("|") if bundle else []
    moody = any(p.startswith("Mood=") for p in parts)
    if moody and not any(p.startswith("VerbForm=") for p in parts):
        parts.append(_FINITE)
    return "|".join(sorted(parts))
