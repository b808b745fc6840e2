"""Measures how the time of reading grows with the length of the text, part by part, in one run.

Run it as: python benchmarks/length.py [ARTICLES.jsonl | FOLDER]... [--lengths N...] [--profile]

Texts are articles joined with empty lines, over again where there are too few; by default those of
``training`` and the seeds. Parts are cleaning, the language pipeline, reading (times to
confidence), linking, and storing (graph and store). Processor time is counted; a first reading,
which loads and keeps what is used often, is left out, and of short texts the mean of several
counts. The last line says whether a character of the longest text costs at most 1.3 times that of
the shortest.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import pstats
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from typing import TypeVar

from kg.clean.articles import CleanArticle, as_read
from kg.ingest import read_sources, read_text
from kg.library import Store
from kg.model import Article
from kg.pipeline import Reader
from kg.read.article import read_document
from kg.resources import folder
from kg.views import Reading

T = TypeVar("T")
LENGTHS = (3_000, 30_000, 100_000, 300_000)
LIMIT = 1.3
"""Time per character of the longest text over that of the shortest: the most that is allowed."""
STEADY = 30_000
"""Shorter texts are measured so often that so many characters are read."""
PARTS = ("clean", "pipeline", "reading", "linking", "storing")
DATE = dt.date(2021, 12, 3)
OWN = ("training/practice/articles.jsonl", "training/reserve/articles.jsonl")


def texts(places: Iterable[str]) -> list[str]:
    """Return the texts of the articles of some files and folders."""
    taken = read_sources(list(places), force=True)
    return [article.text for article in taken if isinstance(article, Article)]


def joined(found: list[str], length: int, *, skip: int = 0) -> Article:
    """Return an article of that many characters; the first texts of the row may be skipped."""
    parts: list[str] = []
    size = 0
    for number, text in enumerate(cycle(found)):
        if number >= skip:
            parts.append(text)
            size += len(text) + 2
        if size >= length:
            break
    text = "\n\n".join(parts)[:length]
    return read_text(text, date=DATE.isoformat(), id=f"long-{length}-{skip}", force=True)


def measured(reader: Reader, article: Article) -> dict[str, float]:
    """Return the seconds that each part takes with one article."""
    seconds: dict[str, float] = {}

    def timed(part: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        done = work()
        seconds[part] = seconds.get(part, 0.0) + time.process_time() - start
        return done

    clean = timed("clean", lambda: CleanArticle.of(article))
    doc = timed("pipeline", lambda: reader.nlp(clean.article.text))
    read = timed("reading", lambda: read_document(doc, clean.article))
    found = timed("clean", lambda: clean.delivered(read))
    if reader.linker is None:
        raise RuntimeError("the reader has no linker")
    linker = reader.linker
    linked = timed("linking", lambda: linker.read(found, as_read(found)))
    reading = Reading(*linked, reader.signature)
    with Store() as store:
        timed("storing", lambda: store.put(reading))
    return seconds


def of_length(reader: Reader, found: list[str], length: int) -> dict[str, float]:
    """Return the microseconds per character of each part; of short texts the mean of several."""
    turns = max(1, STEADY // length)
    runs = [measured(reader, joined(found, length, skip=turn)) for turn in range(turns)]
    return {part: 1e6 * sum(run[part] for run in runs) / turns / length for part in PARTS}


def lines(table: dict[int, dict[str, float]]) -> Iterator[str]:
    """Yield the table: microseconds per character by part, and their sum."""
    yield f"{'characters':>10}" + "".join(f"{part:>10}" for part in PARTS) + f"{'all':>10}"
    for length, costs in table.items():
        cells = "".join(f"{costs[part]:>10.1f}" for part in PARTS)
        yield f"{length:>10}{cells}{sum(costs.values()):>10.1f}"
    first, *_, last = table.values()
    ratios = "".join(f"{last[part] / first[part]:>10.2f}" for part in PARTS)
    yield f"{'ratio':>10}{ratios}{sum(last.values()) / sum(first.values()):>10.2f}"


def profiled(reader: Reader, article: Article) -> None:
    """Print where the time of one article goes."""
    profile = cProfile.Profile()
    with profile:
        measured(reader, article)
    stats = pstats.Stats(profile, stream=sys.stdout)
    stats.sort_stats("cumulative").print_stats("kg", 40)
    stats.sort_stats("tottime").print_stats(30)


def main() -> int:
    """Print the table; return 1 if a character of the longest text costs too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="*", metavar="ARTICLES")
    parser.add_argument("--lengths", type=int, nargs="+", default=LENGTHS)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    found = texts(options.places or (*OWN, str(folder("seeds"))))
    reader = Reader()
    measured(reader, joined(found, STEADY))
    if options.profile:
        profiled(reader, joined(found, max(options.lengths)))
        return 0
    table = {length: of_length(reader, found, length) for length in sorted(options.lengths)}
    print("microseconds per character")
    print("\n".join(lines(table)))
    first, *_, last = (sum(costs.values()) for costs in table.values())
    kept = last <= LIMIT * first
    print(f"{last / first:.2f} times a character of the shortest:", "kept" if kept else "too much")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
