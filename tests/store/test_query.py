"""A query is found, bound, run and shown; what is wrong with it is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import QueryError, UnknownNode, UnknownQuery
from kg.graph.vocabulary import DP
from kg.store import QuadStore
from kg.store.lexer import pattern_start, tokens
from tests.store.readings import RICH, plain

RICH_ID = RICH.extraction.article.id


@pytest.fixture(scope="module")
def store() -> QuadStore:
    store = QuadStore.open()
    store.put_many([RICH, plain("b", ("Anna Vogt", "Q900001"), ("Karl Meer", None))])
    return store


WHO = [
    "Q900001",
    "wd:Q900001",
    "http://www.wikidata.org/entity/Q900001",
    "https://www.wikidata.org/wiki/Q900001",
    "https://w3id.org/depesche/id/entity/Q900001",
    "<https://w3id.org/depesche/id/entity/Q900001>",
    "Anna Vogt (Politikerin)",
    "Anna Vogt",
    "anna vogt",
    " Vogt ",
]
WRONG = [  # query, parameters, error, message
    pytest.param("meeting", {}, UnknownQuery, "did you mean meetings", id="misspelt-query"),
    pytest.param("no/such.rq", {}, UnknownQuery, "cannot be read", id="no-file"),
    pytest.param(Path("nothing"), {}, UnknownQuery, "cannot be read", id="no-path"),
    pytest.param("meetings", {"actr": "x"}, QueryError, "did you mean actor", id="misspelt-name"),
    pytest.param("meetings", {"zz": "x"}, QueryError, "document=string", id="unknown-name"),
    pytest.param("offices-at", {}, QueryError, "needs the parameter 'date'", id="missing"),
    pytest.param("offices-at", {"date": "gestern"}, QueryError, "2021-12-02", id="no-date"),
    pytest.param("evidence-of", {"node": "x y"}, QueryError, "of type IRI", id="no-iri"),
    pytest.param("meetings", {"status": "x y"}, QueryError, "of type concept", id="no-concept"),
    pytest.param(
        "meetings", {"actor": "Vogd"}, UnknownNode, "did you mean Vogt", id="misspelt-who"
    ),
    pytest.param("SELECT ?s {\n ?s ?p }", {}, QueryError, "line 2, column", id="broken"),
    pytest.param("SELECT ?s { ?s ?p ?o", {}, QueryError, "unexpected end", id="cut-off"),
    pytest.param(
        "INSERT DATA { <a:a> <a:b> 1 }", {}, QueryError, "updates are refused", id="update"
    ),
    pytest.param("PREFIX a: <a:>\nDROP ALL # {}", {}, QueryError, "updates are refused", id="drop"),
    pytest.param(
        "SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", {}, QueryError, "SERVICE", id="service"
    ),
    pytest.param(
        "meetings", {"min_confidence": "nan"}, QueryError, "of type decimal", id="no-number"
    ),
    pytest.param("SELECT * { ?s ?p ?o }", {"x": "1"}, QueryError, "o, p, s", id="no-variable"),
    pytest.param(
        "SELECT * { BIND (1 AS ?x) }", {"x": "1"}, QueryError, "do not fit", id="assigned"
    ),
]
ATTACKS = [
    '"} DROP ALL #',
    '" . ?s ?p ?o } #',
    "b' UNION { ?a ?b ?c }",
    "\\",
    '\\" } {',
    "?document",
    "zeile\neins",
]


def test_no_case_was_lost() -> None:
    """Tables that lost rows must not pass."""
    assert (len(WHO), len(WRONG), len(ATTACKS)) == (10, 18, 7)


@pytest.mark.parametrize("who", WHO)
def test_an_entity_may_be_given_in_many_ways(store: QuadStore, who: str) -> None:
    """By number, IRI, label or any name that an article uses."""
    rows = store.query("meetings", {"actor": who})

    assert {row["document"] for row in rows} == {RICH_ID, "b"}


@pytest.mark.parametrize(("query", "parameters", "error", "message"), WRONG)
def test_what_is_wrong_is_said(
    store: QuadStore, query: str, parameters: dict[str, str], error: type[Exception], message: str
) -> None:
    """With what to do instead."""
    with pytest.raises(error, match=message):
        store.query(query, parameters)


@pytest.mark.parametrize("value", ATTACKS)
def test_a_value_never_becomes_query_text(store: QuadStore, value: str) -> None:
    """It is a term: it finds what it equals, and nothing breaks out."""
    before = len(store.quads)

    assert not store.query("meetings", {"document": value})
    echo = store.query("SELECT ?x { BIND (1 AS ?one) FILTER (?x = ?x) }", {"x": value})
    assert list(echo) == [{"x": value}]
    assert len(store.quads) == before


def test_a_variable_that_is_not_projected_is_bound(store: QuadStore) -> None:
    """The engine's own substitutions refuse this."""
    query = "SELECT ?name { GRAPH ?g { ?person dp:name ?name } }"

    rows = store.query(query, {"person": "Q900001", "g": f"{store.base}article/b"})

    assert list(rows) == [{"name": "Anna Vogt"}]


def test_a_query_file_of_ones_own_is_run(store: QuadStore, tmp_path: Path) -> None:
    """With a head, so that its parameters are typed."""
    path = tmp_path / "mine.rq"
    path.write_text(
        "#+ summary: mine\n#+ param: n integer = 2 how many\n"
        "SELECT DISTINCT ?id { GRAPH ?g { ?a dcterms:identifier ?id } FILTER (STRLEN(?id) < ?n) }"
    )

    assert list(store.query(str(path))) == [{"id": "b"}]
    assert len(store.query(path, {"n": "50"})) == 2


def test_the_default_graph_is_the_union_unless_from_names_one(store: QuadStore) -> None:
    """FROM is obeyed."""
    count = "SELECT (COUNT(DISTINCT ?m) AS ?n) {} WHERE {{ ?m a dp:Meeting }}"

    assert list(store.query(count.format(""))) == [{"n": 4}]
    assert list(store.query(count.format(f"FROM <{store.base}article/b>"))) == [{"n": 1}]


def test_rows_are_shown_in_each_format(store: QuadStore) -> None:
    """SPARQL 1.1 results in JSON, CSV and TSV; a table for people."""
    query = (
        'SELECT ?s ?t ?u ?v { VALUES (?s ?t ?u) { ("a,\\"b\\"" "ä"@de 3) } '
        "BIND (dp:say AS ?v) OPTIONAL { ?x a <x:x> } }"
    )
    results = store.query(query)

    assert json.loads(results.format("json")) == {
        "head": {"vars": ["s", "t", "u", "v"]},
        "results": {
            "bindings": [
                {
                    "s": {"type": "literal", "value": 'a,"b"'},
                    "t": {"type": "literal", "value": "ä", "xml:lang": "de"},
                    "u": {
                        "type": "literal",
                        "value": "3",
                        "datatype": "http://www.w3.org/2001/XMLSchema#integer",
                    },
                    "v": {"type": "uri", "value": DP.say.value},
                }
            ]
        },
    }
    assert results.format("csv") == f's,t,u,v\r\n"a,""b""",ä,3,{DP.say.value}\r\n'
    assert results.format("tsv").splitlines() == [
        "?s\t?t\t?u\t?v",
        f'"a,\\"b\\""\t"ä"@de\t"3"^^<http://www.w3.org/2001/XMLSchema#integer>\t<{DP.say.value}>',
    ]
    assert results.format("table").splitlines() == [
        "s      t  u  v",
        "────── ── ── ───",
        'a,"b"  ä  3  say',
    ]


def test_ask_and_construct_have_their_formats(store: QuadStore) -> None:
    """A truth value, and triples."""
    assert json.loads(store.query("ASK { ?s a dp:Meeting }").format("json"))["boolean"] is True
    assert store.query("ASK { ?s a dp:Nothing }").format("table") == "false\n"
    construct = store.query("CONSTRUCT { ?s a dp:Meeting } WHERE { GRAPH ?g { ?s a dp:Meeting } }")
    assert construct.format("turtle").count(" a dp:Meeting") == 4
    describe = store.query(f"DESCRIBE <{store.base}entity/Q900001>")
    assert "Anna Vogt" in describe.format("turtle")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 1", "turtle"),
        ("SELECT * { ?s ?p ?o } LIMIT 1", "rdfxml"),
        ("SELECT * { ?s ?p ?o } LIMIT 1", "docx"),
        ("CONSTRUCT WHERE { ?s a dp:Meeting }", "xml"),
        ("CONSTRUCT WHERE { ?s a dp:Meeting }", "csv"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(store: QuadStore, query: str, name: str) -> None:
    """With the one that does."""
    with pytest.raises(QueryError, match=r"ask for|one of"):
        store.query(query).format(name)


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("SELECT * { A }", " A }"),
        ("PREFIX x: <http://a#{> # {\nASK { A }", " A }"),
        ('SELECT (EXISTS { B } AS ?x) WHERE { FILTER("{") }', ' FILTER("{") }'),
        ("CONSTRUCT { T } WHERE { A }", " A }"),
        ("CONSTRUCT WHERE { A }", " A }"),
        ("SELECT ('a\\'{' AS ?x) { A }", " A }"),
    ],
)
def test_the_head_of_the_pattern_is_found(query: str, rest: str) -> None:
    """Braces in strings, IRIs, comments, brackets and templates do not count."""
    assert query[pattern_start(tokens(query)) :] == rest


def test_querying_loads_neither_rdflib_nor_spacy() -> None:
    """The command line must answer at once."""
    code = (
        "import sys; from kg.store import QuadStore; s = QuadStore.open();"
        "s.query('meetings').to_table();"
        "print(sorted({'rdflib', 'pyshacl', 'spacy', 'oxrdflib'} & set(sys.modules)))"
    )

    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert run.stdout == "[]\n"
