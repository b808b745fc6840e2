"""Many articles into a store: one process or several, whole articles only, failures kept apart."""

from __future__ import annotations

import warnings
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import Self

from kg.errors import KgError
from kg.ingest import InputFailure, Inputs, Notice, Taken, count_sources, read_sources
from kg.model import Article, LinkedExtraction
from kg.pipeline import Failure, Reader, attempt, failure
from kg.store import QuadStore
from kg.store.holdings import signatures
from kg.tally import Tally, reason
from kg.workers import Job, Result, in_parallel


@dataclass(frozen=True, slots=True)
class Stored:
    """An article whose graph is in the store now."""

    article: str
    replaced: bool = False
    """Whether it took the place of what was read of that article before."""

    def __str__(self) -> str:
        return f"{'replaced' if self.replaced else 'stored'}: {self.article}"


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article that the store has already, read in the same way from the same text."""

    article: str

    def __str__(self) -> str:
        return f"unchanged: {self.article}"


Outcome = Stored | Unchanged | Failure | InputFailure | Notice
"""What became of an article or an input."""


def count(tally: Tally, outcome: Outcome) -> None:
    """Count an outcome."""
    match outcome:
        case Stored():
            tally.stored += 1
            tally.replaced += outcome.replaced
        case Unchanged():
            tally.unchanged += 1
        case Failure():
            tally.refuse(outcome.reason)
        case InputFailure():
            tally.refuse(reason(outcome.error))
        case Notice():
            tally.notices += 1


class Build:
    """An iterator that reads articles into a store and yields an outcome for each, in order.

    Each article is stored whole or not at all: a build that was stopped can be taken up later.
    """

    def __init__(
        self,
        store: QuadStore,
        inputs: Inputs,
        reader: Reader,
        *,
        workers: int = 1,
        again: bool = False,
    ) -> None:
        """Prepare a build; nothing is read before its first outcome is asked for.

        Each of several ``workers`` is a process with a reader of its own; what is stored does not
        depend on their number. An endpoint is asked one thing at a time, so that a reader that is
        ``live`` has one worker. Articles that the store has already, read with the same program,
        pipeline and knowledge base, are left as they are, unless ``again``.
        """
        self.tally = Tally()
        self.reader = reader
        self._store, self._again = store, again
        self._workers = 1 if reader.plan.live else workers
        self._inputs = inputs
        self._outcomes: Generator[Outcome, None, None] | None = None

    @property
    def total(self) -> int | None:
        """About how many articles there are; ``None`` if that cannot be told beforehand."""
        return count_sources(self._inputs)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Outcome:
        if self._outcomes is None:
            self._outcomes = self._run()
        outcome = next(self._outcomes)
        count(self.tally, outcome)
        return outcome

    def run(self) -> Tally:
        """Read and store all that is left, and return the counts of the whole build."""
        for _ in self:
            pass
        return self.tally

    def close(self) -> None:
        """Stop; what is stored stays stored."""
        self._outcomes = self._outcomes or self._run()
        self._outcomes.close()

    def __del__(self) -> None:
        if getattr(self, "_outcomes", ...) is None:
            warnings.warn(
                "a build was never run, nothing is stored: iterate over it, or call its run()",
                RuntimeWarning,
                stacklevel=2,
            )

    def _run(self) -> Generator[Outcome, None, None]:
        known = {} if self._again else signatures(self._store)
        store, signature = self._store, self.reader.signature

        def is_known(article: Article) -> bool:
            return known.get(article.id) == signature and store.article(article.id) == article

        jobs = ((taken, isinstance(taken, Article) and is_known(taken)) for taken in self._taken())
        if self._workers > 1:
            results = in_parallel(jobs, self.reader.reopen, self._workers)
        else:
            results = (_alone(self.reader, job) for job in jobs)
        stored: list[str] = []
        for taken, result in results:
            outcome = _kept(taken, result, store) if isinstance(taken, Article) else taken
            if isinstance(outcome, Stored):
                stored.append(outcome.article)
            yield outcome
        self.tally.copies = len(store.copies().keys() & set(stored))

    def _taken(self) -> Iterator[Taken]:
        for taken in read_sources(self._inputs):
            if isinstance(taken, Article):
                self.tally.take(taken)
            yield taken


def _alone(reader: Reader, job: Job) -> Result:
    taken, done = job
    if done or not isinstance(taken, Article):
        return taken, None
    return taken, attempt(reader, taken)


def _kept(article: Article, result: LinkedExtraction | Failure | None, store: QuadStore) -> Outcome:
    if result is None:
        return Unchanged(article.id)
    if isinstance(result, Failure):
        return result
    known = article.id in store
    try:
        store.put(result)
    except KgError as error:
        return failure(article, error)
    return Stored(article.id, replaced=known)
