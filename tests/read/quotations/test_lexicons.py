"""The small lexicons of the reader of quotations are whole and read as their heads say."""

from __future__ import annotations

from collections import Counter

from kg.lexicon import rows
from kg.read.quotations.word_classes import WORDS
from kg.resources import packaged


def test_words_of_judgement() -> None:
    """No word stands twice, and the head of the table explains each tone."""
    table = rows("read/quotations/tone")
    text = packaged("read", "quotations", "data", "tone.tsv").read_text(encoding="utf-8")
    head = "\n".join(line for line in text.splitlines() if line.startswith("#"))

    assert len(table) >= 180
    assert [w for w, n in Counter((r["tone"], r["form"]) for r in table).items() if n > 1] == []
    assert [r["tone"] for r in table if f"{r['tone']}:" not in head] == []


def test_classes_hold_words_and_endings() -> None:
    """A word is in a class as it stands there, or by an ending."""
    assert "wenn" in WORDS["suppositions"]
    assert "untersuchungshaft" in WORDS["punishments"]
    assert WORDS["documents"].ending("un-resolution") == "resolution"
