"""Marks meetings, warnings and statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluation.marking import Marking, Row, Side
from kg.evaluation.matching import Item, Pair, contained, gathered, local, pairs


def mark_meetings(marking: Marking, rows: list[Row]) -> None:
    """Mark meetings: one is found where half of all participants agree, or a third and the place.

    Where gold names no participant, the passages must overlap.
    """
    answers = gathered(rows, "meeting", "participant")
    gold = marking.gold.items["meetings"]

    def likeness(meeting: Item, answer: Item) -> float:
        near = marking.overlap(meeting, answer)
        if not meeting["participants"]:
            return 0.5 if near else 0
        shared = marking.roles(meeting["participants"], answer["roles"])
        agreement = shared[0] / sum(shared)
        if agreement >= 1 / 2 or (near and agreement >= 1 / 3):
            return agreement + 0.5 * near
        return 0

    found = pairs(gold, answers, likeness)
    marking.count("meetings", found, gold, answers)
    for i, j in found:
        _mark_met(marking, gold[i], answers[j])
    for at, meeting in enumerate(gold):
        if at not in {i for i, _ in found}:
            marking.scores.count("meeting participants", 0, 0, len(meeting["participants"]))
    for at, answer in enumerate(answers):
        if at not in {j for _, j in found}:
            marking.scores.count("meeting participants", 0, len(answer["roles"]), 0)
    marking.sides("meetings", {"gold": gold, "answer": answers}, found)


def _mark_met(marking: Marking, meeting: Item, answer: Item) -> None:
    """Judge what is said of a meeting that was found."""
    roles = marking.roles(meeting["participants"], answer["roles"])
    marking.scores.count("meeting participants", *roles)
    for column in ("kind", "status"):
        same = meeting[column] == local(answer.get(column))
        marking.scores.judge(f"meeting {column}", right=same)
    if meeting["place"]:
        same = marking.gold.is_called(meeting["place"], answer.get("placeName"))
        marking.scores.judge("meeting place", right=same)
    if meeting["date"]:
        same = answer.get("date", "").startswith(meeting["date"])
        marking.scores.judge("meeting date", right=same)


@dataclass(frozen=True, slots=True)
class Utterances:
    """The columns of a query about utterances, and their names in gold."""

    query: str
    node: str
    speaker: str
    kind: str
    other: str
    gold_others: str


WARNINGS = Utterances("warnings", "warning", "issuer", "kind", "target", "targets")
STATEMENTS = Utterances("statements", "statement", "speaker", "act", "addressee", "addressees")


def mark_utterances(marking: Marking, rows: list[Row], columns: Utterances) -> None:
    """Mark utterances: one is found where passages overlap, right if the speaker agrees."""
    answers = gathered(rows, columns.node, columns.other)
    gold = marking.gold.items[columns.query]

    def same_speaker(item: Item, answer: Item) -> bool:
        name = answer.get(f"{columns.speaker}Name")
        return marking.gold.is_called(item[columns.speaker], name)

    def likeness(item: Item, answer: Item) -> float:
        return (3 if same_speaker(item, answer) else 1) * marking.overlap(item, answer)

    near = pairs(gold, answers, likeness)
    found = [
        (i, j)
        for i, j in near
        if gold[i][columns.speaker] is None or same_speaker(gold[i], answers[j])
    ]
    marking.count(f"{columns.query} found", near, gold, answers)
    marking.count(columns.query, found, gold, answers)
    for i, j in found:
        _mark_uttered(marking, gold[i], answers[j], columns)
    sides: dict[Side, Sequence[Item]] = {"gold": gold, "answer": answers}
    other_speaker = [(i, j) for i, j in near if (i, j) not in found]
    notes = _notes(marking, sides, other_speaker, columns.speaker)
    marking.sides(columns.query, sides, found, notes)


def _notes(
    marking: Marking, sides: dict[Side, Sequence[Item]], pairs_: Sequence[Pair], speaker: str
) -> dict[tuple[Side, int], str]:
    """Return of each pair that is no match whom it was taken for, and who it is."""
    notes: dict[tuple[Side, int], str] = {}
    for i, j in sorted(pairs_):
        name = sides["answer"][j].get(f"{speaker}Name")
        wanted = marking.gold.name(sides["gold"][i][speaker])
        notes["gold", i] = notes["answer", j] = f"{speaker}: {name}, in gold {wanted}"
    return notes


def _mark_uttered(marking: Marking, item: Item, answer: Item, columns: Utterances) -> None:
    """Judge what is said of an utterance that was found."""
    same = item[columns.kind] == local(answer.get(columns.kind))
    marking.scores.judge(f"{columns.query} {columns.kind}", right=same)
    roles = marking.roles(item[columns.gold_others], answer["roles"])
    marking.scores.count(f"{columns.query} {columns.other}s", *roles)
    if item.get("quote"):
        quote = answer.get("quote")
        same = bool(quote) and contained(item["quote"], quote)
        marking.scores.judge(f"{columns.query} quote", right=same)
