"""Articles read by several processes, in order, so that one that dies costs one article only."""

from __future__ import annotations

import itertools
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from kg.ingest import Taken
from kg.model import Article
from kg.pipeline import Failure, Reader, attempt
from kg.views import Reading

Job = tuple[Taken, bool]
"""An article or what stands in its place, and whether the store has it already."""
Result = tuple[Taken, Reading | Failure | None]
"""The same, and its reading if it was to be read."""

_CHUNK = 4
"""Articles that go to a process at a time: a few seconds of reading."""
_reader: Reader | None = None
"""The reader of this worker process."""


def in_parallel(
    jobs: Iterable[Job], open_reader: Callable[[], Reader], workers: int
) -> Iterator[Result]:
    """Yield the results of several processes in the order of the jobs.

    Only a few chunks are under way at a time, so that a long input is not read ahead. Where a
    process dies (no memory left), its articles are read again one by one to find the culprit.
    """
    pool = _Pool(open_reader, workers)
    pending: deque[tuple[list[Job], Future[list[Reading | Failure]]]] = deque()
    try:
        for chunk in _chunks(jobs):
            pending.append((chunk, pool.submit(chunk)))
            if len(pending) > 2 * workers:
                yield from pool.result(*pending.popleft())
        while pending:
            yield from pool.result(*pending.popleft())
    finally:
        pool.stop()


def _chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    source = iter(jobs)
    while chunk := list(itertools.islice(source, _CHUNK)):
        yield chunk


def _unread(chunk: Iterable[Job]) -> list[Article]:
    return [taken for taken, done in chunk if isinstance(taken, Article) and not done]


class _Pool:
    """Processes with a reader each; opened anew where one died."""

    def __init__(self, open_reader: Callable[[], Reader], workers: int) -> None:
        self._open_reader, self._workers = open_reader, workers
        self._executor = self._started(workers)

    def _started(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers, multiprocessing.get_context("spawn"), _open, (self._open_reader,)
        )

    def submit(self, chunk: list[Job]) -> Future[list[Reading | Failure]]:
        articles = _unread(chunk)
        try:
            return self._executor.submit(_read, articles)
        except BrokenProcessPool:
            self._executor = self._started(self._workers)
            return self._executor.submit(_read, articles)

    def result(self, chunk: list[Job], future: Future[list[Reading | Failure]]) -> Iterator[Result]:
        try:
            readings = iter(future.result())
        except BrokenProcessPool:
            readings = (self._alone(article) for article in _unread(chunk))
        for taken, done in chunk:
            yield taken, next(readings) if isinstance(taken, Article) and not done else None

    def _alone(self, article: Article) -> Reading | Failure:
        with self._started(1) as executor:
            try:
                return executor.submit(_read, [article]).result()[0]
            except BrokenProcessPool:
                return Failure(
                    article.id,
                    "the process that read it died",
                    "too little memory? try one worker",
                )

    def stop(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)


def _open(open_reader: Callable[[], Reader]) -> None:
    global _reader  # noqa: PLW0603 - an initializer has no other way to hand on what it made
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that stores
    _reader = open_reader()


def _read(articles: list[Article]) -> list[Reading | Failure]:
    if _reader is None:
        raise RuntimeError("the worker has no reader")
    return [attempt(_reader, article) for article in articles]
