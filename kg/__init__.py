"""German-language diplomatic news to a knowledge graph.

    import kg

    reader = kg.Reader()                            # pipeline and knowledge base, loaded once
    reading = reader.read("Anna Vogt traf Erik Lund am Donnerstag in Genf.", date="2021-12-03")
    for meeting in reading.meetings:
        print(meeting.status, meeting.date, [who.name for who in meeting.participants])

    with kg.Store("kg-store") as store:
        for outcome in store.build(["news.jsonl"], reader):
            print(outcome)
        for row in store.query("meetings", actor="Anna Vogt"):
            print(row.date, row.participant_name)

Nothing slow is imported before it is used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.building import Stored, Unchanged
    from kg.errors import KgError
    from kg.evaluation import evaluate
    from kg.ingest import InputFailure, Notice
    from kg.library import Store, articles, queries
    from kg.model import Article
    from kg.pipeline import Failure, Reader
    from kg.presentation import Table
    from kg.store import Results, Row
    from kg.tally import Tally
    from kg.values import IRI
    from kg.views import Reading

__all__ = [
    "IRI",
    "Article",
    "Failure",
    "InputFailure",
    "KgError",
    "Notice",
    "Reader",
    "Reading",
    "Results",
    "Row",
    "Store",
    "Stored",
    "Table",
    "Tally",
    "Unchanged",
    "articles",
    "evaluate",
    "queries",
]

_HOMES = {
    "IRI": "values",
    "Article": "model",
    "Failure": "pipeline",
    "InputFailure": "ingest",
    "KgError": "errors",
    "Notice": "ingest",
    "Reader": "pipeline",
    "Reading": "views",
    "Results": "store",
    "Row": "store",
    "Store": "library",
    "Stored": "building",
    "Table": "presentation",
    "Tally": "tally",
    "Unchanged": "building",
    "articles": "library",
    "evaluate": "evaluation",
    "queries": "library",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name in _HOMES:
        return getattr(importlib.import_module(f"kg.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*globals(), *__all__]
