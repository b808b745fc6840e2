"""The page of the ontology is that of the ontology."""

from __future__ import annotations

from pathlib import Path

from kg.graph.reference import page
from kg.graph.vocabulary import DP

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_is_current() -> None:
    """``python -m kg.graph.reference > docs/ontology.md`` makes it."""
    assert (DOCS / "ontology.md").read_text(encoding="utf-8") == page()


def test_every_term_is_on_the_page() -> None:
    """Once each: in its table, or as the heading of its concepts."""
    starts = [
        line.partition("`dp:")[2].partition("`")[0]
        for line in page().splitlines()
        if line.startswith(("| `dp:", "### `dp:"))
    ]

    assert sorted(starts) == sorted(DP.terms)
