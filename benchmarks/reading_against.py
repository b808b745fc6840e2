"""Compares the processor time of reading with that of an earlier state, in one run.

    python benchmarks/reading_against.py REVISION [ARTICLES.jsonl | FOLDER]... [--turns N]

Both states read the same articles from the same parses, in turns, each in a process of its own;
what is loaded once is not counted. The last line is the median of the ratios, now over then.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from spacy.tokens import DocBin

from kg.clean.articles import CleanArticle
from kg.ingest import read_sources
from kg.lang import load_pipeline
from kg.model import Article
from kg.resources import folder

ROOT = Path(__file__).resolve().parent.parent
WORKER = """
import datetime, json, sys, time
import spacy
from spacy.tokens import DocBin
from kg.model import Article
from kg.read.article import read_article

place = sys.argv[1]
articles = [Article.from_json(a) for a in json.load(open(place + "/articles.json"))]
docs = list(DocBin().from_disk(place + "/docs").get_docs(spacy.blank("de").vocab))
for turn in range(2):
    start = time.process_time()
    for article, doc in zip(articles, docs):
        read_article(lambda _, doc=doc: doc, article)
print(time.process_time() - start)
"""


def seconds(state: Path, work: Path) -> float:
    """Return the processor time that the code in a folder takes for all articles."""
    command = [sys.executable, "-c", WORKER, str(work)]
    environment = os.environ | {"PYTHONPATH": str(state)}
    done = subprocess.run(
        command, cwd=state, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"error: {state} cannot read the articles\n{done.stderr}")
    return float(done.stdout)


def prepared(places: list[str], work: Path) -> int:
    """Write articles and parses to a folder, and return how many there are."""
    sources = places or [str(folder("seeds"))]
    taken = (a for a in read_sources(sources, force=True) if isinstance(a, Article))
    found = [CleanArticle.of(article).article for article in taken]
    nlp = load_pipeline()
    DocBin(store_user_data=False, docs=[nlp(a.text) for a in found]).to_disk(work / "docs")
    (work / "articles.json").write_text(json.dumps([a.to_json() for a in found]), "utf-8")
    return len(found)


def main() -> None:
    """Print each turn's times and the median of their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", help="the earlier state, as git names it")
    parser.add_argument("places", nargs="*", metavar="ARTICLES", help="default: the seeds")
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work, then = Path(name), Path(name, "then")
        count = prepared([str(Path(p).resolve()) for p in options.places], work)
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "-q", "--detach", str(then), options.revision], check=True)
        try:
            pairs = [(seconds(ROOT, work), seconds(then, work)) for _ in range(options.turns)]
        finally:
            subprocess.run([*git, "remove", "--force", str(then)], check=True)
    for now, before in pairs:
        print(f"now {now:.2f} s, then {before:.2f} s, ratio {now / before:.2f}")
    median = statistics.median(now / before for now, before in pairs)
    print(f"{count} articles: reading takes {median:.2f} of its time at {options.revision}")


if __name__ == "__main__":
    main()
