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
    """Once each in its table."""
    lines = page().splitlines()

    assert {
        term: sum(line.startswith(f"| `dp:{term}` |") for line in lines) for term in DP.terms
    } == dict.fromkeys(DP.terms, 1)
