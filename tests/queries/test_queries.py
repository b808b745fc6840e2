"""The bundled queries: what they promise in their heads, and that any engine answers them alike."""

from __future__ import annotations

import datetime as dt

import pytest
from rdflib import Dataset

from kg.resources import folder
from kg.store import BundledQuery, QuadStore, bundled_queries, lexer
from kg.store.parameters import Binder, bound_text
from tests.store.readings import DENIALS, RICH, plain

# rdflib warns of its own inner calls
pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")

NAMES = [
    "about",
    "appears-with",
    "claims-and-denials",
    "entities",
    "evidence-of",
    "meetings",
    "offices-at",
    "planned",
    "positions",
    "same-text",
    "sources",
    "statements",
    "statements-about",
    "timeline",
    "unlinked",
    "warnings",
    "warnings-between",
    "who-met-whom",
]
CONTRACT = {
    "entities": "document entity type name wikidata",
    "positions": "document person personName title of ofName former",
    "meetings": "document meeting kind status participant participantName place placeName date "
    "evidence begin end",
    "warnings": "document warning kind issuer issuerName target targetName quote "
    "evidence begin end",
    "statements": "document statement act speaker speakerName addressee addresseeName quote "
    "evidence begin end",
}
RUNS = [  # query, parameters, rows
    ("about", {"entity": "Q900001"}, 30),
    ("appears-with", {"entity": "Anna Vogt"}, 6),
    ("appears-with", {"entity": "Anna Vogt", "type": "Person"}, 2),
    ("claims-and-denials", {}, 2),
    ("claims-and-denials", {"accused": "Erik Lund"}, 1),
    ("entities", {}, 11),
    ("entities", {"document": "b"}, 2),
    ("evidence-of", {"node": "WARNING"}, 8),
    ("meetings", {}, 8),
    ("meetings", {"actor": "Karl Meer"}, 2),
    ("meetings", {"status": "planned"}, 1),
    ("meetings", {"from": "2022-06-01"}, 1),
    ("meetings", {"to": "2022-05-03"}, 2),
    ("offices-at", {"date": "2022-05-04"}, 1),
    ("offices-at", {"date": "2023-07-01"}, 0),
    ("planned", {}, 1),
    ("planned", {"from": "2022-07-01"}, 0),
    ("positions", {}, 2),
    ("same-text", {}, 0),
    ("sources", {}, 3),
    ("statements", {}, 5),
    ("statements", {"act": "deny"}, 2),
    ("statements", {"by": "Montreux"}, 1),
    ("statements", {"to": "Q900001"}, 1),
    ("statements-about", {"about": "Anna Vogt"}, 1),
    ("statements-about", {"about": "Anna Vogt", "speaker": "Montreux"}, 0),
    ("timeline", {}, 5),
    ("timeline", {"actor": "Anna Vogt", "from": "2022-05-02", "to": "2022-05-03"}, 3),
    ("unlinked", {}, 7),
    ("unlinked", {"type": "State"}, 1),
    ("warnings", {}, 2),
    ("warnings", {"kind": "warning"}, 0),
    ("warnings", {"by": "Q900001", "to": "Nordstaat"}, 2),
    ("warnings-between", {"one": "Vogt", "other": "Erik Lund"}, 1),
    ("who-met-whom", {}, 4),
    ("who-met-whom", {"actor": "Seenbund"}, 2),
    ("claims-and-denials", {"min_confidence": "0.6"}, 2),
    ("meetings", {"min_confidence": "0.95"}, 6),
    ("offices-at", {"date": "2022-05-04", "min_confidence": "0.96"}, 0),
    ("planned", {"min_confidence": "1"}, 1),
    ("positions", {"min_confidence": "0.96"}, 1),
    ("statements", {"min_confidence": "0.5"}, 5),
    ("statements", {"min_confidence": "0.51"}, 4),
    ("statements-about", {"about": "Anna Vogt", "min_confidence": "0.6"}, 0),
    ("timeline", {"min_confidence": "0.8"}, 3),
    ("warnings", {"min_confidence": "0.76"}, 0),
    ("warnings-between", {"one": "Vogt", "other": "Erik Lund", "min_confidence": "0.76"}, 0),
    ("who-met-whom", {"min_confidence": "0.95"}, 4),
]


@pytest.fixture(scope="module")
def store() -> QuadStore:
    store = QuadStore.open()
    store.put_many([RICH, plain("b", ("Anna Vogt", "Q900001"), ("Karl Meer", None)), DENIALS])
    return store


@pytest.fixture(scope="module")
def dataset(store: QuadStore) -> Dataset:
    """The same quads in rdflib's own memory store."""
    dataset = Dataset()
    dataset.parse(data="".join(f"{quad} .\n" for quad in store.quads), format="nquads")
    return dataset


def _values(store: QuadStore, parameters: dict[str, str]) -> dict[str, str]:
    node = store.query("warnings")[0]["warning"]
    return {name: node if value == "WARNING" else value for name, value in parameters.items()}


def test_no_query_and_no_run_was_lost() -> None:
    """Each query file is listed, counted, and run at least once."""
    assert [query.name for query in bundled_queries()] == NAMES
    assert len(list(folder("queries").glob("*.rq"))) == len(NAMES)
    assert {name for name, _, _ in RUNS} == set(NAMES)
    assert len(RUNS) == 48


@pytest.mark.parametrize("query", bundled_queries(), ids=lambda q: q.name)
def test_a_head_says_what_the_query_is(query: BundledQuery) -> None:
    """Name, summary, parameters that are variables, and the columns in order."""
    found = lexer.tokens(query.text)
    projected = _projection(query.text)

    assert (folder("queries") / f"{query.name}.rq").is_file()
    assert query.summary
    assert all(column.summary for column in query.columns)
    assert all(parameter.summary for parameter in query.parameters)
    assert {p.name for p in query.parameters} <= lexer.variables(found)
    assert [column.name for column in query.columns] == projected


def _projection(text: str) -> list[str]:
    """Return the variables of the outermost SELECT, the last one of each bracket."""
    names: list[str] = []
    last: str | None = None
    depth = 0
    for token in lexer.tokens(text):
        if token.text == "WHERE":
            break
        if token.text in "()":
            depth += 1 if token.text == "(" else -1
            last = None if token.text == "(" else last
            if depth == 0 and last:
                names.append(last)
        elif token.kind == "variable":
            last = token.text[1:]
            if depth == 0:
                names.append(last)
    return names


@pytest.mark.parametrize("query", bundled_queries(), ids=lambda q: q.name)
def test_a_query_is_portable(query: BundledQuery) -> None:
    """It names graphs, has a total order to be the same each time, and no FROM or SERVICE."""
    words = lexer.keywords(lexer.tokens(query.text))

    assert "GRAPH" in words
    assert "ORDER" in words
    assert not {"FROM", "SERVICE", "REDUCED", "LIMIT"} & set(words)


@pytest.mark.parametrize(("name", "columns"), CONTRACT.items())
def test_the_contract_columns_come_first_and_in_order(
    store: QuadStore, name: str, columns: str
) -> None:
    """Measuring scripts read them."""
    wanted = columns.split()

    assert list(store.query(name).variables)[: len(wanted)] == wanted


@pytest.mark.parametrize(("name", "parameters", "rows"), RUNS)
def test_two_engines_give_the_same_rows(
    store: QuadStore, dataset: Dataset, name: str, parameters: dict[str, str], rows: int
) -> None:
    """Oxigraph over its store, rdflib over its memory: as many rows as expected, and the same."""
    values = _values(store, parameters)
    query = next(q for q in bundled_queries() if q.name == name)
    text = bound_text(query.text, Binder(store.quads, store.base).bind(query, values))

    ours = [
        tuple(None if t is None else t.value for t in r) for r in store.query(name, values).values
    ]
    theirs = [tuple(None if t is None else str(t) for t in r) for r in dataset.query(text)]

    assert len(ours) == rows
    assert len(set(ours)) == rows
    assert sorted(map(str, theirs)) == sorted(map(str, ours))


def test_the_order_of_rows_is_the_same_for_another_order_of_articles(store: QuadStore) -> None:
    """Each bundled query has a total order."""
    other = QuadStore.open()
    other.put_many([DENIALS, plain("b", ("Anna Vogt", "Q900001"), ("Karl Meer", None)), RICH])
    for name, parameters, _ in RUNS:
        values = _values(store, parameters)
        assert other.query(name, values).values == store.query(name, values).values, name


def test_a_meeting_is_told_in_one_row_for_each_participant(store: QuadStore) -> None:
    """Kinds, names as the article has them, place, date, and the words with their offsets."""
    first = store.query("meetings", {"document": RICH.extraction.article.id})[0]

    assert (first.kind, first.status, first.participant_name) == (
        "bilateral",
        "occurred",
        "Anna Vogt",
    )
    assert (first.place_name, first.date) == ("Montreux", dt.date(2022, 5, 3))
    assert first.evidence == RICH.extraction.article.text[first.begin : first.end]


def test_an_utterance_of_nobody_on_stage_is_no_row(store: QuadStore) -> None:
    """Who said what needs a speaker; the graph keeps the utterance all the same."""
    rows = store.query("statements", {"document": "streit"})

    assert rows
    assert all("speaker" in row for row in rows)
    assert "Das sei unklar." not in [row["evidence"] for row in rows]
