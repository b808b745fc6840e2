"""Reads gold articles into a store of their own, asks the contract queries, scores the answers."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.building import Build, Outcome, count
from kg.errors import InputError
from kg.evaluation.gold import ARTICLES, QUERIES, GoldArticle, read_gold
from kg.evaluation.scores import Figures, Miss, Scores
from kg.evaluation.scoring import score
from kg.ingest import Place, Taken, read_sources
from kg.model import Article
from kg.pipeline import Reader
from kg.presentation import Table
from kg.store import QuadStore, Results
from kg.tally import Tally


@dataclass(slots=True)
class Evaluation:
    """What was counted over the articles of gold folders; ``str`` gives the table."""

    scores: Scores = field(default_factory=Scores)
    tally: Tally = field(default_factory=Tally)
    """How many of the articles could be read."""
    answers: dict[str, Results] = field(default_factory=dict)
    """The answers of the five queries."""

    @property
    def misses(self) -> list[Miss]:
        """What was missed, what is wrong, and what was nearly right."""
        return self.scores.misses

    def figures(self) -> dict[str, Figures]:
        """Return precision, recall and F1, or an accuracy, by name."""
        return self.scores.figures()

    def table(self) -> Table:
        """Return the figures as people read them."""
        return self.scores.table()

    def by(self, column: str) -> Table:
        """Return the figures for each value of a column of the answers: ``pattern``, ``kind``."""
        return self.scores.table_by(column)

    def __str__(self) -> str:
        return str(self.table())

    def _repr_html_(self) -> str:
        return self.table().to_html()


def evaluate(
    folders: Place | Iterable[Place],
    reader: Reader | None = None,
    *,
    workers: int = 1,
    article: str | Iterable[str] | None = None,
    each: Callable[[Outcome], None] | None = None,
) -> Evaluation:
    """Return the scores of a reader on the annotated articles of a folder, or of several.

    A folder holds ``articles.jsonl`` and an ``<id>.json`` for each annotated article; ``article``
    names one of them or several, and ``each`` is called with what became of every one.

    Raises:
        InputError: a folder holds no such articles.
    """
    places = [folders] if isinstance(folders, (str, os.PathLike)) else folders
    ids = None if article is None else [article] if isinstance(article, str) else list(article)
    golds = [(Path(place), _chosen(read_gold(Path(place)), ids, place)) for place in places]
    reader = reader or Reader()
    whole = Evaluation()
    for folder, gold in golds:
        with QuadStore.open(None) as store:
            build = Build(store, _articles(folder, gold), reader, workers=workers)
            for outcome in build:
                if each is not None:
                    each(outcome)
                count(whole.tally, outcome)
            answers = {name: store.query(name) for name in QUERIES}
        whole.scores.add(score(gold, answers))
        for name, results in answers.items():
            before = whole.answers.get(name, Results(results.variables))
            values = before.values + results.values
            whole.answers[name] = dataclasses.replace(results, values=values)
    return whole


def _chosen(
    gold: dict[str, GoldArticle], ids: list[str] | None, folder: Place
) -> dict[str, GoldArticle]:
    if ids is None:
        return gold
    for article in ids:
        if article not in gold:
            raise InputError(f"no annotation of article {article!r}", where=str(folder))
    return {article: gold[article] for article in ids}


def _articles(folder: Path, gold: dict[str, GoldArticle]) -> Iterator[Taken]:
    """Yield the annotated articles, whatever language they seem to be in, and what failed."""
    for taken in read_sources(folder / ARTICLES, force=True):
        if not isinstance(taken, Article) or taken.id in gold:
            yield taken
