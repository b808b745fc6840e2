"""``kg kb`` and ``kg link`` on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.cli import main
from kg.link import KnowledgeBase
from tests.link.test_linker import CASES

if TYPE_CHECKING:
    from pathlib import Path

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


def test_info_and_lookup(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kb", "info", "--kb", str(small)]) == 0
    assert "snapshot: made up" in capsys.readouterr().out
    assert main(["kb", "lookup", "--kb", str(small), "Alphastadt"]) == 0
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["Q11", "Q21"]
    assert main(["kb", "lookup", "--kb", str(small), "Omegastadt"]) == 1


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
