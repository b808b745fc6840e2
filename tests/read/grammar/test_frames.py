"""Frames around somebody's words are found by marks and verb forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.frames import (
    behind_colon,
    behind_introduction,
    framing_verb,
    is_frame_border,
    without_frame,
)
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("frames.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_frame(row: dict[str, str]) -> None:
    """The verb that frames what is said, the words without it, and those behind an introduction."""
    words = list(tree(row["text"]))
    verb = framing_verb(words)

    assert ("" if verb is None else verb.text) == row["verb"]
    assert " ".join(w.text for w in without_frame(words)) == row["without"]
    assert " ".join(w.text for w in behind_introduction(words)) == row["behind"]


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 5


def test_behind_a_colon() -> None:
    """A frame without a verb is left out, one with a verb is not."""
    words = list(tree(ROWS[1]["text"]))

    assert behind_colon(words) == words
    assert behind_colon(words[2:])[0].text == "Sonst"


def test_borders() -> None:
    """Commas, colons and quotation marks stand at the edges of frames."""
    assert [w.text for w in tree(ROWS[0]["text"]) if is_frame_border(w)] == [",", ","]
