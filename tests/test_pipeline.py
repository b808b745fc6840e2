"""One article through all rooms, with the desk's own parts in place."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

import kg
from kg.errors import PipelineError
from kg.model import Article, Extraction, Link, Links, Signature
from kg.pipeline import Desk, Failure, Plan, attempt, program_version
from kg.views import Reading

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = Article("1", "Anna Vogt reiste nach Oslo.")
LINKS = Links((Link("e1", "Q1", "Anna Vogt", 0.9, nil=False),))


class _Linker:
    snapshot, digest = "kb", "ab"

    def link(self, extraction: Extraction) -> Links:
        assert extraction.article is ARTICLE
        return LINKS


@pytest.fixture
def _rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_article(nlp: object, article: Article, min_confidence: float = 0.0) -> Extraction:
        assert min_confidence in (0.0, 0.5)
        if nlp == "broken":
            raise PipelineError("no parse", hint="name another")
        return Extraction(article)

    monkeypatch.setattr("kg.lang.pipeline.load_pipeline", lambda name=None: name or "bundled")
    monkeypatch.setattr("kg.lang.pipeline.pipeline_identity", lambda nlp: (f"de_{nlp}", "1", "cd"))
    monkeypatch.setattr("kg.link.Linker.open", _Linker)
    monkeypatch.setattr("kg.read.article.read_article", read_article)


@pytest.mark.usefixtures("_rooms")
def test_a_desk_reads_links_and_says_who_it_is() -> None:
    desk = Desk.open()
    signature = Signature(f"depesche {program_version()}", "de_bundled 1", "cd", "kb", "ab")

    assert desk.read(ARTICLE) == Reading(Extraction(ARTICLE), LINKS, signature)
    assert desk.signature == signature


@pytest.mark.usefixtures("_rooms")
def test_a_desk_without_links_links_nothing() -> None:
    desk = Desk.open(Plan("other", link=False, min_confidence=0.5))

    assert desk.read(ARTICLE).links == Links()
    assert desk.signature.pipeline == "de_other 1"
    assert (desk.signature.snapshot_digest, desk.signature.min_confidence) == ("", 0.5)


@pytest.mark.usefixtures("_rooms")
def test_an_article_that_cannot_be_read_is_a_failure() -> None:
    assert attempt(Desk.open(Plan("broken")), ARTICLE) == Failure("1", "no parse", "name another")


@pytest.mark.usefixtures("_rooms")
def test_the_library_reads_by_the_room_itself() -> None:
    """``kg.read`` is the package of that name, and may be called."""
    assert kg.read(ARTICLE, "nlp") == Extraction(ARTICLE)  # type: ignore[arg-type]
    assert kg.read(ARTICLE) == Extraction(ARTICLE)
    assert kg.read is sys.modules["kg.read"]


@pytest.mark.usefixtures("_rooms")
def test_the_library_builds_queries_and_exports(tmp_path: Path) -> None:
    file, store = tmp_path / "a.jsonl", tmp_path / "store"
    file.write_text('{"id": "1", "text": "Anna Vogt reiste nach Oslo."}\n{"id": "2"}\n', "utf-8")
    built = _built(file, store)

    assert [outcome.article for outcome in built.outcomes] == ["1"]
    assert [failure.error.where for failure in built.refused] == [f"{file}:2"]
    assert kg.query("sources", store=store).variables
    assert b"Anna Vogt reiste nach Oslo." in kg.export("nquads", store=store)
    assert len(kg.open_store(store)) > 10


def _built(file: Path, store: Path) -> kg.Built:
    class NoLinks(_Linker):
        def link(self, _: Extraction) -> Links:
            return Links()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kg.link.Linker.open", NoLinks)
        return kg.build([file], store)


def test_everything_public_is_there() -> None:
    assert sorted(kg.__all__) == [
        "Article",
        "Built",
        "build",
        "export",
        "load_pipeline",
        "open_store",
        "query",
        "read",
    ]
    assert all(hasattr(kg, name) for name in kg.__all__)
