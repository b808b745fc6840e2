"""Marks entities, their links, and positions."""

from __future__ import annotations

from typing import Any

from kg.evaluation.marking import Marking, Row
from kg.evaluation.matching import Item, contained, folded, local, pairs


def mark_entities(marking: Marking, rows: list[Row]) -> None:
    """Mark entities: one is found where type and name agree; its link is judged if gold has one."""
    gold = marking.gold
    answers = _distinct(rows)
    named = [entity for entity in gold.items["entities"] if entity["mentions"]]

    def likeness(entity: Item, answer: Item) -> float:
        if not gold.is_called(entity["id"], answer["name"]):
            return 0
        return 2 if entity["type"] == answer["type"] else 1

    found = pairs(named, answers, likeness)
    right = [(i, j) for i, j in found if named[i]["type"] == answers[j]["type"]]
    optional = _optional(marking, answers, {j for _, j in found})
    wrong = len(answers) - len(right) - len(optional)
    marking.scores.count("entities", len(right), wrong, len(named) - len(right))
    for i, j in found:
        same = named[i]["type"] == answers[j]["type"]
        marking.scores.judge("entity type", right=same)
    _mark_links(marking, named, {named[i]["id"]: answers[j]["qid"] for i, j in found})
    free = [(-1, j) for j in optional]  # no partner, and no false alarm either
    marking.sides("entities", {"gold": named, "answer": answers}, [*right, *free])


def _distinct(rows: list[Row]) -> list[Item]:
    """Return each entity once: the last type and name, the last link that a row gives."""
    found: dict[str, Item] = {}
    for row in rows:
        before = found.get(row["entity"], {})
        found[row["entity"]] = {
            "type": local(row["type"]),
            "name": row["name"],
            "qid": local(row.get("wikidata")) or before.get("qid"),
        }
    return list(found.values())


def _optional(marking: Marking, answers: list[Item], paired: set[int]) -> set[int]:
    """Return the answers that gold knows from an adjective only: neither right nor wrong."""
    gold = marking.gold
    unnamed = [entity for entity in gold.items["entities"] if not entity["mentions"]]
    return {
        at
        for at, answer in enumerate(answers)
        if at not in paired
        and any(gold.is_called(entity["id"], answer["name"]) for entity in unnamed)
    }


def _mark_links(marking: Marking, named: list[Item], made: dict[str, str | None]) -> None:
    for entity in named:
        wanted = marking.gold.links.get(entity["id"], "skip")
        if wanted == "skip":
            continue
        accepted = _accepted(wanted)
        qid = made.get(entity["id"])
        if qid:
            marking.scores.judge("links made right", right=qid in accepted)
        if accepted:
            marking.scores.judge("linkable linked right", right=qid in accepted)
        if (qid or accepted) and qid not in accepted:
            item = {"name": entity["name"], "gold": wanted, "made": qid}
            marking.missed("links", "wrong" if qid else "missed", item)


def _accepted(wanted: Any) -> list[str]:
    if wanted is None:
        return []
    return wanted if isinstance(wanted, list) else [wanted]


def mark_positions(marking: Marking, rows: list[Row]) -> None:
    """Mark positions: one is found where the person agrees and one title contains the other."""
    answers = list({(row["person"], folded(row["title"])): row for row in rows}.values())
    gold, called = marking.gold.items["positions"], marking.gold.is_called

    def likeness(position: Item, answer: Item) -> float:
        if not called(position["person"], answer["personName"]):
            return 0
        if not contained(position["title"], answer["title"]):
            return 0
        of = position["of"]
        return 2 if of and called(of, answer.get("ofName")) else 1

    found = pairs(gold, answers, likeness)
    marking.count("positions", found, gold, answers)
    for i, j in found:
        if gold[i]["of"]:
            same = called(gold[i]["of"], answers[j].get("ofName"))
            marking.scores.judge("position of", right=same)
    marking.sides("positions", {"gold": gold, "answer": answers}, found)
