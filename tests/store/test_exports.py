"""Exports are the same bytes for the same graph, and other programs read them."""

from __future__ import annotations

import csv
import io
import random
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import StoreError
from kg.store import QuadStore, export
from kg.store.exports import FORMATS, TABLES, quads
from kg.store.turtle import nquads, trig, turtle
from tests.store.readings import RICH, plain

if TYPE_CHECKING:
    from pathlib import Path

READINGS = [
    RICH,
    plain("a", ("Anna Vogt", "Q900001"), ("Karl Meer", None)),
    plain("b", ("X Y", None)),
]


@pytest.fixture(scope="module")
def store() -> QuadStore:
    store = QuadStore.open()
    store.put_many(READINGS)
    return store


def test_the_formats_and_tables_are_those_of_the_contract() -> None:
    """None was lost."""
    assert FORMATS == ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")
    assert TABLES == ("entities", "positions", "meetings", "warnings", "statements")


@pytest.mark.parametrize("name", FORMATS)
def test_the_bytes_do_not_depend_on_the_order_of_articles(
    store: QuadStore, name: str, tmp_path: Path
) -> None:
    """In memory or on disk, in whatever order."""
    with QuadStore.open(tmp_path / "kg") as other:
        other.put_many(reversed(READINGS))
        other.put_many(random.Random(7).sample(READINGS, 2))  # noqa: S311

        assert export(other, format=name) == export(store, format=name)


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")  # rdflib itself
@pytest.mark.parametrize("name", ["turtle", "trig", "nquads", "jsonld"])
def test_two_libraries_read_the_same_quads(store: QuadStore, name: str) -> None:
    """Rdflib and Oxigraph find what the store holds."""
    data = export(store, format=name)
    form = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}[name]
    wanted = {str(q.triple) if name == "turtle" else str(q) for q in quads(store)}
    oxigraph = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
        "jsonld": ox.RdfFormat.JSON_LD,
    }[name]

    parsed = {q.triple if name == "turtle" else q for q in ox.parse(data, format=oxigraph)}
    dataset = Dataset(default_union=True)
    dataset.parse(data=data.decode(), format=form)

    assert {str(item) for item in parsed} == wanted
    assert len(list(dataset.quads())) == len(wanted)


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper (raptor2-utils) is missing")
def test_a_third_parser_reads_the_turtle(store: QuadStore, tmp_path: Path) -> None:
    """Raptor counts the same triples."""
    path = tmp_path / "graph.ttl"
    path.write_bytes(export(store, format="turtle"))

    run = subprocess.run(
        ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)],
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
    ("name", "table"), [("docx", None), ("csv", "moods"), ("turtle", "meetings")]
)
def test_what_cannot_be_exported_is_named(store: QuadStore, name: str, table: str | None) -> None:
    """With the formats and tables there are."""
    with pytest.raises(StoreError, match=r"(one of|has the tables)"):
        export(store, format=name, table=table)


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


def test_turtle_is_the_same_after_a_round_trip_through_rdflib(store: QuadStore) -> None:
    """A file that is diffed shows no change that is none."""
    text = export(store, format="turtle").decode()
    triples = [q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE)]

    assert turtle(triples, base=store.base) == text
    assert isomorphic(Graph().parse(data=text), Graph().parse(data=turtle(triples)))
