"""Fits the weights of the score on cases, so that the score is a probability."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.link import scoring
from kg.link.search import find
from kg.model import Extraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.link.linker import Linker

Case = tuple[Extraction, str, str | None]
"""An article, the id of an entity in it, and the QID that is right (or none)."""

_ROUNDS = 400
_STEP = 0.05
_PULL = 3.0
"""How strongly the weights are held at those they start from, for features that cases lack."""


def examples(linker: Linker, cases: Iterable[Case]) -> list[tuple[scoring.Features, float]]:
    """Return the features of every candidate in the cases, and whether it is the right one."""
    found = []
    for extraction, number, right in cases:
        context = linker.context(extraction)
        entity = context.entities[number]
        candidates = find(entity, context)
        for one in candidates:
            values = scoring.features(one, candidates, entity, context)
            found.append((values, float(one.entry.qid == right)))
    return found


def fit(linker: Linker, cases: Iterable[Case]) -> dict[str, float]:
    """Return weights fitted to the cases by logistic regression, held near the linker's own.

    The bias stays: a way of finding belongs to every candidate, and ways that the cases lack (live
    ones) would not move with it.

    Source: regularised logistic regression by gradient descent; deterministic.
    """
    start = {name: linker.weights.get(name, 0.0) for name in ("bias", *scoring.FEATURES)}
    weights = dict(start)
    data = examples(linker, cases)
    for _ in range(_ROUNDS):
        slope = {name: _PULL * (weights[name] - start[name]) for name in weights}
        for values, right in data:
            miss = scoring.probability(values, weights) - right
            for name, value in values.items():
                slope[name] += miss * value
        weights = {n: w - _STEP * slope[n] / math.sqrt(1 + len(data)) for n, w in weights.items()}
    return {name: round(weight, 3) for name, weight in weights.items()}


def reliability(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Return the expected calibration error: how far scores are from the share that is right."""
    error = 0.0
    for i in range(bins):
        inside = [(p, r) for p, r in pairs if i / bins <= p < (i + 1) / bins + (i == bins - 1)]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            share = sum(r for _, r in inside) / len(inside)
            error += len(inside) / len(pairs) * abs(mean - share)
    return error
