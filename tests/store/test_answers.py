"""Answers in the formats of the standards, read back by other programs."""

from __future__ import annotations

import csv
import io
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Variable
from rdflib.query import Result

from kg.store import QuadStore, Results
from kg.store.answers import disarmed
from kg.store.xml import sound
from tests.store.readings import RICH

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
TERMS = (
    st.none()
    | TEXTS.map(ox.Literal)
    | TEXTS.map(lambda text: ox.Literal(text, language="de"))
    | st.integers(0, 9).map(lambda n: ox.NamedNode(f"https://e.org/a&b?n={n}"))
    | st.integers().map(ox.Literal)
)
ROWS = st.lists(st.tuples(TERMS.filter(bool), TERMS), max_size=4)
"""Rdflib passes over a row in which nothing is bound."""
CONSTRUCT = (
    "CONSTRUCT { ?m a dp:Meeting ; dp:participant ?p } "
    "WHERE { GRAPH ?g { ?m a dp:Meeting ; dp:participant ?p } }"
)
FORMS = {"turtle": "turtle", "ntriples": "nt", "jsonld": "json-ld", "rdfxml": "xml"}


@pytest.fixture(scope="module")
def store() -> QuadStore:
    store = QuadStore.open()
    store.put(RICH)
    return store


def _plain(term: Any) -> Any:
    return None if term is None else sound(str(getattr(term, "value", term)))


@pytest.mark.parametrize("name", ["json", "xml"])
@settings(deadline=None)
@given(ROWS)
def test_rdflib_reads_the_rows(name: str, rows: list[tuple[Any, Any]]) -> None:
    """Every term, its language and its type; what XML cannot hold is a space."""
    text = Results(variables=("one", "two"), values=tuple(rows)).format(name)
    read = Result.parse(io.BytesIO(text.encode()), format=name)

    assert [str(v) for v in read.vars or ()] == ["one", "two"]
    found = [tuple(None if t is None else sound(str(t)) for t in row) for row in read]
    assert found == [tuple(_plain(term) for term in row) for row in rows]
    kinds = [(getattr(t, "language", None), getattr(t, "datatype", None)) for r in read for t in r]
    assert [language for language, _ in kinds] == [
        getattr(t, "language", None) for row in rows for t in row
    ]


@pytest.mark.parametrize("name", ["json", "xml"])
@pytest.mark.parametrize("truth", [True, False])
def test_rdflib_reads_a_truth_value(name: str, truth: bool) -> None:
    text = Results(boolean=truth).format(name)

    assert Result.parse(io.BytesIO(text.encode()), format=name).askAnswer is truth


def test_the_rows_of_a_bundled_query_are_read_back(store: QuadStore) -> None:
    results = store.query("statements")
    read = Result.parse(io.BytesIO(results.to_xml().encode()), format="xml")

    found = [str(row[Variable("evidence")]) for row in read.bindings]
    assert found == [row["evidence"] for row in results]
    assert len(found) == 2


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # rdflib itself
@pytest.mark.parametrize("name", FORMS)
def test_rdflib_reads_the_triples_of_a_construct(name: str, store: QuadStore) -> None:
    results = store.query(CONSTRUCT)
    graph = Graph().parse(data=results.format(name), format=FORMS[name])

    assert len(graph) == len(set(results.triples or ())) == 7
    assert results.format(name) == store.query(CONSTRUCT).format(name)


CELLS = [  # a term, its cell in an Excel table
    (ox.Literal("0.94", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")), "0,94"),
    (ox.Literal(-3), "-3"),
    (ox.Literal("=1+1"), "'=1+1"),
    (ox.Literal("- Genf (dts)"), "'- Genf (dts)"),
    (ox.Literal("a; b\n„c“"), "a; b\n„c“"),
    (ox.NamedNode("https://e.org/1.5"), "https://e.org/1.5"),
    (None, ""),
]


@pytest.mark.parametrize(("term", "cell"), CELLS)
def test_an_excel_cell_is_no_formula(term: Any, cell: str) -> None:
    text = Results(variables=("x",), values=((term,),)).to_csv(excel=True)

    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == [["\ufeffx"], [cell]]


def test_no_case_was_lost() -> None:
    assert (len(CELLS), len(FORMS)) == (7, 4)
    assert disarmed("a=b") == "a=b"
