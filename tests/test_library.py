"""A store as users of the library have it."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from rdflib import Dataset

import kg
from kg.errors import LinkError, MissingPackage, StoreError, UnknownNode, UnknownQuery
from kg.values import IRI
from tests.readers import StubReader
from tests.store.readings import RICH, plain

if TYPE_CHECKING:
    from kg.library import Store

NEWS = '{"id": "1", "date": "2021-12-02", "text": "Anna Vogt traf Erik Lund."}\n'


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.jsonl"
    file.write_text(NEWS, "utf-8")
    return file


@pytest.fixture
def store() -> Store:
    """Two articles in memory."""
    store = kg.Store()
    store.put(RICH)
    store.put(plain("b", ("Anna Vogt", "Q900001"), ("Karl Meer", None)))
    return store


def test_everything_public_is_there() -> None:
    assert set(dir(kg)) >= set(kg.__all__)
    assert all(getattr(kg, name).__name__ == name for name in kg.__all__)
    for gone in ("build", "query", "export", "open_store", "load_pipeline", "Built"):
        assert not hasattr(kg, gone)


def test_a_store_is_built_asked_and_emptied(tmp_path: Path, news: Path) -> None:
    with kg.Store(tmp_path / "store") as store:
        outcomes = list(store.build(str(news), StubReader()))
        assert [str(outcome) for outcome in outcomes] == ["stored: 1"]
        (row, _) = store.query("meetings", actor="Anna Vogt", min_confidence=0.5)
        assert (row.date, row.participant_name) == (dt.date(2021, 12, 2), "Anna Vogt")
        assert ("1" in store, "2" in store, len(store), bool(store)) == (True, False, 1, True)
        assert [record.id for record in store.articles()] == ["1"]
        assert store.article("1").text == "Anna Vogt traf Erik Lund."
        assert store.validate() == ()
        assert store.build(news, StubReader()).run().unchanged == 1
        assert store.build(news, StubReader(), again=True).run().stored == 1
        store.remove("1")
        assert len(store) == 0


def test_a_store_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    """A misspelt path must not look like an empty store."""
    store = kg.Store(tmp_path / "nowhere")

    with pytest.raises(StoreError, match="there is no store"):
        store.query("meetings")
    assert not (tmp_path / "nowhere").exists()
    with pytest.raises(StoreError, match="is an address"):
        kg.Store("http://localhost/sparql")


def test_a_store_is_shared_until_it_is_written(tmp_path: Path, news: Path) -> None:
    """Any number may ask; whoever writes is alone; closed, it is free, and opens again."""
    path = tmp_path / "store"
    with kg.Store(path) as store:
        store.build(news, StubReader()).run()
    one, two = kg.Store(path), kg.Store(path, read_only=True)
    assert (len(one), len(two)) == (1, 1)
    with pytest.raises(StoreError, match="in use"):
        one.put(RICH)
    two.close()
    one.put(RICH)
    answer = one.query("meetings", document="1")
    one.close()
    assert len(answer) == 2
    assert len(two) == 2
    with pytest.raises(StoreError, match="read-only"):
        two.put(RICH)
    two.close()


def test_a_closed_store_in_memory_is_gone(store: Store) -> None:
    store.close()

    with pytest.raises(StoreError, match="closed"):
        len(store)


def test_values_have_types_and_columns_are_attributes(store: Store) -> None:
    (first, *_) = store.query("meetings", from_=dt.date(2022, 5, 1), to="2022-05-31", actor=None)

    assert (first.date, first.kind, first.begin) == (dt.date(2022, 5, 3), "bilateral", 30)
    assert first.confidence == Decimal("0.9")
    assert isinstance(first.participant, IRI)
    assert first["participantName"] == first.participant_name == "Anna Vogt"
    assert store.query("ASK { ?m a dp:Meeting }")
    assert not store.query("ASK { ?m a dp:Nothing }")


def test_what_is_wrong_is_said(store: Store) -> None:
    with pytest.raises(UnknownQuery, match="did you mean meetings"):
        store.query("meeting")
    with pytest.raises(UnknownNode, match="no article 'nobody'"):
        store.export(article="nobody", format="csv")
    with pytest.raises(UnknownNode, match="no article 'nobody'"):
        store.relink(StubReader(), articles="nobody")
    with pytest.raises(LinkError, match="names no entity"):
        store.pin("Lund", None)


def test_a_row_leads_to_what_stands_behind_it(store: Store) -> None:
    (row, *_) = store.query("warnings")
    found = store.explain(row.warning)

    assert (found.entry, found.articles) == ("warn/warnen", (row.document,))
    assert "„[Wer das Ufer sperrt], wird die Folgen spüren“" in str(found)
    assert "<mark" in found._repr_html_()


FILES = [  # name, beginning of the file
    ("graph.ttl", b"@prefix"),
    ("graph.trig", b"@prefix"),
    ("graph.nq", b"<https://"),
    ("graph.nt", b"<https://"),
    ("graph.rdf", b"<?xml"),
    ("graph.xml", b"<?xml"),
    ("graph.json", b"["),
    ("graph.jsonld", b"["),
    ("graph.graphml", b"<?xml"),
    ("tables.ZIP", b"PK"),
]


@pytest.mark.parametrize(("name", "start"), FILES)
def test_the_ending_says_the_format_of_an_export(
    name: str, start: bytes, store: Store, tmp_path: Path
) -> None:
    store.export(tmp_path / name)

    assert (tmp_path / name).read_bytes().startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_export_is_bytes_or_a_whole_file(store: Store, tmp_path: Path) -> None:
    assert len(FILES) == 10
    assert store.export().startswith(b"@prefix")
    assert b"Karl Meer" not in store.export(article=RICH.extraction.article.id)
    store.export(tmp_path / "meetings.csv", table="meetings", min_confidence=0.95)
    assert (tmp_path / "meetings.csv").read_bytes().startswith(b"document,meeting")
    store.export(tmp_path / "edges.csv", network=True, excel=True)
    assert (tmp_path / "edges.csv").read_text("utf-8").startswith("\ufeffSource;Target;Type;")
    store.export(tmp_path / "sure.ttl", since="4.5.2022", entity="Karl Meer")
    assert b"Karl Meer" in (tmp_path / "sure.ttl").read_bytes()
    assert len(store.select(until="03.05.2022").graphs) == 0
    with pytest.raises(StoreError, match="the ending says no format"):
        store.export(tmp_path / "graph.pdf")
    with pytest.raises(StoreError, match="one file cannot hold several tables"):
        store.export(tmp_path / "graph.csv")
    with pytest.raises(StoreError, match="cannot be written"):
        store.export(tmp_path / "none" / "graph.ttl")


def test_rdflib_users_get_a_dataset(store: Store) -> None:
    dataset = store.dataset()

    assert isinstance(dataset, Dataset)
    assert (
        len(
            list(
                dataset.query("SELECT DISTINCT ?m { ?m a <https://w3id.org/depesche/ns#Meeting> }")
            )
        )
        == 4
    )


def test_articles_are_taken_in_before_they_are_read(tmp_path: Path, news: Path) -> None:
    """A string is one path; what fails is told in its place."""
    (tmp_path / "b.txt").write_text("The talks with the minister have failed.", "utf-8")

    found = list(kg.articles([news, tmp_path / "b.txt"], date="2022-01-01"))
    assert [type(one).__name__ for one in found] == ["Article", "InputFailure"]
    (forced,) = kg.articles(str(tmp_path / "b.txt"), date="2022-01-01", force=True)
    assert isinstance(forced, kg.Article)
    assert forced.date == dt.date(2022, 1, 1)


def test_bundled_queries_are_listed() -> None:
    found = kg.queries()

    assert [query.name for query in found][:3] == ["about", "appears-with", "claims-and-denials"]
    assert "<td" in found._repr_html_()
    assert "date (required)" in str(found.table()) or "date=date (required)" in str(found.table())


class _Pandas(ModuleType):
    """Stands for pandas: keeps what a data frame is made of."""

    @staticmethod
    def DataFrame(rows: list[list[object]], columns: list[str]) -> object:  # noqa: N802
        return columns, rows


def test_pandas_users_get_a_data_frame(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed values, a row for each row of the query; without pandas the error says what to do."""
    monkeypatch.setitem(sys.modules, "pandas", _Pandas("pandas"))
    columns, rows = store.query("sources", document="b").to_pandas()
    assert columns[:3] == ["document", "date", "title"]
    assert rows[0][:3] == ["b", dt.date(2022, 5, 4), None]
    assert store.articles().to_pandas()[0][0] == "article"

    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackage, match="pip install pandas"):
        store.query("sources").to_pandas()
