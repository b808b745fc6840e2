"""The small lexicons of the reader of speech are whole and read as their heads say."""

from __future__ import annotations

from collections import Counter

import pytest

from kg.lexicon import rows
from kg.read.quotations.word_classes import endings_for, words_for
from kg.resources import packaged


@pytest.mark.parametrize(
    ("name", "kind", "least"),
    [("read/quotations/words", "role", 270), ("read/quotations/tone", "tone", 180)],
)
def test_rows(name: str, kind: str, least: int) -> None:
    """A lexicon keeps its size, no row stands in it twice, and its head explains each kind."""
    table = rows(name)
    *folders, file = name.split("/")
    text = packaged(*folders, "data", f"{file}.tsv").read_text(encoding="utf-8")
    head = "\n".join(line for line in text.splitlines() if line.startswith("#"))

    assert len(table) >= least
    assert [row for row, n in Counter((r[kind], r["form"]) for r in table).items() if n > 1] == []
    assert [k for k in {r[kind] for r in table} if k not in head] == []


def test_roles_are_read() -> None:
    """Words and endings of a role are those of the file, endings in its order."""
    assert "wenn" in words_for("supposed")
    assert endings_for("penalty")[0] == "haft"
    assert words_for("no such role") == frozenset()
