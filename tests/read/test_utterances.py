"""Statements and warnings of the sentence tables: what is found is right, and traps stay empty.

The tables hold hard cases by intent; floors rise with the reading, single sentences do not gate.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from kg.model import Article, Extraction
from kg.read.article import read_document
from tests.frozen import doc, table

HERE = Path(__file__).resolve().parent
WINGS = {"statements": "quotations", "warnings": "warnings"}
FLOORS = [  # table, least precision, least recall, least share of empty rows that stay empty
    ("statements", 0.88, 0.82, 0.92),
    ("warnings", 0.88, 0.78, 0.93),
]


@cache
def _readings(name: str) -> tuple[tuple[dict[str, str], Extraction], ...]:
    return tuple(
        (
            row,
            read_document(
                doc(row["text"]),
                Article(row["id"], row["text"], dt.date.fromisoformat(row["date"])),
            ),
        )
        for row in table(HERE / WINGS[name] / "cases.tsv")
    )


def _said(name: str, extraction: Extraction) -> list[str]:
    """Return the speakers or issuers of what was found, by name."""
    names = {e.id: e.name for e in extraction.entities}
    items = (
        [s.speaker for s in extraction.statements]
        if name == "statements"
        else [w.issuer for w in extraction.warnings]
    )
    return [names[i] for i in items if i is not None]


def _expected(row: dict[str, str]) -> list[str]:
    return [part.split("|")[1] for part in row["expected"].split(";") if part]


def _same(one: str, two: str) -> bool:
    return one == two or one.endswith(" " + two) or two.endswith(" " + one)


def scores(name: str) -> tuple[float, float, float, list[str]]:
    """Return precision and recall of speakers, the share of quiet traps, and what went wrong."""
    hit = made = gold = quiet = empty = 0
    wrong: list[str] = []
    for row, extraction in _readings(name):
        found, right = _said(name, extraction), _expected(row)
        left = list(right)
        for one in found:
            match = next((r for r in left if _same(one, r)), None)
            if match is not None:
                left.remove(match)
        good = len(right) - len(left)
        hit, made, gold = hit + good, made + len(found), gold + len(right)
        if not right:
            empty += 1
            quiet += not found
        if left or len(found) > good:
            wrong.append(
                f"{row['id']} {row['construction']}: {row['text']} expected {right}, found {found}"
            )
    return hit / max(1, made), hit / gold, quiet / empty, wrong


@pytest.mark.parametrize(("name", "precision", "recall", "silence"), FLOORS)
def test_tables(name: str, precision: float, recall: float, silence: float) -> None:
    """Precision, recall and silence on traps stay above their floors."""
    actual = scores(name)

    print(f"{name}: P {actual[0]:.3f} R {actual[1]:.3f} silence {actual[2]:.3f}")
    assert actual[0] >= precision, "\n".join(actual[3])
    assert actual[1] >= recall, "\n".join(actual[3])
    assert actual[2] >= silence, "\n".join(actual[3])
