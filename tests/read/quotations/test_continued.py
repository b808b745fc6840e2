"""Speech that no verb introduces: quotations alone, reports that go on, quotations joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frozen import table
from tests.read.quotations.told import told

ROWS = table(Path(__file__).with_name("continued.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_continued(row: dict[str, str]) -> None:
    """The utterances of a text by entry and speaker."""
    assert told(row["text"]) == row["found"]
