"""``kg kb`` and ``kg link`` on the command line."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

import pytest

from kg.cli import main
from kg.link import KnowledgeBase, bundle
from tests.link.conftest import Answer, Loopback
from tests.link.test_linker import CASES

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.neural

MINE = '{"qid": "Q77", "type": "Organisation", "label_de": "Hirtenbund"}\n'
NEWS = (
    "Lawrow trifft Kerry in Genf\n\n"
    "Der russische Außenminister Sergej Lawrow hat am Montag in Genf mit US-Außenminister "
    "John Kerry gesprochen. Lawrow warnte den Westen vor neuen Sanktionen.\n"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without files of their own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("KG_KB_OVERLAY", raising=False)
    monkeypatch.delenv("KG_LINK_DECISIONS", raising=False)
    return tmp_path


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of answers of this test alone, beside the base that is unpacked already."""
    folder = tmp_path / "answers"
    folder.mkdir()
    monkeypatch.setattr(bundle, "cache_folder", lambda: folder)
    return folder


def test_info_and_lookup(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kb", "info", "--kb", str(small)]) == 0
    assert "snapshot: made up" in capsys.readouterr().out
    assert main(["kb", "lookup", "--kb", str(small), "Alphastadt"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["Q11", "Q21"]
    assert main(["kb", "lookup", "--kb", str(small), "Omegastadt"]) == 1


def test_a_base_of_ones_own_takes_the_place_of_the_bundled_one(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("KG_KB", str(small))
    assert main(["kb", "info"]) == 0
    said = capsys.readouterr().out
    assert f"file: {small}" in said
    assert "packed" not in said
    store, news = tmp_path / "store", tmp_path / "news.txt"
    news.write_text("Anna Lwowa\n\nDie Politikerin Anna Lwowa sprach am Montag.\n", "utf-8")
    assert main(["build", str(news), "--date", "2006-05-02", "--store", str(store)]) == 0
    assert _linked(store, capsys)["Anna Lwowa"] == "Q31"
    monkeypatch.setenv("KG_KB", str(tmp_path / "none.sqlite"))
    assert main(["kb", "info"]) == 1
    assert "no such knowledge base" in capsys.readouterr().err


def test_added_entities_are_found(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text(MINE, "utf-8")
    assert main(["kb", "lookup", "--kb", str(small), "Hirtenbund"]) == 1
    for _ in range(2):
        assert main(["kb", "add", str(mine)]) == 0
    assert main(["kb", "lookup", "--kb", str(small), "Hirtenbund"]) == 0
    assert capsys.readouterr().out.startswith("Q77\t")
    mine.write_text('{"qid": "Q78"}\n', "utf-8")
    assert main(["kb", "add", str(mine)]) == 1


def test_compiling_calibrates_and_packs_in_one_command(table: Path, tmp_path: Path) -> None:
    target = tmp_path / "own.sqlite"
    command = ["kb", "compile", str(table), "-o", str(target), "--snapshot", "own", "--pack"]
    assert main([*command, "--calibrate", str(CASES)]) == 0
    base = KnowledgeBase.open(target)
    assert base.snapshot == "own"
    assert set(base.weights()) >= {"bias", "exact_de", "office_held"}
    note = json.loads((tmp_path / "own.sqlite.json").read_text("utf-8"))
    assert note["size"] == target.stat().st_size


def _linked(store: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    capsys.readouterr()
    assert main(["query", "entities", "--store", str(store), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["results"]["bindings"]
    return {
        row["name"]["value"]: row["wikidata"]["value"].rsplit("/", 1)[-1]
        for row in rows
        if "wikidata" in row
    }


def test_a_decision_reaches_the_store_and_survives_a_rebuild(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, news = tmp_path / "store", tmp_path / "news.txt"
    news.write_text(NEWS, "utf-8")
    build = ["build", str(news), "--date", "2014-03-03", "--store", str(store)]
    assert main(build) == 0
    before = _linked(store, capsys)
    assert {"Sergej Lawrow", "John Kerry", "Genf"} <= set(before)
    forbid = ["link", "--store", str(store), "--set", "Person:Sergej Lawrow", "none"]
    assert main(forbid) == 0
    after = _linked(store, capsys)
    assert after == {name: qid for name, qid in before.items() if name != "Sergej Lawrow"}
    assert main(build) == 0
    assert _linked(store, capsys) == after
    assert main([*forbid[:-1], before["Sergej Lawrow"]]) == 0
    assert _linked(store, capsys) == before
    assert main(["validate", "--store", str(store)]) == 0


@pytest.mark.parametrize("arguments", [["Lawrow", "none"], ["Person:Lawrow", "vielleicht"]])
def test_what_is_no_decision_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    assert main(["link", "--store", str(tmp_path / "no"), "--set", *arguments]) == 1


UNKNOWN = (
    "Quintus in Genf\n\n"
    "Der Diplomat Xaver Quintus hat am Montag in Genf mit Ygor Nirgendwer gesprochen. "
    "Quintus warnte vor einem Krieg.\n"
)


def _unlinked(store: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    capsys.readouterr()
    assert main(["query", "unlinked", "--store", str(store), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["results"]["bindings"]
    return {row["name"]["value"] for row in rows}


def _no_network(*_: object, **__: object) -> None:
    raise AssertionError("the network was tried")


def test_a_build_without_network_never_tries_to_reach_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, _no_network)
    store, news = tmp_path / "store", tmp_path / "news.txt"
    news.write_text(UNKNOWN, "utf-8")
    build = ["build", str(news), "--date", "2016-05-02", "--store", str(store)]
    assert main(build) == 0
    assert main([*build, "--again", "--offline"]) == 0
    assert {"Xaver Quintus", "Ygor Nirgendwer"} <= _unlinked(store, capsys)
    assert main(["link", "--store", str(store)]) == 0
    assert "Genf" in _linked(store, capsys)


def test_what_stays_unlinked_is_upgraded_live_and_stays_so(
    tmp_path: Path, engine: Loopback, own_cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, news = tmp_path / "store", tmp_path / "news.txt"
    news.write_text(UNKNOWN, "utf-8")
    assert main(["build", str(news), "--date", "2016-05-02", "--store", str(store)]) == 0
    assert "Xaver Quintus" in _unlinked(store, capsys)
    assert main(["link", "--store", str(store), "--endpoint", engine.url]) == 0
    assert _linked(store, capsys)["Xaver Quintus"] == "Q900"
    assert "Xaver Quintus" not in _unlinked(store, capsys)
    assert "Ygor Nirgendwer" in _unlinked(store, capsys)
    assert (own_cache / "live.sqlite").is_file()
    engine.speak = lambda _: Answer(status=500)
    asked = len(engine.asked)
    assert main(["link", "--store", str(store)]) == 0
    assert _linked(store, capsys)["Xaver Quintus"] == "Q900"
    assert main(["validate", "--store", str(store)]) == 0
    assert len(engine.asked) == asked


DOWN = [
    ("busy", Answer(status=429, headers={"Retry-After": "9999"}), "429"),
    ("broken", Answer(status=403), "403"),
    ("a page", Answer(b"<html>", kind="text/html"), "no SPARQL JSON"),
]


@pytest.mark.parametrize(("name", "answer", "reason"), DOWN, ids=[d[0] for d in DOWN])
def test_a_build_goes_on_while_the_endpoint_fails_and_says_what_is_left(
    tmp_path: Path, loopback: Loopback, own_cache: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str], name: str, answer: Answer, reason: str,
) -> None:  # fmt: skip
    assert own_cache.is_dir(), name
    monkeypatch.setattr("time.sleep", lambda _: None)
    loopback.speak = lambda _: answer
    store, news = tmp_path / "store", tmp_path / "news.txt"
    news.write_text(UNKNOWN, "utf-8")
    build = ["build", str(news), "--date", "2016-05-02", "--store", str(store)]
    assert main([*build, "--live", "--endpoint", loopback.url]) == 0
    said = capsys.readouterr().err
    assert "2 names are left to link" in said
    assert reason in said
    assert "Genf" in _linked(store, capsys)


def test_a_build_goes_on_where_nobody_listens(
    tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert own_cache.is_dir()
    monkeypatch.setattr("time.sleep", lambda _: None)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    store, news = tmp_path / "store", tmp_path / "news.txt"
    news.write_text(UNKNOWN, "utf-8")
    build = ["build", str(news), "--date", "2016-05-02", "--store", str(store)]
    assert main([*build, "--endpoint", f"http://127.0.0.1:{port}/sparql"]) == 0
    assert "names are left to link" in capsys.readouterr().err
    assert "Genf" in _linked(store, capsys)


def test_a_decision_concerns_the_articles_that_name_it_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store, news = tmp_path / "store", tmp_path / "news"
    news.mkdir()
    (news / "one.txt").write_text(UNKNOWN, "utf-8")
    (news / "two.txt").write_text("Berlin\n\nDie Kanzlerin sprach in Berlin.\n", "utf-8")
    build = ["build", str(news), "--date", "2016-05-02", "--store", str(store)]
    assert main(build) == 0
    capsys.readouterr()
    assert main(["link", "--store", str(store), "--set", "Person:Ygor Nirgendwer", "Q77"]) == 0
    assert _linked(store, capsys)["Ygor Nirgendwer"] == "Q77"
    assert main(["link", "--store", str(store), "--set", "Person:Kunz Hinz", "Q78"]) == 0
    assert "no stored article names it so" in capsys.readouterr().err
