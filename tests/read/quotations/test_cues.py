"""Speech verbs are found with their particles and the words of their phrases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frozen import table
from tests.read.quotations.told import cues, written

ROWS = table(Path(__file__).with_name("cues.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_cues(row: dict[str, str]) -> None:
    """The cues of a sentence by entry and words."""
    found = (f"{cue.row.entry} {written(cue.cue)}" for cue in cues(row["text"]))

    assert ";".join(found) == row["found"]
