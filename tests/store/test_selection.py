"""Which articles an export holds."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from kg.errors import QueryError, StoreError, UnknownNode, UnknownQuery
from kg.graph.iri import article_id
from kg.store import QuadStore, export
from kg.store.selection import Selection
from tests.store.readings import plain

if TYPE_CHECKING:
    from pathlib import Path

VOGT, LUND, MEER = ("Anna Vogt", "Q900001"), ("Erik Lund", "Q900002"), ("Karl Meer", None)
BY_ID = "SELECT ?document { GRAPH ?g { ?g dcterms:identifier ?document } FILTER (?document = ?id) }"
TRIPLES = "CONSTRUCT { ?m a dp:Meeting } WHERE { GRAPH ?g { ?m a dp:Meeting } }"


@pytest.fixture(scope="module")
def store() -> QuadStore:
    store = QuadStore.open()
    store.put(plain("a", VOGT, LUND, date=dt.date(2022, 1, 31)))
    store.put(plain("b", VOGT, MEER, date=dt.date(2022, 2, 1)))
    store.put(plain("c", LUND, MEER, date=dt.date(2022, 2, 2)))
    store.put(plain("d", VOGT, LUND, date=None))
    return store


CHOICES = [  # words, ids of the articles that are meant
    ({}, "abcd"),
    ({"article": "a"}, "a"),
    ({"article": ["d", "a", "a"]}, "ad"),
    ({"since": "2022-02-01"}, "bc"),
    ({"until": dt.date(2022, 2, 1)}, "ab"),
    ({"since": "2022-02-01", "until": "2022-02-01"}, "b"),
    ({"since": "2023-01-01"}, ""),
    ({"entity": "Anna Vogt"}, "abd"),
    ({"entity": "Q900001"}, "abd"),
    ({"entity": ["Erik Lund", "Karl Meer"]}, "abcd"),
    ({"entity": "Karl Meer", "until": "2022-02-01"}, "b"),
    ({"entity": "Q900001", "article": ["c", "d"]}, "d"),
    ({"query": "meetings", "parameters": {"actor": "Q900002"}}, "acd"),
    ({"query": "meetings", "parameters": {"actor": "Q900002"}, "since": "2022-01-01"}, "ac"),
    ({"query": BY_ID, "parameters": {"id": "c"}}, "c"),
]
WRONG = [  # words, the error, what it says
    ({"article": "z"}, UnknownNode, "no article 'z'"),
    ({"entity": "Karl Mehr"}, UnknownNode, "did you mean Karl Meer"),
    ({"since": "gestern"}, QueryError, "'gestern' is no day"),
    ({"query": "meating"}, UnknownQuery, "did you mean meetings"),
    ({"query": "who-met-whom"}, QueryError, "no column 'document'"),
    ({"query": "ASK { ?s a dp:Meeting }"}, QueryError, "no column 'document'"),
    ({"parameters": {"id": "c"}}, QueryError, "parameters without a query"),
    ({"query": TRIPLES, "article": "a"}, QueryError, "no articles can be chosen"),
]


def test_no_case_was_lost() -> None:
    assert (len(CHOICES), len(WRONG)) == (15, 8)


@pytest.mark.parametrize(("words", "articles"), CHOICES)
def test_articles_are_chosen(words: dict[str, Any], articles: str, store: QuadStore) -> None:
    """The graphs that are written, and the rows of the tables, are those."""
    selected = Selection(**words).select(store)
    written = ox.parse(export(store, format="nquads", **words), format=ox.RdfFormat.N_QUADS)
    graphs = {str(getattr(quad.graph_name, "value", "")) for quad in written}
    rows = export(store, format="csv", table="entities", **words).decode().splitlines()[1:]
    assert "".join(article_id(store.base, g.value) or "?" for g in selected.graphs) == articles
    assert {article_id(store.base, graph) for graph in graphs} - {None} == set(articles)
    assert {row.partition(",")[0] for row in rows} == set(articles)


def test_articles_without_a_date_are_counted_where_days_choose(store: QuadStore) -> None:
    assert Selection(since="2022-01-01").select(store).undated == 1
    assert Selection(entity="Anna Vogt").select(store).undated == 0


def test_entities_of_other_articles_are_not_written(store: QuadStore) -> None:
    text = export(store, format="turtle", article="c").decode()

    assert ("Karl Meer" in text, "Anna Vogt" in text) == (True, False)


@pytest.mark.parametrize(("words", "error", "told"), WRONG)
def test_a_choice_that_cannot_be_understood_is_refused(
    words: dict[str, Any], error: type[Exception], told: str, store: QuadStore
) -> None:
    with pytest.raises(error, match=told):
        export(store, **words)


@pytest.mark.parametrize("name", ["turtle", "ntriples", "jsonld", "rdfxml", "nquads", "trig"])
def test_the_triples_of_a_construct_are_written(
    name: str, store: QuadStore, tmp_path: Path
) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(TRIPLES, "utf-8")

    text = export(store, format=name, query=file).decode()

    assert text.count("ns#Meeting" if name in ("ntriples", "nquads", "jsonld") else "dp:Meeting")
    assert text.count("/meeting/") + text.count("meeting:") >= 4


@pytest.mark.parametrize("options", [{"format": "csv"}, {"network": True, "format": "graphml"}])
def test_the_triples_of_a_construct_are_no_table(options: dict[str, Any], store: QuadStore) -> None:
    with pytest.raises(StoreError, match="no tables and no network"):
        export(store, query=TRIPLES, **options)
    with pytest.raises(StoreError, match="min_confidence does not go"):
        export(store, query=TRIPLES, min_confidence=0.5)
