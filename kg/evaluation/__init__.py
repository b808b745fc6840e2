"""The figures of this program on annotated articles."""

from kg.evaluation.floors import below, read_floors
from kg.evaluation.gold import QUERIES, GoldArticle, read_gold
from kg.evaluation.marking import Row
from kg.evaluation.scores import Miss, Scores, Share, Verdict
from kg.evaluation.scoring import score

__all__ = [
    "QUERIES",
    "GoldArticle",
    "Miss",
    "Row",
    "Scores",
    "Share",
    "Verdict",
    "below",
    "read_floors",
    "read_gold",
    "score",
]
