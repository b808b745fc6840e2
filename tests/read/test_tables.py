"""The sentence tables are whole: rows counted, columns valid, nearly half of them traps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
WINGS = {"statements.tsv": "quotations"}
COLUMNS = ["id", "construction", "text", "date", "expected"]
ACTS = {"say", "demand", "accuse", "deny", "promise", "praise"}

TABLES = [
    # file, rows, rows in which nothing is found, constructions
    ("statements.tsv", 352, 146, 94),
]

KINDS = [("statements.tsv", ACTS)]


def rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / WINGS[name] / "cases.tsv").read_text(encoding="utf-8").splitlines()
    head, *body = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert head == COLUMNS
    return [dict(zip(head, cells, strict=True)) for cells in body]


@pytest.mark.parametrize(("name", "count", "empty", "constructions"), TABLES)
def test_no_row_is_lost(name: str, count: int, empty: int, constructions: int) -> None:
    table = rows(name)
    assert len(table) == count
    assert sum(not row["expected"] for row in table) == empty
    assert len({row["text"] for row in table}) == count
    assert len({row["id"] for row in table}) == count
    assert len({row["construction"] for row in table}) == constructions


@pytest.mark.parametrize(("name", "kinds"), KINDS)
def test_expected_values_are_well_formed(name: str, kinds: set[str]) -> None:
    for row in rows(name):
        dt.date.fromisoformat(row["date"])
        for item in filter(None, row["expected"].split(";")):
            kind, who, _whom, quote = item.split("|")
            assert kind in kinds, row
            assert who, row
            assert quote in row["text"], row
