"""Sentences with all that is to be read in them: kind, issuer, targets and quotation."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.model import Article, WarningKind
from kg.read.article import read_document
from tests.frozen import cases, doc, table

if TYPE_CHECKING:
    from collections.abc import Iterable

ROWS = table(Path(__file__).with_name("cases.tsv"))
Found = tuple[str, str, frozenset[str], str]
"""Kind, issuer, targets, quotation."""


@pytest.mark.parametrize("row", cases(ROWS))
def test_a_sentence(row: dict[str, str]) -> None:
    """Every warning with an issuer is found, with all its parts, and none besides."""
    assert _read(row) == _expected(row)


def test_no_row_is_lost() -> None:
    """The table keeps its size, and more than a third of it are traps."""
    assert (
        len(ROWS) == len({row["id"] for row in ROWS}) == len({row["text"] for row in ROWS}) == 243
    )
    assert sum(not row["expected"] for row in ROWS) == 114
    assert len({row["construction"] for row in ROWS}) == 82


@pytest.mark.parametrize("row", [row for row in ROWS if row["expected"]], ids=lambda row: row["id"])
def test_what_is_expected_is_well_formed(row: dict[str, str]) -> None:
    """Kinds are those of the model, quotations stand in the text, and most have an issuer."""
    for kind, issuer, _, quote in _expected(row):
        assert kind in tuple(WarningKind)
        assert issuer or row["construction"] == "unnamed-issuer"
        assert all(part in row["text"] for part in quote.split(" … "))


def _read(row: dict[str, str]) -> list[Found]:
    article = Article(row["id"], row["text"], dt.date.fromisoformat(row["date"]))
    reading = read_document(doc(row["text"]), article)
    names = {entity.id: entity.name for entity in reading.entities}
    return _sorted(
        (
            w.kind,
            names.get(w.issuer or "", ""),
            frozenset(names[t] for t in w.targets),
            w.quote or "",
        )
        for w in reading.warnings
        if w.issuer is not None or w.pattern == "verb of warning"
    )


def _expected(row: dict[str, str]) -> list[Found]:
    items = (item.split("|") for item in row["expected"].split(";") if item)
    return _sorted(
        (kind, issuer, frozenset(filter(None, targets.split(","))), quote)
        for kind, issuer, targets, quote in items
    )


def _sorted(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda f: (f[0], f[1], sorted(f[2]), f[3]))
