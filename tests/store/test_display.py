"""What people see of an answer: one row for one thing, names in place of IRIs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kg.errors import QueryError
from kg.presentation import Table
from kg.resources import folder
from kg.store import BundledQuery, QuadStore, Results, bundled_queries
from tests.store.readings import DENIALS, RICH, plain

if TYPE_CHECKING:
    from pathlib import Path

ID = RICH.extraction.article.id


@pytest.fixture(scope="module")
def store() -> QuadStore:
    store = QuadStore.open()
    store.put_many([RICH, plain("b", ("Anna Vogt", "Q900001"), ("Karl Meer", None)), DENIALS])
    return store


def _titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def _cells(table: Table, *titles: str) -> list[tuple[object, ...]]:
    places = [_titles(table).index(title) for title in titles]
    return [tuple(row[at] for at in places) for row in table.rows]


def test_a_meeting_is_one_row_with_all_who_took_part(store: QuadStore) -> None:
    """In the order of the query; a value that all rows share stands once."""
    results = store.query("meetings", {"document": ID})

    assert len(results) == 6
    assert _cells(results.table(), "status", "participants", "place") == [
        ("occurred", ("Anna Vogt", "Erik Lund"), "Montreux"),
        ("ongoing", ("Anna Vogt", "Seenbund", "Erik Lund"), None),
        ("planned", None, None),
    ]


SHOWN = {  # query: how many of its rows make how many of the table, and its titles
    "about": (30, 30, "who property value"),
    "appears-with": (6, 6, "name type articles"),
    "claims-and-denials": (2, 2, "speaker accused claimed denied article"),
    "entities": (11, 11, "name type wikidata article"),
    "evidence-of": (8, 8, "role words begin end article"),
    "meetings": (8, 4, "date kind status participants place evidence"),
    "offices-at": (1, 1, "person title of start end article"),
    "planned": (1, 1, "date kind status participants evidence article"),
    "positions": (2, 2, "person title of former evidence article"),
    "same-text": (0, 0, "article date source same_text_as its_date its_source title"),
    "sources": (3, 3, "article date title source pipeline snapshot"),
    "statements": (5, 5, "act speaker addressees evidence article"),
    "statements-about": (1, 1, "published act speaker evidence article"),
    "timeline": (5, 5, "date type what article"),
    "unlinked": (7, 5, "name type candidates articles"),
    "warnings": (2, 1, "kind issuer targets evidence article"),
    "warnings-between": (1, 1, "published kind issuer target evidence article"),
    "who-met-whom": (4, 4, "one other meetings articles"),
}
NEEDED = {
    "about": {"entity": "Q900001"},
    "appears-with": {"entity": "Anna Vogt"},
    "evidence-of": {"node": "WARNING"},
    "offices-at": {"date": "2022-05-04"},
    "statements-about": {"about": "Anna Vogt"},
    "warnings-between": {"one": "Vogt", "other": "Erik Lund"},
}


def _asked(store: QuadStore, name: str) -> Results:
    warning = str(store.query("warnings")[0].warning)
    values = {k: warning if v == "WARNING" else v for k, v in NEEDED.get(name, {}).items()}
    return store.query(name, values)


@pytest.mark.parametrize("name", SHOWN)
def test_every_bundled_query_has_a_table_for_people(store: QuadStore, name: str) -> None:
    """As its head says; no IRI in it, and no line longer than the terminal."""
    rows, lines, titles = SHOWN[name]
    results = _asked(store, name)
    table = results.table()

    assert (len(results), len(table), " ".join(_titles(table))) == (rows, lines, titles)
    text = table.to_text(width=100)
    assert "://" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_no_query_was_lost() -> None:
    assert list(SHOWN) == [query.name for query in bundled_queries()]
    assert len(list(folder("queries").glob("*.rq"))) == len(SHOWN)


@pytest.mark.parametrize("query", bundled_queries(), ids=lambda q: q.name)
def test_a_head_shows_columns_that_there_are(query: BundledQuery) -> None:
    columns = {column.name for column in query.columns}

    assert query.shown
    assert {*query.key, *(one.column for one in query.shown)} <= columns


def test_all_columns_are_shown_where_it_is_wide(store: QuadStore) -> None:
    """But for the IRIs that a name stands beside."""
    table = store.query("meetings").table(wide=True)

    assert " ".join(_titles(table)) == (
        "document meeting kind status participants place date evidence begin end entry pattern "
        "confidence"
    )
    assert table.rows[0][1] == "bilateral (occurred): Anna Vogt, Erik Lund"


def test_iris_are_shown_on_demand(store: QuadStore) -> None:
    """The node's own, and those of the names."""
    table = store.query("warnings").table(iris=True)

    assert _titles(table) == ["warning", "kind", "issuer", "targets", "evidence", "article"]
    node, kind, issuer, targets, *_ = table.rows[0]
    assert str(node).startswith("https://w3id.org/depesche/id/warning/")
    assert (kind, issuer) == ("threat", "https://w3id.org/depesche/id/entity/Q900001")
    assert isinstance(targets, tuple)
    assert all("://" in str(target) for target in targets)
    everything = store.query("warnings").table(iris=True, wide=True)
    assert len(everything.columns) == 14


def test_columns_are_chosen_by_name_or_title(store: QuadStore) -> None:
    table = store.query("meetings").table(columns=["place_name", "participants", "begin", "kind"])

    assert _titles(table) == ["place name", "participants", "begin", "kind"]
    places = store.query("meetings").table(columns=["place"], iris=True)
    assert "://" in str(next(cell for (cell,) in places.rows if cell))
    with pytest.raises(QueryError, match="has no column 'mood'"):
        store.query("meetings").table(columns=["mood"])
    with pytest.raises(QueryError, match="gives no rows"):
        store.query("ASK { ?m a dp:Meeting }").table()


OWN = """SELECT ?g ?m ?person ?personName ?day {
  GRAPH ?g { ?m dp:participant ?person ; dp:date ?day . ?person dp:name ?personName }
} ORDER BY ?day ?personName"""


def test_a_query_of_ones_own_has_a_table_too(store: QuadStore) -> None:
    """Labels for IRIs, no IRI beside its name, a row for each row."""
    results = store.query(OWN)
    table = results.table()

    assert _titles(table) == ["g", "m", "person name", "day"]
    assert len(table) == len(results) == 4
    (first, *_) = [row for row in table.rows if row[0] != "b"]
    assert first[:2] == (
        "Ministertreffen am Genfersee",
        "bilateral (occurred): Anna Vogt, Erik Lund",
    )


def test_a_head_of_ones_own_is_obeyed(store: QuadStore, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(f"#+ key: m\n#+ show: personName as who, day\n{OWN}", "utf-8")
    assert _cells(store.query(path).table(), "who", "day") == [
        (("Anna Vogt", "Erik Lund"), dt.date(2022, 5, 3)),
        (("Anna Vogt", "Karl Meer"), dt.date(2022, 5, 4)),
    ]

    path.write_text(
        "#+ key: k\nSELECT ?k ?n { VALUES (?k ?n) { (1 2) (UNDEF 3) (1 4) (UNDEF 5) } }"
    )
    assert store.query(path).table().rows == ((1, (2, 4)), (None, 3), (None, 5))

    path.write_text(f"#+ show: nobody\n{OWN}", "utf-8")
    with pytest.raises(QueryError, match="no column 'nobody'"):
        store.query(path).table()


LABELS = [  # what is asked for, what is seen
    ("SELECT ?x { BIND (wd:Q183 AS ?x) }", "Q183"),
    ("SELECT ?x { BIND (dp:say AS ?x) }", "say"),
    ("SELECT ?x { BIND (rdfs:label AS ?x) }", "label"),
    ("SELECT ?x { BIND (<https://example.org/x> AS ?x) }", "https://example.org/x"),
    ("SELECT ?x { BIND (<https://w3id.org/depesche/id/entity/Q77> AS ?x) }", "entity/Q77"),
    ("SELECT ?x { BIND (<https://w3id.org/depesche/id/article/a%20b> AS ?x) }", "a b"),
    ("SELECT ?x { GRAPH ?g { ?w a dp:Warning ; dp:cue ?x } }", "warnte"),
]


@pytest.mark.parametrize(("query", "seen"), LABELS)
def test_an_iri_is_seen_by_its_label_its_words_or_in_short(
    store: QuadStore, query: str, seen: str
) -> None:
    assert len(LABELS) == 7
    assert store.query(query).table().rows == ((seen,),)


def test_an_answer_outlives_its_store() -> None:
    """It does not keep the folder locked; labels that it no longer has are short forms."""
    store = QuadStore.open()
    store.put(RICH)
    results = store.query("SELECT ?x { GRAPH ?g { ?w a dp:Warning ; dp:issuer ?x } }")
    assert results.table().rows == (("Anna Vogt (Politikerin)",),)
    store.close()

    assert results.table().rows == (("entity/Q900001",),)


def test_answers_without_rows_have_a_text(store: QuadStore) -> None:
    """A truth value, triples, and no row at all."""
    assert str(store.query("ASK { ?m a dp:Meeting }")) == "true"
    triples = store.query("CONSTRUCT { ?s a dp:Meeting } WHERE { GRAPH ?g { ?s a dp:Meeting } }")
    assert "a dp:Meeting" in str(triples)
    assert "&lt;" not in store.query("ASK { ?m a dp:Meeting }")._repr_html_()
    assert str(store.query("warnings", {"document": "none"})).splitlines()[0].startswith("kind")


def test_a_slice_is_a_list_of_rows(store: QuadStore) -> None:
    results = store.query("meetings")

    assert [row.document for row in results[:2]] == [row.document for row in results][:2]
    assert results[-1] == list(results)[-1]
    with pytest.raises(IndexError):
        results[99]
