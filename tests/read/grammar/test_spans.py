"""Spans answer as a look at each of them would."""

from __future__ import annotations

import itertools

import pytest

from kg.read.grammar.spans import Spans

SPANS = [
    [],
    [(2, 5)],
    [(6, 8), (2, 5)],
    [(2, 5), (5, 7)],
    [(1, 9), (3, 4)],
    [(1, 4), (3, 6), (8, 9)],
]


@pytest.mark.parametrize("spans", SPANS)
def test_spans_answer_as_a_look_at_each_would(spans: list[tuple[int, int]]) -> None:
    asked = Spans(spans)

    for place in range(11):
        assert (place in asked) == any(b <= place < e for b, e in spans)
    for begin, end in itertools.combinations(range(11), 2):
        assert asked.meet(begin, end) == any(begin < e and end > b for b, e in spans)
