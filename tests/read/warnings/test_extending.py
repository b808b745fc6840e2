"""A user teaches the reader a noun, a sign, a cue or a word of harm in one line of a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.model import Article
from kg.read.article import read_document
from tests.frozen import doc, table
from tests.lexicons import taught

ROWS = table(Path(__file__).with_name("extensions.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["lexicon"])
def test_one_line_teaches(
    row: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence holds one warning with the line, and none without it."""
    line = row["line"].replace("|", "\t")

    assert _number(row["yes"]) == 0
    with taught(f"read/warnings/{row['lexicon']}", line, tmp_path, monkeypatch):
        assert (_number(row["yes"]), _number(row["no"])) == (1, 0)
    assert _number(row["yes"]) == 0


def test_no_row_is_lost() -> None:
    assert [row["lexicon"] for row in ROWS] == ["nouns", "signs", "cues", "words"]


def _number(text: str) -> int:
    return len(read_document(doc(text), Article("x", text, dt.date(2024, 5, 14))).warnings)
