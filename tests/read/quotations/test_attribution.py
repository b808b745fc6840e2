"""The construction that reports an utterance is named as it is read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.model import Article
from kg.read.article import read_document
from kg.read.quotations.attribution import Construction
from tests.frozen import doc, table

CASES = [
    pytest.param(row["text"], row["pattern"], id=row["pattern"])
    for row in table(Path(__file__).with_name("constructions.tsv"))
]


def test_every_construction_has_a_case() -> None:
    """No name is left without an example."""
    assert {str(name) for _, name in (case.values for case in CASES)} == set(Construction)


@pytest.mark.parametrize(("text", "pattern"), CASES)
def test_constructions(text: str, pattern: str) -> None:
    """A statement carries the name of its construction."""
    article = Article("x", text, dt.date(2024, 5, 14))

    assert read_document(doc(text), article).statements[0].pattern == pattern
