"""Compiling, opening and extending the knowledge base."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import pytest

from kg.errors import LinkError
from kg.link import Decisions, KnowledgeBase, Linker, bundle, compiler, dump, records
from kg.link.decisions import Decision, decision_key, parse_choice
from kg.link.names import fold, stem

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_table_gives_the_same_bytes(table: Path, tmp_path: Path) -> None:
    recipe = compiler.Recipe("made up")
    one, two = tmp_path / "one", tmp_path / "two"
    compiler.compile_base(records.read(table), one, recipe)
    shuffled = list(reversed(list(records.read(table))))
    compiler.compile_base(shuffled, two, recipe)
    assert one.read_bytes() == two.read_bytes()


def test_meta_names_snapshot_digest_and_licences(small: Path) -> None:
    base = KnowledgeBase.open(small)
    assert base.meta["snapshot"] == "made up"
    assert base.meta["licences"] == "CC0-1.0"
    assert base.meta["entities"] == "10"
    assert len(base.digest) == 64


def test_the_base_is_read_only(small: Path) -> None:
    base = KnowledgeBase.open(small)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        base._layers[-1].connection.execute("DELETE FROM meta")


def test_a_source_can_be_left_out(table: Path, tmp_path: Path) -> None:
    target = tmp_path / "less"
    compiler.compile_base(
        records.read(table), target, compiler.Recipe("x", exclude=frozenset({"t"}))
    )
    assert KnowledgeBase.open(target).adjectives() == {}


BROKEN = [
    ("{", "no entity record"),
    ('{"qid": "X1", "type": "State", "label_de": "A"}', "'X1' is no QID"),
    ('{"qid": "Q1", "type": "Thing", "label_de": "A"}', "'Thing' is none of"),
    ('{"qid": "Q1", "type": "State"}', "no label"),
]


@pytest.mark.parametrize(("line", "reason"), BROKEN)
def test_a_broken_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(LinkError, match=f"broken.jsonl:2.*{reason}"):
        list(records.read(path))


def test_what_is_no_base_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.sqlite"
    with pytest.raises(LinkError, match="no such knowledge base"):
        KnowledgeBase.open(path)
    path.write_bytes(b"nothing of the kind" * 100)
    with pytest.raises(LinkError, match="no knowledge base"):
        KnowledgeBase.open(path)


def test_an_overlay_adds_to_the_base_and_changes_the_digest(small: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    mine.write_text('{"qid": "Q77", "type": "Organisation", "label_de": "Hirtenbund"}\n', "utf-8")
    plain, more = KnowledgeBase.open(small), KnowledgeBase.open(small, mine)
    assert plain.lookup("Hirtenbund") == ()
    assert [hit.entity for hit in more.lookup("Hirtenbunds")] == [77]
    assert more.entry(10) == plain.entry(10)
    assert more.digest != plain.digest


def test_decisions_survive_in_their_file(tmp_path: Path) -> None:
    path = tmp_path / "links.jsonl"
    key = decision_key("Person:Anna Lwowa")
    Decisions.read(path).with_decision(Decision(key, "Q5")).write(path)
    Decisions.read(path).with_decision(Decision("a#e1", None)).write(path)
    assert Decisions.read(path).by_entity == {"Person:anna lwowa": "Q5", "a#e1": None}


@pytest.mark.parametrize(("typed", "choice"), [("none", None), ("Q5", "Q5"), ("wd/Q5", "Q5")])
def test_choices(typed: str, choice: str | None) -> None:
    assert parse_choice(typed) == choice


@pytest.mark.parametrize("typed", ["5", "", "Q", "Q05"])
def test_what_is_no_choice(typed: str) -> None:
    with pytest.raises(LinkError):
        parse_choice(typed)


def _item(qid: str, label: str, **claims: object) -> dict[str, object]:
    found: dict[str, object] = {"id": qid, "labels": {"de": {"value": label}}}
    found["claims"] = {
        name: [{"mainsnak": {"datavalue": {"value": {"id": value}}}}]
        for name, value in claims.items()
    }
    return found


def test_records_from_a_made_up_dump(tmp_path: Path) -> None:
    office = _item("Q600", "Außenminister", P1001="Q10")
    office["labels"] = {"en": {"value": "Minister of Foreign Affairs"}}
    person = _item("Q601", "Emil Fuchs", P31="Q5", P27="Q10")
    person["claims"]["P39"] = [  # type: ignore[index]
        {
            "mainsnak": {"datavalue": {"value": {"id": "Q600"}}},
            "qualifiers": {
                "P580": [
                    {"datavalue": {"value": {"time": "+2014-03-00T00:00:00Z", "precision": 10}}}
                ]
            },
        }
    ]
    items = [
        _item("Q10", "Nordland", P31="Q3624078"),
        _item("Q500", "Behörde", P279="Q43229"),
        _item("Q501", "Zollamt", P31="Q500", P17="Q10"),
        _item("Q502", "ein Gedanke", P31="Q503"),
        office,
        person,
    ]
    path = tmp_path / "dump.json"
    path.write_text("[\n" + ",\n".join(json.dumps(i) for i in items) + "\n]\n", "utf-8")
    found = {r.qid: r for r in dump.records(path, dump.Choice(min_sitelinks=0))}
    assert {q: r.type for q, r in found.items()} == {
        "Q10": "State", "Q501": "Organisation", "Q601": "Person",
    }  # fmt: skip
    assert found["Q501"].country == "Q10"
    role = found["Q601"].roles[0]
    assert (role.title, role.of, role.start) == ("Minister of Foreign Affairs", "Q10", "2014-03")
    target = tmp_path / "dump.sqlite"
    compiler.compile_base(found.values(), target, compiler.Recipe("dump"))
    assert [h.entity for h in KnowledgeBase.open(target).lookup("Emil Fuchs")] == [601]


def test_the_bundled_base_unpacks_where_the_home_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr(bundle.tempfile, "gettempdir", lambda: str(tmp_path))
    path = bundle.unpacked()
    assert path.is_relative_to(tmp_path)
    assert Linker.open(path, decisions=Decisions()).snapshot
    assert not list(path.parent.glob("*.new"))


def test_the_bundled_base_names_its_sources_and_their_licences_and_is_small() -> None:
    meta = KnowledgeBase.open(overlay=None).meta
    assert set(meta) >= {"snapshot", "digest", "licences", "sources", "entities", "aliases"}
    assert "not stated" not in meta["licences"]
    assert all(source in meta["licences"] for source in meta["sources"].split())
    assert bundle.packed().stat().st_size <= 12_000_000


def test_licences_are_those_of_the_sources(tmp_path: Path) -> None:
    target = tmp_path / "base.sqlite"
    line = '{"qid": "Q1", "type": "State", "label_de": "A", "sources": ["rigour", "cldr", "mine"]}'
    found = records.parse([line], "here")
    meta = compiler.compile_base(found, target, compiler.Recipe("x"))
    assert meta["licences"] == "MIT (rigour); Unicode-3.0 (cldr); not stated (mine)"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Weltsicherheitsrats", "Sicherheitsrat der Vereinten Nationen"),
        ("Internationalen Olympischen Komitee", "Internationales Olympisches Komitee"),
        ("Afrikanischen Union", "Afrikanische Union"),
    ],
)
def test_german_names_are_found_declined(name: str, label: str) -> None:
    base = KnowledgeBase.open()
    numbers = {hit.entity for hit in base.lookup(name)} | set(base.stems(stem(fold(name))))
    assert label in {entry.label for n in numbers if (entry := base.entry(n))}
