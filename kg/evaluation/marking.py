"""The marking of the answers about one article: what is right, wrong and missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kg.evaluation.gold import GoldArticle
from kg.evaluation.matching import Item, Pair
from kg.evaluation.scores import Miss, Scores, Verdict

Row = dict[str, str]
Side = Literal["answer", "gold"]


@dataclass(frozen=True, slots=True)
class Marking:
    """Counts what is right about one article into the scores of all."""

    document: str
    gold: GoldArticle
    scores: Scores

    def count(
        self, name: str, pairs: Sequence[Pair], gold: Sequence[Item], answers: Sequence[Item]
    ) -> None:
        """Count pairs, and what stayed alone on either side."""
        found = len(pairs)
        self.scores.count(name, found, len(answers) - found, len(gold) - found)

    def missed(self, kind: str, what: str, item: Item, note: str = "") -> None:
        """Keep something that was missed, or is wrong, with its offsets."""
        if "evidence" in item and "begin" not in item:
            begin, end = self.gold.span(item)
            item = {**item, "begin": begin, "end": end}
        self.scores.misses.append(Miss(kind, self.document, what, item, note))

    def sides(
        self,
        kind: str,
        items: Mapping[Side, Sequence[Item]],
        pairs: Sequence[Pair],
        notes: Mapping[tuple[Side, int], str] | None = None,
    ) -> None:
        """Keep a verdict on each item of both sides, and what has no partner."""
        paired: dict[Side, set[int]] = {
            "gold": {i for i, _ in pairs},
            "answer": {j for _, j in pairs},
        }
        what: dict[Side, str] = {"gold": "missed", "answer": "false alarm"}
        for side, listed in items.items():
            for at, item in enumerate(listed):
                found = at in paired[side]
                self.scores.verdicts.append(Verdict(kind, self.document, side, found, item))
                if not found:
                    self.missed(kind, what[side], item, (notes or {}).get((side, at), ""))

    def roles(self, wanted: Sequence[str], names: set[str]) -> tuple[int, int, int]:
        """Return how many of a role's entities are named, names are wrong, entities are missing."""
        called = self.gold.is_called
        named = sum(any(called(entity, name) for name in names) for entity in wanted)
        wrong = sum(not any(called(entity, name) for entity in wanted) for name in names)
        return named, wrong, len(wanted) - named

    def overlap(self, item: Item, answer: Item) -> bool:
        """Return whether the passages of two items share a character."""
        (a, b), (c, d) = self.gold.span(item), self.gold.span(answer)
        return min(b, d) > max(a, c)
