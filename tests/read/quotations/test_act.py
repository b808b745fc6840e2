"""The act of an utterance: by its verb, by what something is called, by what is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frozen import table
from tests.read.quotations.told import attributions

ROWS = table(Path(__file__).with_name("act.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_act(row: dict[str, str]) -> None:
    """The act of the first utterance of a text."""
    _, found = attributions(row["text"])

    assert "".join(one.act for one in found[:1]) == row["act"]
