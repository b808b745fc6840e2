"""Links that a person decides: what is listed, what is kept, what the base lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import LinkError
from kg.link import Decisions, Linker, annotations, review
from kg.link.annotations import SKIP, DecidedLinks

TEXT = "Anna Lwowa reiste nach Alphastadt."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One annotated article."""
    note = {
        "id": "a", "date": "2006-05-02", "positions": [],
        "entities": [
            {"id": "p", "type": "Person", "name": "Anna Lwowa", "mentions": ["Anna Lwowa"]},
            {"id": "o", "type": "Place", "name": "Alphastadt", "mentions": ["Alphastadt"]},
            {"id": "n", "type": "State", "name": "Nordland", "mentions": []},
        ],
    }  # fmt: skip
    (tmp_path / "articles.jsonl").write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", "utf-8")
    (tmp_path / "a.json").write_text(json.dumps(note), "utf-8")
    return tmp_path


def test_each_named_entity_is_asked_with_all_that_bear_its_name(folder: Path, small: Path) -> None:
    linker = Linker.open(small, decisions=Decisions())

    found = list(review.questions(annotations.read(folder), linker, DecidedLinks()))

    assert [(q.key, [e.qid for e in q.candidates]) for q in found] == [
        ("p", ["Q31"]), ("o", ["Q11", "Q21"]),
    ]  # fmt: skip
    assert next(review.lines(found[1], linker.base)) == "a#o\tPlace\tAlphastadt\tQ11"


def test_what_is_decided_is_kept_and_not_asked_again(
    folder: Path, small: Path, tmp_path: Path
) -> None:
    file = tmp_path / "links.json"
    DecidedLinks().with_choice("a#o", "Q11,Q21").with_choice("a#p", "none").write(file)

    decided = DecidedLinks.read(file)

    assert decided.choice("a", "o") == ["Q11", "Q21"]
    assert decided.choice("a", "p") is None
    assert decided.choice("a", "x") == SKIP
    linker = Linker.open(small, decisions=Decisions())
    assert list(review.questions(annotations.read(folder), linker, decided)) == []


def test_a_qid_that_the_base_lacks_is_named(small: Path) -> None:
    decided = DecidedLinks({"a": {"p": "Q31", "o": ["Q11", "Q999"], "s": SKIP}})

    base = Linker.open(small, decisions=Decisions()).base

    assert review.unknown(decided, base) == [("a", "o", "Q999")]


def test_the_command_lists_keeps_and_complains(
    folder: Path, tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("KG_KB", str(small))
    links = str(tmp_path / "links.json")
    command = ["link", "--gold", str(folder), "--links", links]

    assert main(command) == 0
    assert capsys.readouterr().out.count("a#") == 2
    assert main([*command, "--set", "a#p", "Q31"]) == 0
    assert main([*command, "--set", "a#o", "Q999"]) == 0
    assert main(command) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "a#o: Q999 is not in the knowledge base" in said.err
    assert main([*command[:3], "--set", "a#o", "none"]) == 1


BROKEN = [
    ("[]", "no table of links"),
    ('{"a": {"p": 3}}', "no table of links"),
    ("{", "no table of links"),
]


@pytest.mark.parametrize(("text", "reason"), BROKEN)
def test_a_broken_table_is_named(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "links.json"
    file.write_text(text, "utf-8")
    with pytest.raises(LinkError, match=reason):
        DecidedLinks.read(file)


def test_the_kept_links_stand_in_the_base() -> None:
    """The decided links of the project name nothing that its knowledge base lacks."""
    folder = Path(__file__).resolve().parents[2] / "training" / "links"
    base = Linker.open(decisions=Decisions()).base
    files = sorted(folder.glob("*.json"))

    assert [f.name for f in files] == ["agency.json", "cases.json"]
    for file in files:
        decided = DecidedLinks.read(file)
        assert sum(len(of) for of in decided.by_article.values()) > 400
        assert review.unknown(decided, base) == []
