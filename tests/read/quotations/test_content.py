"""What is said: a clause, a quotation, what stood before, or the clause of the verb itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frozen import table
from tests.read.quotations.told import attributions, written

ROWS = table(Path(__file__).with_name("content.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_content(row: dict[str, str]) -> None:
    """The words of the first utterance of a text."""
    _, found = attributions(row["text"])

    assert written(word for one in found[:1] for word in one.content) == row["content"]
