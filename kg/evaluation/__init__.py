"""The figures of this program on annotated articles.

from kg.evaluation import evaluate

evaluation = evaluate("gold")               # a folder, or several
evaluation.table()                          # precision, recall and F1, and accuracies
evaluation.by("pattern")                    # the same by the values of a column
evaluation.misses                           # what was missed, and what is wrong
"""

from kg.evaluation.floors import below, read_floors
from kg.evaluation.gold import QUERIES, GoldArticle, read_gold
from kg.evaluation.run import Evaluation, evaluate
from kg.evaluation.scores import Miss, Scores, Share, Verdict
from kg.evaluation.scoring import score

__all__ = [
    "QUERIES",
    "Evaluation",
    "GoldArticle",
    "Miss",
    "Scores",
    "Share",
    "Verdict",
    "below",
    "evaluate",
    "read_floors",
    "read_gold",
    "score",
]
