"""Live linking and compiling against two SPARQL engines on loopback, so that it is portable."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kg.cli import main
from kg.link import Decisions, KnowledgeBase, Linker, sparql
from kg.link.endpoint import Cache, Endpoint, Manners
from kg.link.live import LiveLinker
from kg.link.sparql import asked_forms, records
from kg.model import Article, Entity, Extraction, Mention
from tests.link.conftest import Answer, Loopback

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [
    ("Xaver Quintus", {"Q900"}),
    ("Xaver Quintus'", set()),
    ("X. Quintus", {"Q900"}),
    ("Hafenamt Alphas", {"Q901"}),
    ("Quintus", set()),
    ("Yara Zwilling", {"Q903", "Q904"}),
    ('Zeno "Zet" O\'Hara', {"Q905"}),
    ("Niemand \\ Nirgends", set()),
]


def endpoint(loopback: Loopback, folder: Path, **manners: int) -> Endpoint:
    """An endpoint that does not wait."""
    cache = Cache(folder / "cache.sqlite")
    kind = Manners(timeout=20, tries=1, **manners)
    return Endpoint(loopback.url, cache, kind, sleep=lambda _: None, clock=lambda: 1000.0)


def article(*names: tuple[str, str], number: str = "a1") -> Extraction:
    """An article that names a state that the base knows, and these."""
    text = "In Nordland: " + ", ".join(name for _, name in names) + "."
    entities = [Entity("s", "State", "Nordland")]
    entities += [Entity(f"e{i}", kind, name) for i, (kind, name) in enumerate(names)]
    mentions = tuple(
        Mention(f"m{e.id}", text.find(e.name), text.find(e.name) + len(e.name), e.name, "name",
                e.type, e.id)
        for e in entities
    )  # fmt: skip
    return Extraction(Article(number, text, dt.date(2016, 5, 1)), mentions, tuple(entities))


def test_the_table_of_names_is_whole() -> None:
    assert len(NAMES) == 8


@pytest.mark.parametrize(("name", "qids"), NAMES, ids=[n for n, _ in NAMES])
def test_an_engine_finds_exact_names_of_people_bodies_and_places(
    engine: Loopback, tmp_path: Path, name: str, qids: set[str]
) -> None:
    assert {r.qid for r in records(endpoint(engine, tmp_path), [name])} == qids


def test_a_record_is_complete(engine: Loopback, tmp_path: Path) -> None:
    (record,) = records(endpoint(engine, tmp_path), ["Xaver Quintus"])
    assert (record.type, record.country, record.weight) == ("Person", "Q10", 40.0)
    assert record.description == "nordländischer Diplomat"
    assert {(a.text, a.lang) for a in record.aliases} == {
        ("Xaver Quintus", "de"), ("Xaver Quintus", "en"), ("X. Quintus", "de"),
    }  # fmt: skip
    (role,) = record.roles
    assert (role.title, role.of) == ("Minister of Foreign Affairs", "Q10")
    assert (role.start, role.end) == ("2015-01-01", "2019-12-31")


def test_names_are_asked_in_one_batch_and_kept_one_by_one(engine: Loopback, tmp_path: Path) -> None:
    first = endpoint(engine, tmp_path)
    records(first, ["Xaver Quintus", "Niemand Nirgends", "Hafenamt Alpha"])
    assert len(engine.asked) == 3
    assert "VALUES" in engine.asked[0]
    again = endpoint(engine, tmp_path)
    assert [r.qid for r in records(again, ["Hafenamt Alpha", "Niemand Nirgends"])] == ["Q901"]
    assert len(engine.asked) == 3
    records(again, ["Xaver Quintus", "Yara Zwilling"])
    assert "Xaver" not in engine.asked[3]


def test_a_long_list_is_asked_in_several_batches(engine: Loopback, tmp_path: Path) -> None:
    asked = endpoint(engine, tmp_path, batch=2)
    records(asked, ["Niemand Eins", "Niemand Zwei", "Niemand Drei", "Niemand Vier", "Niemand Fünf"])
    assert len(engine.asked) == 3


def test_links_live_one_and_leaves_two_of_a_name_alone(
    engine: Loopback, tmp_path: Path, small: Path
) -> None:
    linker = Linker.open(small, decisions=Decisions())
    live = LiveLinker(linker, endpoint(engine, tmp_path))
    extraction = article(
        ("Person", "Xaver Quintus"), ("Person", "Yara Zwilling"), ("Organisation", "Hafenamt Alpha")
    )
    links = live.link(extraction)
    assert [one.qid for one in links.links] == ["Q10", "Q900", None, "Q901"]
    assert [c.qid for c in links.links[2].candidates] == ["Q904", "Q903"]
    assert links.links[1].judgement == "live"
    assert dict(links.links[1].candidates[0].features)["live"] == 1.0
    offline = endpoint(engine, tmp_path)
    offline.offline = True
    engine.speak = lambda _: Answer(status=500)
    assert LiveLinker(linker, offline).link(extraction) == links


def test_what_the_cache_knows_is_linked_while_the_endpoint_is_down(
    engine: Loopback, tmp_path: Path, small: Path
) -> None:
    linker = Linker.open(small, decisions=Decisions())
    LiveLinker(linker, endpoint(engine, tmp_path)).link(article(("Person", "Xaver Quintus")))
    engine.speak = lambda _: Answer(b"<html>", status=503)
    live = LiveLinker(linker, endpoint(engine, tmp_path))
    links = live.link(article(("Person", "Xaver Quintus"), ("Organisation", "Hafenamt Alpha")))
    assert [one.qid for one in links.links] == ["Q10", "Q900", None]
    assert live.left == [("a1", "Hafenamt Alpha")]
    assert live.summary().startswith("1 name is left to link: ")


def test_records_of_a_query_of_ones_own(engine: Loopback, tmp_path: Path) -> None:
    query = "SELECT ?item { ?item <http://www.wikidata.org/prop/direct/P17> ?land }"
    assert [r.qid for r in sparql.of_query(endpoint(engine, tmp_path), query)] == ["Q901"]


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ("names", "Xaver Quintus\n\nHafenamt Alpha\n"),
        ("query", "SELECT ?item { ?item <http://wikiba.se/ontology#sitelinks> ?n }"),
    ],
)
def test_a_base_is_compiled_from_an_endpoint(
    engine: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, source: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    wanted, target = tmp_path / "wanted", tmp_path / "own.sqlite"
    wanted.write_text(source, "utf-8")
    command = ["kb", "compile", str(wanted), "--from", form, "--endpoint", engine.url]
    assert main([*command, "-o", str(target)]) == 0
    base = KnowledgeBase.open(target)
    assert [hit.entity for hit in base.lookup("X. Quintus")] == [900]
    assert [str(t.start) for t in base.terms(900)] == ["2015-01-01"]
    assert [hit.entity for hit in base.lookup("Hafenamt Alpha")] == [901]


def test_compiling_from_an_endpoint_that_is_down_says_so(
    loopback: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    loopback.speak = lambda _: Answer(b"no", status=403)
    wanted = tmp_path / "wanted"
    wanted.write_text("Xaver Quintus\n", "utf-8")
    command = ["kb", "compile", str(wanted), "--from", "names", "--endpoint", loopback.url]
    assert main([*command, "-o", str(tmp_path / "own.sqlite")]) == 1
    assert "HTTP status 403" in capsys.readouterr().err
    assert not (tmp_path / "own.sqlite").exists()


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Anna  Ohm", ("Anna Ohm",)),
        ("Anna Ohms", ("Anna Ohms", "Anna Ohm")),
        ("Paris", ("Paris", "Pari")),
        ("Laos", ("Laos",)),
    ],
)
def test_names_are_asked_without_the_ending_of_a_genitive_too(
    name: str, forms: tuple[str, ...]
) -> None:
    assert asked_forms(name) == forms
