"""Utterances that a preposition, an adverb or a noun reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frozen import table
from tests.read.quotations.told import attributions, names, written

ROWS = table(Path(__file__).with_name("sources.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_sources(row: dict[str, str]) -> None:
    """What the source says, and who it is."""
    cast, found = attributions(row["text"])

    told = [(str(o.entry), names(cast, o.speakers), written(o.content)) for o in found]
    assert told == [(row["entry"], row["speaker"], row["content"])] * bool(row["entry"])
