"""Words in a row between two marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.read.grammar.stretches import breaks_paragraph, char_spans, paragraphs, segment, window
from kg.read.grammar.tree import Tree
from tests.frozen import table, tree, vocab

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


@pytest.mark.parametrize(
    ("text", "expected"), [("tagt.\nSie", True), ("\n", True), ("tagt. Sie", False), ("", False)]
)
def test_a_line_break_ends_a_paragraph(text: str, expected: bool) -> None:
    assert breaks_paragraph(text) is expected


def test_sentences_of_one_line_are_a_paragraph() -> None:
    """Three sentences, a break behind the second."""
    words = ["Sie", "tagt", ".", "Er", "schweigt", ".", "\n", "Rom", "wartet", "."]
    spaces = [word in {"Sie", "Er", "Rom"} or at == 2 for at, word in enumerate(words)]
    starts = [word in {"Sie", "Er", "Rom"} for word in words]
    sentences = Tree(Doc(vocab(), words, spaces, sent_starts=starts)).sents

    assert [[s.start for s in paragraph] for paragraph in paragraphs(sentences)] == [[0, 3], [7]]
