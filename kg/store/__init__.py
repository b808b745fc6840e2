"""The quad store, its queries and its exports.

from kg.store import Store, open_store, bundled_queries

with Store.open("kg-store") as store:               # None: in memory
    store.put(reading)                              # replaces the article's graph whole
    store.put_many(readings)                        # → number of articles
    store.articles()                                # → list[ArticleRecord]
    store.article("27811")                          # → kg.model.Article, text and all
    store.remove("27811")                           # UnknownNode if it is not there
    results = store.query("meetings", {"actor": "Q58217"})
    results.to_table() | .to_json() | .to_csv() | .to_tsv() | .to_turtle()   # str
    results.format("json")                          # one of the five by name
    store.export("turtle", article="27811")         # → bytes
    store.validate()                                # → list[Violation]; empty: all is well
    store.explain(iri)                              # → Explanation (plain data)
    store.dataset()                                 # → rdflib.Dataset

Store.open(path, read_only=True)    what queries use: any number of readers at a time
"""

from kg.store.catalogue import BundledQuery, bundled_queries
from kg.store.records import ArticleRecord, Explanation, Violation
from kg.store.results import Results
from kg.store.store import Store, open_store

__all__ = [
    "ArticleRecord",
    "BundledQuery",
    "Explanation",
    "Results",
    "Store",
    "Violation",
    "bundled_queries",
    "open_store",
]
