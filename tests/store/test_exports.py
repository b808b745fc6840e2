"""Exports are the same bytes for the same graph, and other programs read them."""

from __future__ import annotations

import csv
import io
import random
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import StoreError
from kg.formats import EXPORTS, TABLES
from kg.store import QuadStore, export
from kg.store.exports import quads
from kg.store.rdf import jsonld, nquads, ntriples, rdfxml, trig, turtle
from kg.store.xml import sound
from tests.store.readings import RICH, plain

if TYPE_CHECKING:
    from pathlib import Path

READINGS = [
    RICH,
    plain("a", ("Anna Vogt", "Q900001"), ("Karl Meer", None)),
    plain("b", ("X Y", None)),
]
FORMS = {  # format, its name in rdflib, in Oxigraph, and what a file of it ends in
    "turtle": ("turtle", ox.RdfFormat.TURTLE, ".ttl"),
    "trig": ("trig", ox.RdfFormat.TRIG, ".trig"),
    "nquads": ("nquads", ox.RdfFormat.N_QUADS, ".nq"),
    "ntriples": ("nt", ox.RdfFormat.N_TRIPLES, ".nt"),
    "jsonld": ("json-ld", ox.RdfFormat.JSON_LD, ".jsonld"),
    "rdfxml": ("xml", ox.RdfFormat.RDF_XML, ".rdf"),
}


@pytest.fixture(scope="module")
def store() -> QuadStore:
    store = QuadStore.open()
    store.put_many(READINGS)
    return store


def test_the_formats_and_tables_are_those_of_the_contract() -> None:
    """None was lost."""
    assert set(EXPORTS) >= {"turtle", "trig", "nquads", "jsonld", "graphml", "csv"}
    assert len(EXPORTS) == len(FORMS) + 2
    assert TABLES == ("entities", "positions", "meetings", "warnings", "statements")


@pytest.mark.parametrize("name", EXPORTS)
def test_the_bytes_do_not_depend_on_the_order_of_articles(
    store: QuadStore, name: str, tmp_path: Path
) -> None:
    """In memory or on disk, in whatever order."""
    with QuadStore.open(tmp_path / "kg") as other:
        other.put_many(reversed(READINGS))
        other.put_many(random.Random(7).sample(READINGS, 2))  # noqa: S311

        assert export(other, format=name) == export(store, format=name)


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # rdflib itself
@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize("name", FORMS)
def test_two_libraries_read_the_same_quads(store: QuadStore, name: str, flat: bool) -> None:
    """Rdflib and Oxigraph find what the store holds, with the names of graphs where there are."""
    data = export(store, format=name, flat=flat)
    form, oxigraph, _ = FORMS[name]
    named = name in ("trig", "nquads", "jsonld") and not flat
    wanted = {str(q) if named else str(q.triple) for q in quads(store)}

    parsed = {q if named else q.triple for q in ox.parse(data, format=oxigraph)}
    dataset = Dataset(default_union=True)
    dataset.parse(data=data.decode(), format=form)

    assert {str(item) for item in parsed} == wanted
    assert len(list(dataset.quads())) == len(wanted)
    assert len({graph for *_, graph in dataset.quads()}) == (4 if named else 1)


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is missing")
@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
def test_a_third_parser_reads_the_triples(store: QuadStore, name: str, tmp_path: Path) -> None:
    """Raptor counts the same ones."""
    path = tmp_path / "graph"
    path.write_bytes(export(store, format=name))

    run = subprocess.run(
        ["rapper", "-q", "-i", name, "-o", "ntriples", str(path)],
        check=True,
        capture_output=True,
        text=True,
    )

    assert len(run.stdout.splitlines()) == len({q.triple for q in quads(store)})


def test_one_article_is_exported_with_its_entities(store: QuadStore) -> None:
    """And with those of no other article."""
    text = export(store, format="trig", article="a").decode()

    assert "Karl Meer" in text
    assert "Seenbund" not in text
    assert "X Y" not in text


def test_graphml_names_nodes_and_roles(store: QuadStore) -> None:
    """A graph tool gets people, events and what holds between them."""
    root = ET.fromstring(export(store, format="graphml"))  # noqa: S314 - our own text
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {n.get("id") for n in root.iter(f"{space}node")}
    edges = list(root.iter(f"{space}edge"))
    roles = {d.text for e in edges for d in e if d.get("key") == "role"}

    assert len(nodes) == 21  # 3 articles, 8 entities, 2 positions, 8 events
    assert {"participant", "issuer", "target", "speaker", "addressee", "holder", "of"} <= roles
    assert all({e.get("source"), e.get("target")} <= nodes for e in edges)


def test_csv_is_a_zip_of_the_tables_or_one_of_them(store: QuadStore) -> None:
    """The five contract tables."""
    with zipfile.ZipFile(io.BytesIO(export(store, format="csv"))) as archive:
        names = archive.namelist()
        meetings = archive.read("meetings.csv")

    rows = list(csv.DictReader(io.StringIO(meetings.decode())))

    assert names == [f"{table}.csv" for table in TABLES]
    assert meetings == export(store, format="csv", table="meetings")
    assert [row["document"] for row in rows].count("a") == 2


def test_what_is_less_sure_is_left_out(store: QuadStore) -> None:
    """The node, and what points to it; entities stay."""
    every, sure = (export(store, format="turtle", min_confidence=p).decode() for p in (0.0, 0.8))
    rows = export(store, format="csv", table="warnings", min_confidence=0.8).decode().splitlines()

    assert (every.count("a dp:Warning"), sure.count("a dp:Warning")) == (1, 0)
    assert (every.count("a dp:Meeting"), sure.count("a dp:Meeting")) == (5, 5)
    assert every.count("a dp:Person") == sure.count("a dp:Person")
    assert len(rows) == 1
    assert export(store, format="csv", min_confidence=0.8) != export(store, format="csv")
    entities = [export(store, format="csv", table="entities", min_confidence=p) for p in (0.0, 1.0)]
    assert entities[0] == entities[1]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"format": "docx"}, "one of turtle"),
        ({"format": "csv", "table": "moods"}, "has the tables entities"),
        ({"format": "csv", "table": "edges"}, "has the tables entities"),
        ({"format": "turtle", "table": "meetings"}, "has the tables entities"),
        ({"format": "csv", "flat": True}, "flat does not go with csv"),
        ({"format": "graphml", "excel": True}, "excel does not go with graphml"),
        ({"format": "turtle", "network": True}, "a network has no format 'turtle'"),
        ({"format": "csv", "network": True, "table": "meetings"}, "has the tables edges"),
        ({"format": "csv", "network": True, "status": "off"}, "one of occurred, ongoing"),
        ({"format": "turtle", "status": "planned"}, "choose meetings of a network"),
    ],
)
def test_what_cannot_be_exported_is_named(
    store: QuadStore, options: dict[str, Any], words: str
) -> None:
    """With the formats and tables there are."""
    with pytest.raises(StoreError, match=words):
        export(store, **options)


def test_a_word_that_is_no_option_is_refused(store: QuadStore) -> None:
    """As that of any function."""
    with pytest.raises(TypeError, match="colour"):
        export(store, colour="red")  # type: ignore[call-arg]


def test_an_excel_table_has_semicolons_commas_and_a_mark(store: QuadStore) -> None:
    """Decimal commas, and no text that is a formula."""
    plain_, excel = (
        export(store, format="csv", table="warnings", excel=e).decode() for e in (False, True)
    )
    (row, *_) = csv.DictReader(io.StringIO(plain_))
    (shown, *_) = csv.DictReader(io.StringIO(excel.removeprefix("\ufeff")), delimiter=";")

    assert (plain_[0], excel[0]) == ("d", "\ufeff")
    assert (row["confidence"], shown["confidence"]) == ("0.75", "0,75")
    assert {k: v for k, v in row.items() if k != "confidence"} == {
        k: v for k, v in shown.items() if k != "confidence"
    }


IRIS = st.integers(0, 5).map(lambda n: ox.NamedNode(f"https://e.org/n{n}"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
LITERALS = TEXTS.map(ox.Literal) | TEXTS.map(lambda t: ox.Literal(t, language="de"))
QUADS = st.lists(st.builds(ox.Quad, IRIS, IRIS, IRIS | LITERALS, IRIS))


@settings(deadline=None)
@given(QUADS, st.randoms(use_true_random=False))
def test_any_quads_survive_a_round_trip(found: list[ox.Quad], chance: random.Random) -> None:
    """Whatever the text holds, and in whatever order it comes."""
    mixed = list(found)
    chance.shuffle(mixed)

    assert nquads(mixed) == nquads(found)
    assert trig(mixed) == trig(found)
    assert set(ox.parse(nquads(found), format=ox.RdfFormat.N_QUADS)) == set(found)
    assert set(ox.parse(trig(found), format=ox.RdfFormat.TRIG)) == set(found)
    triples = {quad.triple for quad in found}
    for write, form in ((ntriples, ox.RdfFormat.N_TRIPLES), (jsonld, ox.RdfFormat.JSON_LD)):
        assert {quad.triple for quad in ox.parse(write(triples), format=form)} == triples


@settings(deadline=None)
@given(QUADS)
def test_what_xml_cannot_hold_is_a_space_in_rdf_xml(found: list[ox.Quad]) -> None:
    """Of the same length, so that offsets stay right; anything else stays as it is."""
    triples = {quad.triple for quad in found}
    text = rdfxml(triples)
    read = Graph().parse(data=text, format="xml")

    assert rdfxml(sorted(triples, key=str, reverse=True)) == text
    assert {str(o) for o in read.objects()} == {sound(_value(t.object)) for t in triples}
    assert set(ox.parse(text, format=ox.RdfFormat.RDF_XML)) >= {
        ox.Quad(*t) for t in triples if sound(_value(t.object)) == _value(t.object)
    }


def _value(term: Any) -> str:
    return str(term.value)


def test_turtle_is_the_same_after_a_round_trip_through_rdflib(store: QuadStore) -> None:
    """A file that is diffed shows no change that is none."""
    text = export(store, format="turtle").decode()
    triples = [q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE)]

    assert turtle(triples, base=store.base) == text
    assert isomorphic(Graph().parse(data=text), Graph().parse(data=turtle(triples)))
