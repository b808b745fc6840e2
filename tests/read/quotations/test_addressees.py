"""Who is spoken to, accused or praised: by case, by preposition, by what is judged or asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frozen import table
from tests.read.quotations.told import attributions, names

ROWS = table(Path(__file__).with_name("addressees.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_addressees(row: dict[str, str]) -> None:
    """The addressees of the first utterance of a text."""
    cast, found = attributions(row["text"])

    assert names(cast, (whom for one in found[:1] for whom in one.addressees)) == row["addressees"]
