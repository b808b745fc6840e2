"""Every condition of the signs holds for some words and not for others."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.warnings.conditions import CONDITIONS
from tests.frozen import table
from tests.read.warnings.told import message

ROWS = table(Path(__file__).with_name("conditions.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['condition']} {row['yes']}")
def test_a_condition(row: dict[str, str]) -> None:
    """It holds for the first words, and not for the second, nor without its manner."""
    holds = CONDITIONS[row["condition"]]

    assert holds(message(row["yes"], row["issuer"], row["manner"]))
    if row["no"] == "-":
        assert not holds(message(row["yes"], row["issuer"]))
    else:
        assert not holds(message(row["no"], row["issuer"], row["manner"]))


def test_every_condition_is_tested() -> None:
    assert {row["condition"] for row in ROWS} == set(CONDITIONS)
    assert len(ROWS) == 37
