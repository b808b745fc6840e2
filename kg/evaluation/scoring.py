"""Scores answers of the five contract queries against gold annotations.

Items are paired one to one, best pair first; precision, recall and F1 count pairs, accuracies
count properties of pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.evaluation.actors import mark_entities, mark_positions
from kg.evaluation.events import STATEMENTS, WARNINGS, mark_meetings, mark_utterances
from kg.evaluation.gold import QUERIES, GoldArticle
from kg.evaluation.marking import Marking, Row
from kg.evaluation.scores import Scores


def score(
    gold: Mapping[str, GoldArticle], answers: Mapping[str, Iterable[Mapping[str, object]]]
) -> Scores:
    """Return the scores of ``answers``, rows by query name, for the articles in ``gold``."""
    scores = Scores(articles=len(gold))
    by_article: dict[str, dict[str, list[Row]]] = {
        name: {article: [] for article in gold} for name in QUERIES
    }
    for name in QUERIES:
        for row in answers.get(name, ()):
            told = _told(row)
            if told.get("document", "") in gold:
                by_article[name][told["document"]].append(told)
    for article, annotation in gold.items():
        marking = Marking(article, annotation, scores)
        mark_entities(marking, by_article["entities"][article])
        mark_positions(marking, by_article["positions"][article])
        mark_meetings(marking, by_article["meetings"][article])
        mark_utterances(marking, by_article["warnings"][article], WARNINGS)
        mark_utterances(marking, by_article["statements"][article], STATEMENTS)
    return scores


def _told(row: Mapping[str, object]) -> Row:
    """Return a row as words, without what is not told."""
    return {column: str(value) for column, value in row.items() if value is not None}
