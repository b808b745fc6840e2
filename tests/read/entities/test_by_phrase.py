"""Names that are phrases."""

from __future__ import annotations

import pytest

from kg.read.entities import by_phrase
from tests.read.entities.steps import names_of, rows_of


@pytest.mark.parametrize("row", rows_of(by_phrase))
def test_what_a_step_adds(row: dict[str, str]) -> None:
    """A step finds the names of its kind, with their bounds, and no others."""
    assert names_of(by_phrase, row) == row["names"]
