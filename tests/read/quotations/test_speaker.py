"""Who speaks: the subject of the verb, the agent of a passive, a place, or nobody who is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frozen import table
from tests.read.quotations.told import attributions, names

ROWS = table(Path(__file__).with_name("speaker.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_speaker(row: dict[str, str]) -> None:
    """The speakers of the first utterance of a text."""
    cast, found = attributions(row["text"])

    assert names(cast, (who for one in found[:1] for who in one.speakers)) == row["speaker"]
