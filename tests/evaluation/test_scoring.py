"""The scores are those of the shared scorer, on perfect answers and on spoilt ones."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from kg.evaluation import QUERIES, GoldArticle, Scores, read_gold, score

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]
NS = "https://w3id.org/depesche/ns#"

TEXT = "Vogt traf Lund in Montreux. Vogt warnte den Nordstaat. Lund sagte: „Nein.“"
GOLD = {
    "entities": [
        {"id": "e1", "type": "Person", "name": "Anna Vogt", "mentions": ["Vogt"]},
        {"id": "e2", "type": "Person", "name": "Erik Lund", "mentions": ["Lund"]},
        {"id": "e3", "type": "Place", "name": "Montreux", "mentions": ["Montreux"]},
        {"id": "e4", "type": "State", "name": "Nordstaat", "mentions": []},
    ],
    "positions": [{"person": "e1", "title": "Ministerin", "of": "e4", "former": False}],
    "meetings": [
        {
            "id": "m1",
            "kind": "bilateral",
            "status": "occurred",
            "participants": ["e1", "e2"],
            "place": "e3",
            "date": "2022-05",
            "evidence": "Vogt traf Lund in Montreux.",
        }
    ],
    "warnings": [
        {
            "id": "w1",
            "kind": "warning",
            "issuer": "e1",
            "targets": ["e4"],
            "quote": None,
            "evidence": "Vogt warnte den Nordstaat.",
        }
    ],
    "statements": [
        {
            "speaker": "e2",
            "act": "deny",
            "addressees": [],
            "quote": "Nein.",
            "evidence": "Lund sagte: „Nein.“",
        }
    ],
}


def _rows(article: str, gold: dict[str, Any], text: str) -> dict[str, list[Row]]:
    """Return the answers of a reader that finds exactly what gold has."""
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}
    answers: dict[str, list[Row]] = {name: [] for name in QUERIES}
    for e in gold["entities"]:
        row = {"document": article, "entity": f"{article}/{e['id']}", "name": e["name"]}
        answers["entities"].append({**row, "type": NS + e["type"], "wikidata": "http://w/Q1"})
    for at, p in enumerate(gold["positions"]):
        row = {"document": article, "position": str(at), "person": p["person"], "former": "false"}
        row |= {"personName": names[p["person"]], "title": p["title"]}
        answers["positions"].append(row | ({"ofName": names[p["of"]]} if p["of"] else {}))
    for at, m in enumerate(gold["meetings"]):
        row = _event(article, "meeting", at, m, text)
        row |= {"kind": NS + m["kind"], "status": m["status"], "date": m["date"] or ""}
        row |= {"placeName": names[m["place"]]} if m["place"] else {}
        answers["meetings"] += _each(row, "participant", m["participants"], names)
    for node, who, kind, other, others in (
        ("warning", "issuer", "kind", "target", "targets"),
        ("statement", "speaker", "act", "addressee", "addressees"),
    ):
        for at, item in enumerate(gold[f"{node}s"]):
            row = _event(article, node, at, item, text) | {kind: item[kind]}
            row |= {f"{who}Name": names[item[who]]} if item[who] else {}
            row |= {"quote": item["quote"]} if item.get("quote") else {}
            answers[f"{node}s"] += _each(row, other, item[others], names)
    return answers


def _event(article: str, node: str, at: int, item: dict[str, Any], text: str) -> Row:
    begin = text.index(item["evidence"])
    return {
        "document": article,
        node: f"{article}/{node}{at}",
        "evidence": item["evidence"],
        "begin": str(begin),
        "end": str(begin + len(item["evidence"])),
    }


def _each(row: Row, role: str, ids: list[str], names: dict[str, str]) -> list[Row]:
    return [{**row, role: i, f"{role}Name": names[i]} for i in ids] or [row]


def _scores(answers: dict[str, list[Row]]) -> dict[str, Any]:
    forms = {e["id"]: [e["name"], *e["mentions"]] for e in GOLD["entities"]}
    folded = {i: frozenset(form.casefold() for form in names) for i, names in forms.items()}
    links = {"e1": "Q1", "e2": ["Q2", "Q3"], "e3": None}
    return score({"a": GoldArticle(TEXT, GOLD, links, folded)}, answers).figures()


def test_perfect_answers_get_full_marks() -> None:
    table = _scores(_rows("a", GOLD, TEXT))
    counted = {name: row for name, row in table.items() if "F1" in row and "address" not in name}

    assert {name: (row["F1"], row["tp"]) for name, row in counted.items()} == {
        "entities": (1.0, 3),
        "positions": (1.0, 1),
        "meetings": (1.0, 1),
        "meeting participants": (1.0, 2),
        "warnings found": (1.0, 1),
        "warnings": (1.0, 1),
        "warnings targets": (1.0, 1),
        "statements found": (1.0, 1),
        "statements": (1.0, 1),
    }
    assert table["accuracy: meeting date"] == {"acc": 1.0, "n": 1}
    assert table["accuracy: links made right"] == {"acc": 0.333, "n": 3}
    assert table["accuracy: linkable linked right"] == {"acc": 0.5, "n": 2}


def test_no_answers_miss_everything() -> None:
    table = _scores({})

    assert table["entities"] == {"P": 0.0, "R": 0.0, "F1": 0.0, "tp": 0, "fp": 0, "fn": 3}
    assert table["statements"]["fn"] == 1


def _scored(answers: dict[str, list[Row]]) -> Scores:
    forms = {e["id"]: [e["name"], *e["mentions"]] for e in GOLD["entities"]}
    folded = {i: frozenset(form.casefold() for form in names) for i, names in forms.items()}
    return score({"a": GoldArticle(TEXT, GOLD, {}, folded)}, answers)


def test_shares_by_a_column() -> None:
    """Of answers what is right; of gold, where it has the column, what was found."""
    answers = _rows("a", GOLD, TEXT)
    for name, pattern in (("meetings", "verb"), ("warnings", "condition"), ("statements", "free")):
        for row in answers[name]:
            row |= {"pattern": pattern, "confidence": "0.85"}
    extra = answers["meetings"][0] | {"meeting": "a/more", "pattern": "noun", "status": "planned"}
    answers["meetings"].append(extra | {"participantName": "Nordstaat", "confidence": "1"})
    answers["statements"] = []
    scores = _scored(answers)

    assert scores.table_by("pattern").rows == (
        ("meetings", "noun", 0.0, 1, None, None),
        ("meetings", "verb", 1.0, 1, None, None),
        ("warnings", "condition", 1.0, 1, None, None),
    )
    assert scores.table_by("status").rows == (
        ("meetings", "occurred", 1.0, 1, 1.0, 1),
        ("meetings", "planned", 0.0, 1, None, None),
    )
    assert [(s.kind, s.value, s.found, s.gold) for s in scores.by("act")] == [
        ("statements", "deny", 0, 1)
    ]
    assert [(s.kind, s.value, s.right, s.answers) for s in scores.by("confidence")] == [
        ("meetings", "0.8 to 0.9", 1, 1),
        ("meetings", "0.9 to 1.0", 0, 1),
        ("warnings", "0.8 to 0.9", 1, 1),
    ]
    assert {s.value for s in scores.by("type")} == {"Person", "Place", "State"}
    assert scores.by("mood") == []


def test_a_miss_tells_its_place_and_what_was_nearly_right() -> None:
    answers = _rows("a", GOLD, TEXT)
    answers["warnings"][0]["issuerName"] = "Erik Lund"
    answers["meetings"] = []
    misses = {(m.kind, m.what): m for m in _scored(answers).misses}

    assert set(misses) == {
        ("meetings", "missed"),
        ("warnings", "missed"),
        ("warnings", "false alarm"),
    }
    met = misses["meetings", "missed"]
    assert (met.item["begin"], met.item["end"], met.note) == (0, 27, "")
    note = "issuer: Erik Lund, in gold Anna Vogt"
    assert misses["warnings", "missed"].note == misses["warnings", "false alarm"].note == note
    missed = misses["warnings", "missed"].item
    assert TEXT[missed["begin"] : missed["end"]] == "Vogt warnte den Nordstaat."


def _spoilt(rows: list[Row], chance: random.Random) -> list[Row]:
    """Return the rows with some lost, doubled, swapped, or with another value in a column."""
    spoilt = []
    for row in rows:
        fate = chance.random()
        if fate < 0.15:
            continue
        changed = dict(row)
        for column in row:
            if column != "document" and chance.random() < 0.08:
                changed[column] = chance.choice(rows).get(column, "")
                if column in ("begin", "end"):
                    changed[column] = str(chance.randrange(400))
            elif column not in NEEDED and chance.random() < 0.05:
                del changed[column]
        spoilt += [changed] * (2 if fate > 0.95 else 1)
    chance.shuffle(spoilt)
    return spoilt


NEEDED = {
    "document", "entity", "type", "name", "person", "personName", "title",
    "meeting", "warning", "statement",
}  # fmt: skip
"""Columns without which a row is no answer."""


@pytest.mark.parametrize("seed", range(12))
def test_the_shared_scorer_gives_the_same(seed: int, shared: Path, tmp_path: Path) -> None:
    """Both count the same on answers spoilt at random; seed 0 leaves them perfect."""
    folder = shared / "gold" / ("train" if seed % 2 else "")
    gold, chance = read_gold(folder), random.Random(seed)  # noqa: S311 - a test
    answers: dict[str, list[Row]] = {name: [] for name in QUERIES}
    for article, annotation in gold.items():
        data = json.loads((folder / f"{article}.json").read_text("utf-8"))
        for name, rows in _rows(article, data, annotation.text).items():
            answers[name] += rows
    if seed:
        answers = {name: _spoilt(rows, chance) for name, rows in answers.items()}
    for name, rows in answers.items():
        bindings = [{c: {"type": "literal", "value": v} for c, v in row.items()} for row in rows]
        (tmp_path / f"{name}.json").write_text(
            json.dumps({"results": {"bindings": bindings}}), "utf-8"
        )
    command = [sys.executable, shared / "gold" / "score.py", folder, tmp_path, "--json"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)

    assert len(gold) >= 20
    assert score(gold, answers).figures() == json.loads(ended.stdout)
