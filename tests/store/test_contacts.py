"""The network of people, for Gephi and its like."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import xml.etree.ElementTree as ET
import zipfile
from typing import Any

import pytest

from kg.model import LinkedExtraction, Meeting
from kg.store import QuadStore, export
from tests.store.readings import plain

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
VOGT, LUND, MEER = ("Anna Vogt", "Q900001"), ("Erik Lund", "Q900002"), ("Karl Meer", None)


def _meeting(reading: LinkedExtraction, **changed: Any) -> LinkedExtraction:
    """Return the reading with its meeting changed."""
    meetings = tuple(dataclasses.replace(m, **changed) for m in reading.extraction.meetings)
    extraction = dataclasses.replace(reading.extraction, meetings=meetings)
    return dataclasses.replace(reading, extraction=extraction)


@pytest.fixture(scope="module")
def store() -> QuadStore:
    """Five articles: one pair met twice, once by telephone, and has a plan; another met once."""
    store = QuadStore.open()
    store.put(plain("a", VOGT, LUND))
    store.put(plain("b", VOGT, LUND, date=dt.date(2022, 5, 9)))
    store.put(_meeting(plain("c", VOGT, LUND), kind="call", confidence=0.5))
    store.put(_meeting(plain("d", VOGT, LUND, date=None), status="planned"))
    store.put(plain("e", LUND, MEER, VOGT))
    store.put(plain("f", ("Seeland", "Q900004"), ("Nordland", "Q900005"), type_="State"))
    return store


def _rows(store: QuadStore, table: str, **options: Any) -> list[dict[str, str]]:
    data = export(store, format="csv", network=True, table=table, **options).decode()
    return list(csv.DictReader(io.StringIO(data)))


CHOICES = [  # kinds, statuses, weights of the pairs Vogt–Lund, Vogt–Meer, Lund–Meer
    (None, None, [5, 1, 1]),
    (None, "occurred", [4, 1, 1]),
    (None, ["planned", "occurred"], [5, 1, 1]),
    ("call", None, [1]),
    (["call", "bilateral"], "Planned", [1]),
    ("briefing", None, []),
]


def test_no_case_was_lost() -> None:
    assert len(CHOICES) == 6
    assert {field.name for field in dataclasses.fields(Meeting)} >= {"kind", "status", "date"}


@pytest.mark.parametrize(("kind", "status", "weights"), CHOICES)
def test_pairs_are_counted_by_kind_and_status(
    kind: Any, status: Any, weights: list[int], store: QuadStore
) -> None:
    rows = _rows(store, "edges", kind=kind, status=status)

    assert [int(row["Weight"]) for row in rows] == weights
    for row in rows:
        counts = {name: int(row[name]) for name in list(row)[5:]}
        assert sum(list(counts.values())[:5]) == sum(list(counts.values())[5:11])
        assert sum(list(counts.values())[:5]) == int(row["Weight"])


def test_edges_tell_in_how_many_articles_and_on_how_many_days(store: QuadStore) -> None:
    """What several articles report counts once for each of them."""
    (row, *_) = _rows(store, "edges")

    assert row["Label"] == "Anna Vogt – Erik Lund"
    assert (row["Weight"], row["articles"], row["days"]) == ("5", "5", "2")
    assert (row["occurred"], row["planned"], row["call"]) == ("4", "1", "1")


def test_nodes_are_people_with_their_links(store: QuadStore) -> None:
    rows = _rows(store, "nodes")

    assert [(r["Label"], r["wikidata"], r["meetings"], r["contacts"]) for r in rows] == [
        ("Anna Vogt", "Q900001", "5", "2"),
        ("Erik Lund", "Q900002", "5", "2"),
        ("Karl Meer", "", "1", "2"),
    ]


def test_the_graphml_has_the_same_edges_with_numbers(store: QuadStore) -> None:
    """``weight`` is a number by its declared type: Gephi and networkx read it as such."""
    root = ET.fromstring(export(store, format="graphml", network=True))  # noqa: S314 - our own
    graph = root.find(f"{SPACE}graph")
    keys = {k.get("id"): (k.get("for"), k.get("attr.type")) for k in root.iter(f"{SPACE}key")}
    assert graph is not None
    edges = [
        (e.get("source"), e.get("target"), {d.get("key"): d.text for d in e})
        for e in graph.iter(f"{SPACE}edge")
    ]
    rows = _rows(store, "edges")

    assert graph.get("edgedefault") == "undirected"
    assert (keys["weight"], keys["label"]) == (("edge", "int"), ("node", "string"))
    assert [(s, t, about["weight"]) for s, t, about in edges] == [
        (row["Source"], row["Target"], row["Weight"]) for row in rows
    ]
    assert {n.get("id") for n in graph.iter(f"{SPACE}node")} == {
        row["Id"] for row in _rows(store, "nodes")
    }


def test_both_tables_are_a_zip(store: QuadStore) -> None:
    data = export(store, format="csv", network=True, excel=True)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["edges.csv", "nodes.csv"]
        assert archive.read("nodes.csv").decode().startswith("\ufeffId;Label;wikidata")


def test_what_is_less_sure_is_not_counted(store: QuadStore) -> None:
    (row, *_) = _rows(store, "edges", min_confidence=0.8)

    assert (row["Weight"], row["call"]) == ("4", "0")
