"""What was counted: right, wrong and missed, by name, and by the values of a column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Literal

from kg.evaluation.matching import local
from kg.presentation import Cell, Column, Table

Item = dict[str, Any]
Figures = dict[str, float | int | None]


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that gold has and the answers lack, or the other way round."""

    kind: str
    document: str
    what: str
    """``missed``, ``false alarm`` or, of links, ``wrong``."""
    item: Item
    note: str = ""
    """What was nearly right: ``"speaker: X, in gold Y"``."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one answer is right, or one item of gold was found."""

    kind: str
    document: str
    side: Literal["answer", "gold"]
    right: bool
    item: Item


@dataclass(slots=True)
class Share:
    """What was counted for one value of a column."""

    kind: str
    value: str
    right: int = 0
    answers: int = 0
    found: int = 0
    gold: int = 0

    @property
    def size(self) -> int:
        """How many items the figures rest on."""
        return max(self.answers, self.gold)

    @property
    def precision(self) -> float | None:
        """The share of the answers that is right; ``None`` if there are none."""
        return round(self.right / self.answers, 3) if self.answers else None

    @property
    def recall(self) -> float | None:
        """The share of gold that was found; ``None`` if gold has none, or not this column."""
        return round(self.found / self.gold, 3) if self.gold else None

    def add(self, verdict: Verdict) -> None:
        """Count a verdict."""
        if verdict.side == "answer":
            self.right += verdict.right
            self.answers += 1
        else:
            self.found += verdict.right
            self.gold += 1


@dataclass(slots=True)
class Scores:
    """What was counted over all articles, in the order in which it first came up."""

    articles: int = 0
    counts: dict[str, list[int]] = field(default_factory=dict)
    """True positives, false positives and false negatives by name."""
    judged: dict[str, list[int]] = field(default_factory=dict)
    """Right and all, by name."""
    misses: list[Miss] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def count(self, name: str, right: int, wrong: int, missed: int) -> None:
        """Add to the counts of ``name``."""
        _add(self.counts.setdefault(name, [0, 0, 0]), (right, wrong, missed))

    def judge(self, name: str, *, right: bool) -> None:
        """Add one to the judgements of ``name``."""
        _add(self.judged.setdefault(name, [0, 0]), (int(right), 1))

    def add(self, other: Scores) -> None:
        """Add what was counted over other articles."""
        self.articles += other.articles
        for name, counted in other.counts.items():
            _add(self.counts.setdefault(name, [0, 0, 0]), counted)
        for name, counted in other.judged.items():
            _add(self.judged.setdefault(name, [0, 0]), counted)
        self.misses += other.misses
        self.verdicts += other.verdicts

    def figures(self) -> dict[str, Figures]:
        """Return precision, recall and F1, or an accuracy, by name, rounded to three digits."""
        found: dict[str, Figures] = {name: _figures(*row) for name, row in self.counts.items()}
        for name, (right, number) in self.judged.items():
            found[f"accuracy: {name}"] = {"acc": round(right / number, 3), "n": number}
        return found

    def table(self) -> Table:
        """Return the figures as people read them."""
        figures = self.figures()
        names = list(dict.fromkeys(key for row in figures.values() for key in row))
        return Table(
            (Column("what", "fixed"), *(Column(name, "fixed", 3) for name in names)),
            tuple((name, *(row.get(key) for key in names)) for name, row in figures.items()),
        )

    def by(self, column: str) -> list[Share]:
        """Return for each kind and value of a column how much is right and how much was found.

        Only a column that gold has too (``act``, ``status``, ``type``) tells what was missed.
        """
        shares: dict[tuple[str, str], Share] = {}
        for verdict in self.verdicts:
            if column not in verdict.item:
                continue
            value = _value(column, verdict.item[column])
            share = shares.setdefault((verdict.kind, value), Share(verdict.kind, value))
            share.add(verdict)
        kinds = list(dict.fromkeys(verdict.kind for verdict in self.verdicts))
        return sorted(shares.values(), key=lambda s: (kinds.index(s.kind), -s.size, s.value))

    def table_by(self, column: str) -> Table:
        """Return the shares of a column as people read them."""
        heads = ("kind", column, "P", "answers", "R", "gold")
        rows: list[tuple[Cell, ...]] = [
            (s.kind, s.value, s.precision, s.answers or None, s.recall, s.gold or None)
            for s in self.by(column)
        ]
        return Table(tuple(Column(head, "fixed", 3) for head in heads), tuple(rows))


def _add(row: list[int], numbers: tuple[int, ...] | list[int]) -> None:
    for at, number in enumerate(numbers):
        row[at] += number


def _figures(right: int, wrong: int, missed: int) -> Figures:
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    both = precision + recall
    return {
        "P": round(precision, 3),
        "R": round(recall, 3),
        "F1": round(2 * precision * recall / both, 3) if both else 0.0,
        "tp": right,
        "fp": wrong,
        "fn": missed,
    }


def _value(column: str, value: Any) -> str:
    """Return a column's value as it is counted: local names of IRIs, tenths of a confidence."""
    if column == "confidence":
        tenth = min(int(float(value) * 10), 9)
        return f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}"
    text = "none" if value in (None, "") else str(value)
    return local(text) if re.match(r"https?://", text) else text
