"""Words in a row between two marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.stretches import char_spans, segment, window
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("stretches.tsv"))


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 4


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_window_and_segment(row: dict[str, str]) -> None:
    """A window reaches over brackets, a segment ends at them."""
    word = next(w for w in tree(row["text"]) if w.text == row["word"])

    assert (window(word).text, segment(word).text) == (row["window"], row["segment"])


def test_runs_of_words_give_spans() -> None:
    """Words that follow each other are one span, others spans of their own."""
    words = tree("Er nannte es „einen Anfang“ und ging.")
    spans = char_spans([words[1], words[0], words[4], words[5]])

    assert [words.text[begin:end] for begin, end in spans] == ["Er nannte", "einen Anfang"]
