"""The quad store, and what is asked of it.

from kg.store import QuadStore, explain, export, validate

with QuadStore.open("kg-store") as store:           # None: in memory
    store.put(reading)                              # replaces the article's graph whole
    store.articles()                                # → the records of its articles
    store.article("27811")                          # → kg.model.Article, text and all
    store.remove("27811")                           # UnknownNode if it is not there
    results = store.query("meetings", {"actor": "Q58217"})
    results[0].participant_name                     # typed rows
    results.format("json")                          # table, json, csv, tsv or turtle
    store.dataset()                                 # → rdflib.Dataset
    export(store, format="trig", article="27811")   # → bytes
    validate(store)                                 # → violations; empty: all is well
    explain(store, iri)                             # → Explanation (plain data)

QuadStore.open(path, read_only=True)    what queries use: any number of readers at a time
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from kg.store.catalogue import BundledQuery, bundled_queries
from kg.store.records import ArticleRecord, Violation
from kg.store.results import Results
from kg.store.rows import Row
from kg.store.store import QuadStore

if TYPE_CHECKING:
    from kg.store.explainer import explain
    from kg.store.explanation import Explanation
    from kg.store.exports import export
    from kg.store.integrity import validate

__all__ = [
    "ArticleRecord",
    "BundledQuery",
    "Explanation",
    "QuadStore",
    "Results",
    "Row",
    "Violation",
    "bundled_queries",
    "explain",
    "export",
    "validate",
]

_HOMES = {
    "Explanation": "explanation",
    "explain": "explainer",
    "export": "exports",
    "validate": "integrity",
}


def __getattr__(name: str) -> Any:
    """Load what only some commands need on first use."""
    if name in _HOMES:
        return getattr(importlib.import_module(f"kg.store.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
