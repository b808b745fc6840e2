"""A store holds exactly what its articles say."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.errors import StoreError, UnknownNode
from kg.graph.vocabulary import DP, RDF, RDFS
from kg.store import QuadStore, export, validate
from tests.store.readings import RICH, plain, renamed

if TYPE_CHECKING:
    from pathlib import Path

    from kg.model import LinkedExtraction

RICH_ID = RICH.extraction.article.id
READINGS = [
    RICH,
    renamed(RICH, "zwei"),
    plain("a", ("Anna Vogt", "Q900001"), ("Karl Meer", None)),
    plain("b", ("Karl Meer", None), ("Lund", None)),
    plain("c", ("Anna Maria Vogt", "Q900001"), known="Vogt, Anna"),
    plain("d", ("Seeland", "Q900004"), type_="Place"),
    plain("e", ("Lund", None)),
]


def _quads(store: QuadStore) -> list[str]:
    return sorted(str(quad) for quad in store.quads)


def _built(readings: list[LinkedExtraction]) -> QuadStore:
    store = QuadStore.open()
    store.put_many(readings)
    return store


@pytest.fixture(scope="module")
def whole() -> list[str]:
    return _quads(_built(READINGS))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_articles_does_not_matter(whole: list[str], seed: int) -> None:
    """Whatever comes first, and however often, the quads are the same."""
    readings = [*READINGS, *random.Random(seed).sample(READINGS, 3)]  # noqa: S311
    random.Random(seed).shuffle(readings)  # noqa: S311

    assert _quads(_built(readings)) == whole


def test_half_and_then_all_equals_all(whole: list[str]) -> None:
    """A build that was cut off goes on where it was."""
    store = _built(READINGS[:3])

    assert store.put_many(READINGS) == len(READINGS)
    assert _quads(store) == whole


@pytest.mark.parametrize("index", range(len(READINGS)))
def test_removing_an_article_takes_what_only_it_supported(index: int) -> None:
    """What stays is what the others would have made."""
    store = _built(READINGS)

    store.remove(READINGS[index].extraction.article.id)

    assert _quads(store) == _quads(_built(READINGS[:index] + READINGS[index + 1 :]))


def test_removing_all_leaves_the_vocabulary_alone() -> None:
    """No triple of any article stays behind."""
    store = _built(READINGS)
    for reading in READINGS:
        store.remove(reading.extraction.article.id)

    assert _quads(store) == _quads(QuadStore.open())
    assert len(store) == 0


def test_reading_again_leaves_nothing_old() -> None:
    """A new reading replaces the old one whole, entity facts included."""
    store = _built([plain("a", ("Anna Vogt", "Q7"), ("Karl Meer", "Q8")), RICH])

    store.put(plain("a", ("Karl Meer", None), met=False))

    assert _quads(store) == _quads(_built([plain("a", ("Karl Meer", None), met=False), RICH]))


def test_an_entity_stands_once_in_the_graph_of_entities() -> None:
    """Type and label are not repeated in each article's graph: repeated, queries were slow."""
    store = _built([plain(str(i), ("Anna Vogt", "Q7")) for i in range(5)])
    node = NamedNode(store.base + "entity/Q7")

    for term in (RDF.type, RDFS.label):
        found = list(store.quads.quads_for_pattern(node, term, None, None))
        assert [q.graph_name for q in found] == [store.entities_graph]


def test_counting_over_the_union_of_graphs_needs_distinct() -> None:
    """The union default graph is a bag: bundled queries never count on it."""
    store = _built([plain(str(i), ("Anna Vogt", "Q7")) for i in range(3)])
    pattern = "WHERE { ?e dp:name ?name }"

    bag = store.query(f"SELECT (COUNT(*) AS ?n) {pattern}")[0]["n"]
    distinct = store.query(f"SELECT (COUNT(DISTINCT ?e) AS ?n) {pattern}")[0]["n"]

    assert (bag, distinct) == (3, 1)


def test_articles_are_listed_with_their_counts() -> None:
    """By date, then id; undated ones last."""
    store = _built([plain("x", ("Karl Meer", None), date=None), RICH])

    first, last = store.articles()

    assert (first.id, first.title) == (RICH_ID, "Ministertreffen am Genfersee")
    assert (first.entities, first.positions, first.meetings) == (6, 2, 3)
    assert (first.warnings, first.statements) == (1, 2)
    assert (last.id, last.date, last.meetings) == ("x", None, 1)


def test_an_article_comes_back_as_it_was_taken_in() -> None:
    """Text and metadata, so that it can be read again."""
    assert _built([RICH]).article(RICH_ID) == RICH.extraction.article


def test_an_unknown_article_is_named() -> None:
    """Whatever is asked of it."""
    store = QuadStore.open()
    for ask in (store.remove, store.article, lambda i: export(store, article=i)):
        with pytest.raises(UnknownNode, match="no article 'nobody'"):
            ask("nobody")


def test_the_base_is_the_users_choice() -> None:
    """All minted IRIs start with it."""
    store = QuadStore.open(base="https://example.org/kg/")
    store.put(RICH)

    assert validate(store) == ()
    assert b"w3id.org/depesche/id/" not in export(store, format="nquads")


def test_a_store_on_disk_keeps_what_it_was_given(tmp_path: Path, whole: list[str]) -> None:
    """Closed and opened again, read-only, by any number of readers."""
    with QuadStore.open(tmp_path / "kg") as store:
        store.put_many(READINGS)
    with (
        QuadStore.open(tmp_path / "kg", read_only=True) as one,
        QuadStore.open(tmp_path / "kg", read_only=True) as two,
    ):
        assert _quads(one) == whole
        assert _quads(two) == whole


def test_a_read_only_store_is_not_written(tmp_path: Path) -> None:
    """The error is one of ours."""
    QuadStore.open(tmp_path / "kg").close()
    with (
        QuadStore.open(tmp_path / "kg", read_only=True) as store,
        pytest.raises(StoreError, match="cannot be written"),
    ):
        store.put(RICH)


def test_a_failed_reading_changes_nothing() -> None:
    """The old graph stands if the new one cannot be made."""
    store = _built([plain("a", ("Anna Vogt", "Q7"))])
    before = _quads(store)
    broken = plain("a", ("Anna Vogt", "Q7"))
    object.__setattr__(broken.extraction, "entities", ())

    with pytest.raises(StoreError):
        store.put(broken)

    assert _quads(store) == before


def test_a_snapshot_can_be_read_while_the_store_is_written(tmp_path: Path) -> None:
    """A server reads the snapshot."""
    with QuadStore.open(tmp_path / "kg") as store:
        store.put(RICH)
        store.backup(tmp_path / "copy")
        store.put(plain("a", ("Anna Vogt", "Q7")))
        with QuadStore.open(tmp_path / "copy", read_only=True) as copy:
            assert [a.id for a in copy.articles()] == [RICH_ID]


def test_a_closed_store_says_so() -> None:
    """Instead of an attribute error."""
    store = QuadStore.open()
    store.close()

    with pytest.raises(StoreError, match="closed"):
        len(store)


def test_a_library_user_gets_an_rdflib_dataset(tmp_path: Path) -> None:
    """Its default graph is the union, so that a pattern without GRAPH finds something."""
    with QuadStore.open(tmp_path / "kg") as store:
        store.put(RICH)
    dataset = QuadStore.open(tmp_path / "kg", read_only=True).dataset()

    rows = list(dataset.query(f"SELECT DISTINCT ?m {{ ?m a <{DP.Meeting.value}> }}"))

    assert len(rows) == 3
