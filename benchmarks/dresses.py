"""Measures what is lost where a text comes in another dress: facts against those of the clean text.

Run it as: python benchmarks/dresses.py [SHARED] [--dress NAME] [--show]

A fact is a position, meeting, warning or statement with its parties, place, date and status, by
name. A text that is read as the very same words has the same facts; only others are read again.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections import Counter
from pathlib import Path

from kg.clean import cleaned
from kg.clean.articles import CleanArticle
from kg.errors import InputError
from kg.ingest import read_sources, read_text
from kg.model import Article
from kg.pipeline import Reader
from kg.views import Reading

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.clean.dresses import DRESSES, chance  # noqa: E402 - beside this folder

Facts = Counter[tuple[object, ...]]


def facts(reading: Reading) -> Facts:
    """Return the facts of a reading by the names of who is in them."""
    found: Facts = Counter()
    names = {entity.id: entity.name for entity in reading.extraction.entities}

    def named(*ids: str | None) -> tuple[str, ...]:
        return tuple(sorted(names.get(one or "", "") for one in ids))

    for p in reading.extraction.positions:
        found["position", named(p.person), p.title, named(p.of), p.former] += 1
    for m in reading.extraction.meetings:
        found["meeting", m.kind, m.status, named(*m.participants), named(m.place), m.date] += 1
    for w in reading.extraction.warnings:
        found["warning", w.kind, named(w.issuer), named(*w.targets)] += 1
    for s in reading.extraction.statements:
        found["statement", s.act, named(s.speaker), named(*s.addressees), s.type] += 1
    return found


def main() -> None:
    """Print a line for each dress."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--dress", action="append")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    places = [ROOT / "seeds"]
    if options.shared:
        places += [
            options.shared / "gold" / "articles.jsonl",
            options.shared / "agency" / "gold" / "articles.jsonl",
        ]
    articles = [
        dataclasses.replace(one, text=cleaned(one.text).text, skipped=(), title_span=None)
        for one in read_sources(places)
        if isinstance(one, Article)
    ]
    reader = Reader(link=False)
    plain = []
    for article in articles:
        base = read_text(article.text, date=article.date, id=article.id, force=True)
        plain.append((base, facts(reader.read(base))))
    total = sum(one.total() for _, one in plain)
    print(f"{len(articles)} articles, {total} facts")
    kept_least = 1.0
    for name in options.dress or DRESSES:
        same, lost, new, unfound = 0, 0, 0, 0
        for number, (article, clean_facts) in enumerate(plain):
            dressed = DRESSES[name](article.text, chance(number))
            try:
                taken = read_text(dressed, date=article.date, id=article.id, force=True)
            except InputError as error:
                print(name, article.id, error)
                lost += clean_facts.total()
                continue
            read = CleanArticle.of(taken).article
            base = CleanArticle.of(article).article
            if (read.text, read.skipped, read.title_span) == (
                base.text, base.skipped, base.title_span,
            ):  # fmt: skip
                same += 1
                continue
            reading = reader.read(taken)
            found = facts(reading)
            missed, more = clean_facts - found, found - clean_facts
            lost += missed.total()
            new += more.total()
            unfound += sum(
                taken.text[m.begin : m.end] != m.text for m in reading.extraction.mentions
            )
            if options.show and (missed or more):
                print(name, article.id, "lost", list(missed), "new", list(more))
        kept = 1 - lost / total
        kept_least = min(kept_least, kept)
        print(
            f"{name:40} same words {same:3}, kept {kept:.4f}, new {new:3}, spans unfound {unfound}",
            flush=True,
        )
    print(f"least kept {kept_least:.4f}")


if __name__ == "__main__":
    main()
