"""Measures what reading adds to the language pipeline: time and memory, in the same run.

Run it as: python benchmarks/reading.py [ARTICLES.jsonl | FOLDER]... [--repeat N] [--profile]

The pipeline's time is that of text to Doc; reading's is all that follows up to the Extraction
(times, entities, coreference, positions, meetings, warnings, statements, confidence). Processor
time is counted, so that a busy machine does not decide; of several runs the fastest of each
article. The last line says whether reading stays within half of the pipeline's time.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg.clean.articles import CleanArticle
from kg.ingest import read_sources
from kg.lang import load_pipeline
from kg.model import Article
from kg.read import read_article
from kg.resources import folder

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LIMIT = 0.5
"""Reading's time over the pipeline's: the most that is allowed."""


def articles(places: list[str]) -> list[Article]:
    """Return the articles of the files and folders; without any, the seeds."""
    sources = places or [str(folder("seeds"))]
    taken = (a for a in read_sources(sources, force=True) if isinstance(a, Article))
    return [CleanArticle.of(article).article for article in taken]


def timed(nlp: Language, article: Article) -> tuple[float, float, Doc]:
    """Return the seconds of the pipeline and of reading, and the Doc."""
    start = time.process_time()
    doc = nlp(article.text)
    middle = time.process_time()
    read_article(lambda _: doc, article)  # type: ignore[arg-type, return-value]
    return middle - start, time.process_time() - middle, doc


def memory() -> float:
    """Return the peak of memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(nlp: Language, found: list[Article], repeat: int) -> dict[str, float]:
    """Return the figures; a first article, not counted, loads what is loaded once."""
    timed(nlp, found[0])
    before = memory()
    parsing = [float("inf")] * len(found)
    reading = [float("inf")] * len(found)
    words = 0
    for turn in range(repeat):
        for at, article in enumerate(found):
            pipeline, rest, doc = timed(nlp, article)
            parsing[at], reading[at] = min(parsing[at], pipeline), min(reading[at], rest)
            words += 0 if turn else len(doc)
    return {
        "articles": len(found),
        "tokens": words,
        "pipeline s": round(sum(parsing), 3),
        "reading s": round(sum(reading), 3),
        "ratio": round(sum(reading) / sum(parsing), 3),
        "pipeline tokens/s": round(words / sum(parsing)),
        "reading tokens/s": round(words / sum(reading)),
        "pipeline + reading tokens/s": round(words / (sum(parsing) + sum(reading))),
        "memory before MB": round(before),
        "memory peak MB": round(memory()),
    }


def profiled(nlp: Language, found: list[Article]) -> None:
    """Print where reading's time goes."""
    docs = [nlp(article.text) for article in found]
    profile = cProfile.Profile()
    with profile:
        for article, doc in zip(found, docs, strict=True):
            read_article(lambda _, doc=doc: doc, article)  # type: ignore[arg-type, misc]
    stats = pstats.Stats(profile, stream=sys.stdout)
    stats.sort_stats("cumulative").print_stats("kg", 40)
    stats.sort_stats("tottime").print_stats(30)


def main() -> int:
    """Print the figures as JSON; return 1 if reading takes too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="*", metavar="ARTICLES", help="default: the seeds")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    options = parser.parse_args()
    nlp, found = load_pipeline(), articles([str(Path(p)) for p in options.places])
    if options.profile:
        profiled(nlp, found)
        return 0
    figures = measured(nlp, found, options.repeat)
    print(json.dumps(figures, indent=1))
    kept = figures["ratio"] <= LIMIT
    print(f"reading adds {figures['ratio']:.0%}", "" if kept else f"(more than {LIMIT:.0%})")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
