"""Bring your own: a newsroom's CSV, what changed between two bases, what matters in a dump."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.errors import LinkError
from kg.link import KnowledgeBase, compiler, difference, dump, people, records

CSV = """qid;name;aliases;office;of;start;end;country;party;born;sex
Q701;Vera Wald;V. Wald, Wald-Vera;Außenministerin;Nordland;2020-01-02;;Nordland;;1970;female
Q701;Vera Wald;;Botschafterin;Q20;2015;2019;Nordland;;;
Q702;Hafenrat;;;;;;Südland;;;
"""


@pytest.fixture
def base(small: Path) -> KnowledgeBase:
    """The made-up base, which knows Nordland and Südland."""
    return KnowledgeBase.open(small)


def test_several_lines_of_one_person_are_several_offices(
    tmp_path: Path, base: KnowledgeBase
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(CSV, "utf-8")

    vera, council = people.read(file, base)

    assert (vera.qid, vera.country, vera.born, vera.sex) == ("Q701", "Q10", 1970, "female")
    assert [(r.title, r.of, r.start, r.end) for r in vera.roles] == [
        ("Minister of Foreign Affairs", "Q10", "2020-01-02", None),
        ("Ambassador", "Q20", "2015", "2019"),
    ]
    assert council.country == "Q20"


BROKEN = [
    ("name\nVera Wald\n", ":1: no column qid"),
    ("qid,name,colour\nQ1,A,red\n", ":1: unknown column colour"),
    ("qid,name\nQ1,Vera Wald\n1,Vera Wald\n", ":3: no entity"),
    ("qid,name,country\nQ1,Vera Wald,Nirgendwo\n", ":2: no entity: 'Nirgendwo'"),
    ("qid,name,born\nQ1,Vera Wald,gestern\n", ":2: no entity"),
]


@pytest.mark.parametrize(("text", "reason"), BROKEN)
def test_a_broken_line_is_named(
    tmp_path: Path, base: KnowledgeBase, text: str, reason: str
) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(text, "utf-8")
    with pytest.raises(LinkError) as caught:
        people.read(file, base)
    assert reason in str(caught.value)


def test_a_csv_is_added_to_the_overlay(
    tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("KG_KB", str(small))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "mine.csv"
    file.write_text(CSV, "utf-8")

    assert main(["kb", "add", str(file)]) == 0
    assert main(["kb", "lookup", "Vera Wald"]) == 0

    out = capsys.readouterr().out
    assert "Q701\tPerson\tVera Wald\tNordland" in out
    assert "Minister of Foreign Affairs\t2020-01-02 – …" in out


def test_a_csv_compiles_to_a_base(tmp_path: Path, small: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("KG_KB", str(small))
    file, target = tmp_path / "mine.csv", tmp_path / "own.sqlite"
    file.write_text(CSV, "utf-8")

    assert main(["kb", "compile", str(file), "--from", "csv", "-o", str(target)]) == 0
    assert [h.entity for h in KnowledgeBase.open(target).lookup("Vera Wald")] == [701]


def test_a_record_goes_to_json_and_back(table: Path) -> None:
    found = list(records.read(table))

    assert [records.from_json(json.loads(json.dumps(records.to_json(r)))) for r in found] == found


def compiled(path: Path, *lines: dict[str, Any]) -> Path:
    """A base of these records."""
    compiler.compile_base(map(records.from_json, lines), path, compiler.Recipe(path.stem))
    return path


ANNA = {"qid": "Q1", "type": "Person", "label_de": "Anna Alt"}
BERT = {"qid": "Q2", "type": "Person", "label_de": "Bert Alt"}
OFFICE = {"title": "President", "of": "Q10", "start": "2020", "end": None}


def test_what_changed_between_two_bases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = compiled(tmp_path / "old.sqlite", ANNA, BERT)
    new = compiled(
        tmp_path / "new.sqlite",
        {**ANNA, "label_de": "Anna Neu", "roles": [OFFICE], "born": 1960},
        {"qid": "Q3", "type": "Place", "label_de": "Neustadt"},
    )

    assert list(difference.changes(old, old)) == []
    assert [(c.sign, c.qid, c.details) for c in difference.changes(old, new)] == [
        ("~", "Q1", ("label Anna Alt → Anna Neu", "born none → 1960", "+ name Anna Neu",
                     "- name Anna Alt", "+ office President 2020/")),
        ("-", "Q2", ()),
        ("+", "Q3", ()),
    ]  # fmt: skip
    assert main(["kb", "diff", str(old), str(new)]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[1] == "-\tQ2\tPerson\tBert Alt"
    assert said.err.splitlines() == ["+ 1 Place", "- 1 Person", "~ 1 Person"]
    assert main(["kb", "diff", str(old), str(tmp_path / "none.sqlite")]) == 1


def item(qid: str, label: str, sitelinks: int = 0, **claims: str) -> dict[str, Any]:
    """An item of Wikidata's dump."""
    return {
        "id": qid, "labels": {"de": {"value": label}, "en": {"value": label}},
        "claims": {
            name: [{"mainsnak": {"datavalue": {"value": {"id": value}}}}]
            for name, value in claims.items()
        },
        "sitelinks": {str(n): {} for n in range(sitelinks)},
    }  # fmt: skip


def since(year: str, end: str | None = None) -> dict[str, Any]:
    """The qualifiers of an office."""
    spans = {"P580": year} | ({"P582": end} if end else {})
    return {
        name: [{"datavalue": {"value": {"time": f"+{y}-00-00T00:00:00Z", "precision": 9}}}]
        for name, y in spans.items()
    }


MATTERS = [  # qualifiers of an office, or None; sitelinks; whether the person matters
    (since("1930", "1940"), 90, False),
    (since("1930", "1950"), 0, True),
    (since("1999"), 0, True),
    (since("1900"), 90, False),
    ({}, 0, True),
    (None, 90, False),
]


@pytest.mark.parametrize(("qualifiers", "sitelinks", "expected"), MATTERS)
def test_people_of_a_dump_matter_by_their_offices(
    tmp_path: Path, qualifiers: dict[str, Any] | None, sitelinks: int, *, expected: bool
) -> None:
    office = item("Q600", "President", P31="Q4164871", P1001="Q10")
    person = item("Q601", "Emil Fuchs", sitelinks, P31="Q5")
    if qualifiers is not None:
        person["claims"]["P39"] = [
            {"mainsnak": {"datavalue": {"value": {"id": "Q600"}}}, "qualifiers": qualifiers}
        ]
    path = tmp_path / "dump.json"
    path.write_text("\n".join(map(json.dumps, [office, person])), "utf-8")

    assert [r.qid for r in dump.records(path)] == (["Q601"] if expected else [])


def test_bodies_and_places_of_a_dump_matter_by_who_writes_of_them(tmp_path: Path) -> None:
    lines = [
        item("Q43229", "organization"), item("Q7278", "political party", P279="Q43229"),
        item("Q17334923", "location"), item("Q701", "Neupartei", 5, P31="Q7278", P17="Q10"),
        item("Q702", "Kleinpartei", 1, P31="Q7278"), item("Q703", "Neustadt", 3, P31="Q17334923"),
        item("Q704", "ein Gen", 90, P31="Q7187"),
    ]  # fmt: skip
    path = tmp_path / "dump.json"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")

    found = {r.qid: r for r in dump.records(path)}

    assert sorted(found) == ["Q701", "Q703"]
    assert [r.title for r in found["Q701"].roles] == ["party"]
    assert sorted(r.qid for r in dump.records(path, dump.Choice(min_sitelinks=1))) == [
        "Q701", "Q702", "Q703",
    ]  # fmt: skip
