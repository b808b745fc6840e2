"""Many articles into a store: one process or several, whole articles only, failures kept apart."""

from __future__ import annotations

import itertools
import multiprocessing
import signal
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.model import Article
from kg.pipeline import Desk, Failure, attempt, failure
from kg.store.holdings import signatures
from kg.views import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from kg.store import QuadStore


@dataclass(frozen=True, slots=True)
class Stored:
    """An article whose graph is in the store now."""

    article: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An article that the store has already, read by the same program, pipeline and base."""

    article: str


Outcome = Stored | Unchanged | Failure


def build(
    articles: Iterable[Article],
    store: QuadStore,
    desk: Desk,
    *,
    open_desk: Callable[[], Desk] = Desk.open,
    workers: int = 1,
    again: bool = False,
) -> Generator[Outcome, None, None]:
    """Read articles into the store and yield what became of each, in order.

    Each of several ``workers`` is a process, which opens a desk of its own by ``open_desk``; what
    is stored does not depend on their number. Each article is stored whole or not at all:
    the run may stop at any time. Articles that the store has already, read with the same
    program, pipeline and knowledge base, are left as they are, unless ``again``.
    """
    known = {} if again else signatures(store)

    def is_known(article: Article) -> bool:
        return known.get(article.id) == desk.signature and store.article(article.id) == article

    jobs = ((article, is_known(article)) for article in articles)
    if workers > 1:
        results = _in_parallel(jobs, open_desk, workers)
    else:
        results = ((a, None if done else attempt(desk, a)) for a, done in jobs)
    for article, result in results:
        yield _kept(article, result, store)


def _kept(article: Article, result: Reading | Failure | None, store: QuadStore) -> Outcome:
    if result is None:
        return Unchanged(article.id)
    if isinstance(result, Failure):
        return result
    try:
        store.put(result)
    except KgError as error:
        return failure(article, error)
    return Stored(article.id)


Job = tuple[Article, bool]
"""An article, and whether the store has it already."""
Result = tuple[Article, Reading | Failure | None]


def _in_parallel(
    jobs: Iterable[Job], open_desk: Callable[[], Desk], workers: int
) -> Iterator[Result]:
    """Yield the results of several processes in the order of the jobs.

    Only a few chunks are under way at a time, so that a long input is not read ahead. Where a
    process dies (no memory left), its articles are read again one by one to find the culprit.
    """
    pool = _Pool(open_desk, workers)
    pending: deque[tuple[list[Job], Future[list[Reading | Failure]]]] = deque()
    try:
        for chunk in batched(jobs, _CHUNK):
            pending.append((chunk, pool.submit(chunk)))
            if len(pending) > 2 * workers:
                yield from pool.result(*pending.popleft())
        while pending:
            yield from pool.result(*pending.popleft())
    finally:
        pool.stop()


def batched(jobs: Iterable[Job], size: int) -> Iterator[list[Job]]:
    """Yield the jobs in lists of ``size``; the last may be shorter."""
    source = iter(jobs)
    while chunk := list(itertools.islice(source, size)):
        yield chunk


class _Pool:
    """Processes with a desk each; opened anew where one died."""

    def __init__(self, open_desk: Callable[[], Desk], workers: int) -> None:
        self._open_desk, self._workers = open_desk, workers
        self._executor = self._started(workers)

    def _started(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers, multiprocessing.get_context("spawn"), _open_desk, (self._open_desk,)
        )

    def submit(self, chunk: list[Job]) -> Future[list[Reading | Failure]]:
        articles = [article for article, done in chunk if not done]
        try:
            return self._executor.submit(_read_chunk, articles)
        except BrokenProcessPool:
            self._executor = self._started(self._workers)
            return self._executor.submit(_read_chunk, articles)

    def result(self, chunk: list[Job], future: Future[list[Reading | Failure]]) -> Iterator[Result]:
        try:
            readings = iter(future.result())
        except BrokenProcessPool:
            readings = (self._alone(article) for article, done in chunk if not done)
        for article, done in chunk:
            yield article, None if done else next(readings)

    def _alone(self, article: Article) -> Reading | Failure:
        with self._started(1) as executor:
            try:
                return executor.submit(_read_chunk, [article]).result()[0]
            except BrokenProcessPool:
                return Failure(
                    article.id,
                    "the process that read it died",
                    "too little memory? try --workers 1",
                )

    def stop(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)


_CHUNK = 4
"""Articles that go to a process at a time: a few seconds of reading."""
_desk: Desk | None = None
"""The desk of this worker process."""


def _open_desk(open_desk: Callable[[], Desk]) -> None:
    global _desk  # noqa: PLW0603 - an initializer has no other way to hand on what it made
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that stores
    _desk = open_desk()


def _read_chunk(articles: list[Article]) -> list[Reading | Failure]:
    if _desk is None:
        raise RuntimeError("the worker has no desk")
    return [attempt(_desk, article) for article in articles]
