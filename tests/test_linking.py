"""Stored articles are linked again as they were read, and as the user has decided."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest

import kg
from kg.errors import UnknownNode
from kg.linking import Asking, Relinked, linker_for
from kg.model import Article, Extraction, Link, Links
from kg.pipeline import Failure
from kg.store import QuadStore
from tests.readers import BREAKS, StubReader
from tests.store.readings import RICH, plain

if TYPE_CHECKING:
    from pathlib import Path

    from kg.library import Store

TEXT = "Anna Vogt traf Erik Lund."


class _Linker:
    """Knows Erik Lund, whom the stub does not."""

    base, weights = None, None
    snapshot, digest = "kb", "ab"

    def __init__(self, *_: object) -> None:
        self.asked = 0

    def link(self, extraction: Extraction) -> Links:
        self.asked += 1
        return Links(
            tuple(
                Link(
                    e.id, "Q2" if "Lund" in e.name else None, e.name, 0.9, nil="Lund" not in e.name
                )
                for e in extraction.entities
            )
        )

    def summary(self) -> str:
        return "1 name is left to link"


class _Reader(StubReader):
    """Reads as the stub does, and links by the linker in place."""

    def _read(self, article: Article) -> Any:
        reading = super()._read(article)
        links = self.linker.link(reading.extraction) if self.linker else reading.links
        return dataclasses.replace(reading, links=links)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:
    """Two articles, one of them read with a least confidence."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr("kg.linking.linker_for", lambda _store, linker, _asking: linker)
    store = kg.Store()
    store.put(_Reader().read(Article("1", TEXT)))
    store.put(_Reader(min_confidence=0.8).read(Article("2", TEXT)))
    return store


def _linked(store: Store) -> dict[str, str]:
    return {str(row.name): row.wikidata.local for row in store.query("entities") if row.wikidata}


def test_all_articles_are_linked_again(store: Store) -> None:
    """Each with the least confidence that it was read with."""
    assert _linked(store) == {"Anna Vogt": "Q1"}
    reader = _Reader().with_linker(_Linker())  # type: ignore[arg-type]
    found = store.relink(reader)

    assert [str(one) for one in found] == [
        "linked again: 1, 1 unlinked",
        "linked again: 2, 1 unlinked",
    ]
    assert _linked(store) == {"Erik Lund": "Q2"}
    (first, second) = found
    assert isinstance(first, Relinked)
    assert [entity.name for entity in first.unlinked] == ["Anna Vogt"]
    assert isinstance(second, Relinked)
    assert second.reading.signature.min_confidence == 0.8
    assert len(store.query("meetings")) == 2
    assert store.validate() == ()


def test_one_article_or_some_may_be_chosen(store: Store) -> None:
    reader = _Reader().with_linker(_Linker())  # type: ignore[arg-type]
    relinking = store.relinking(reader, articles="2")

    assert (len(relinking), [str(one) for one in relinking]) == (
        1,
        ["linked again: 2, 1 unlinked"],
    )
    assert relinking.summary() == "1 name is left to link"
    assert [type(one) for one in store.relink(reader, articles=["1"])] == [Relinked]
    with pytest.raises(UnknownNode, match="no article '9'"):
        store.relink(reader, articles=["1", "9"])


def test_an_article_that_cannot_be_read_stays_as_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.readers.BREAKS", "Vogt")
    assert BREAKS != "Vogt"
    before = store.export(format="nquads")

    assert [type(one) for one in store.relink(_Reader())] == [Failure, Failure]
    assert store.export(format="nquads") == before


def test_a_decision_concerns_the_articles_that_name_it_so(store: Store, tmp_path: Path) -> None:
    pinned = store.pin("Person:erik  LUND", "http://www.wikidata.org/entity/Q2")

    assert (pinned.entity, pinned.qid, pinned.articles) == ("Person:erik lund", "Q2", ("1", "2"))
    assert pinned.file == str(tmp_path / "depesche" / "links.jsonl")
    assert store.pin("Person:Niemand", None).articles == ()
    assert store.pin("2#e1", None).articles == ("2",)
    assert (tmp_path / "depesche" / "links.jsonl").read_text("utf-8").count("\n") == 3


class _Live(_Linker):
    def __init__(self, linker: object, endpoint: Any) -> None:
        super().__init__()
        self.linker, self.endpoint = linker, endpoint


CHOICES = [  # asked, whether the store has live links, endpoint and whether it stays offline
    (Asking(), False, None),
    (Asking(), True, ("last", True)),
    (Asking(live=False), False, ("last", True)),
    (Asking(live=True), False, ("https://query.wikidata.org/sparql", False)),
    (Asking(endpoint="http://own"), False, ("http://own", False)),
    (Asking(live=False, endpoint="http://own"), True, ("http://own", True)),
]


@pytest.mark.parametrize(("asking", "live", "expected"), CHOICES)
def test_who_asks_and_who_remembers(
    asking: Asking,
    *,
    live: bool,
    expected: tuple[str, bool] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is asked unless it is wished; what was answered is known where it was used."""
    assert len(CHOICES) == 6
    cache = type("_Cache", (), {"latest": lambda _: "last"})()
    monkeypatch.setattr("kg.link.Linker", _Linker)
    monkeypatch.setattr("kg.link.bundle.live_cache", lambda: "file")
    monkeypatch.setattr("kg.link.live.Cache", lambda _: cache)
    monkeypatch.setattr("kg.link.live.LiveLinker", _Live)
    store = QuadStore.open()
    store.put(plain("a", ("Anna Vogt", "Q1")))
    if live:
        (link,) = plain("b", ("Anna Vogt", "Q1")).links.links
        links = Links((dataclasses.replace(link, judgement="live"),))
        store.put(dataclasses.replace(plain("b", ("Anna Vogt", "Q1")), links=links))
    store.put(RICH)
    found = linker_for(store, _Linker(), asking)  # type: ignore[arg-type]

    if expected is None:
        assert not isinstance(found, _Live)
    else:
        assert isinstance(found, _Live)
        assert (found.endpoint.url, found.endpoint.offline) == expected
        assert found.endpoint.manners.requests == 500
