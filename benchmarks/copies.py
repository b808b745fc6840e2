"""Measures marks of copies: texts as papers change them, beside other news on the same events.

Run it as: python benchmarks/copies.py [SHARED] [--articles N]

Each article is disguised in several ways; every pair of an article and its disguise should be
marked, no pair of two articles. The second table is the time of a ``put`` with and without marks.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from kg.graph.sketch import are_same, shingles, sketch
from kg.ingest import read_sources
from kg.model import Article, Extraction, LinkedExtraction
from kg.store import QuadStore

ROOT = Path(__file__).resolve().parent.parent
Disguise = Callable[[list[str], list[str], random.Random], list[str]]
_SENTENCE = re.compile(r"(?<=[a-zäöüß\d][.!?“\"])\s+(?=[A-ZÄÖÜ„\"])")


def _changed(share: float) -> Disguise:
    def disguise(paragraphs: list[str], others: list[str], chance: random.Random) -> list[str]:
        sentences = [s for p in paragraphs for s in _SENTENCE.split(p)]
        spare = [s for p in others for s in _SENTENCE.split(p)]
        return [
            chance.choice(spare) if chance.random() < share else sentence for sentence in sentences
        ]

    return disguise


DISGUISES: dict[str, Disguise] = {
    "the same": lambda own, _, __: own,
    "another headline": lambda own, other, _: [other[0], *own[1:]],
    "last paragraph cut": lambda own, _, __: own[:-1],
    "last third cut": lambda own, _, __: own[: max(2, len(own) * 2 // 3)],
    "another lead": lambda own, other, _: [own[0], other[1], *own[2:]],
    "in a longer article": lambda own, other, _: [*own, *other[1:]],
    "paragraphs in another order": lambda own, _, c: [own[0], *c.sample(own[1:], len(own) - 1)],
    "wrapped": lambda own, _, __: [re.sub(r"(.{60,70}) ", r"\1\n", p) for p in own],
    "10 of 100 sentences changed": _changed(0.1),
    "20 of 100 sentences changed": _changed(0.2),
    "30 of 100 sentences changed": _changed(0.3),
}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=500)
    options = parser.parse_args()
    folders = ("training/practice/articles.jsonl", "training/reserve/articles.jsonl", "seeds")
    places = [ROOT / name for name in folders]
    if options.shared:
        names = ("gold/articles.jsonl", "agency/gold/articles.jsonl", "agency/articles.jsonl")
        places += [options.shared / name for name in names]
        places += [options.shared / "quotations" / "dev.jsonl"]
    known: dict[str, Article] = {}
    for one in read_sources([place for place in places if place.exists()]):
        if isinstance(one, Article):
            known.setdefault(one.text[:200], one)
    articles = list(known.values())
    found = [shingles(article) for article in articles]
    wrong = [
        (one.id, other.id)
        for (one, a), (other, b) in itertools.combinations(zip(articles, found, strict=True), 2)
        if set(sketch(a)) & set(sketch(b)) and are_same(a, b)
    ]
    pairs = len(articles) * (len(articles) - 1) // 2
    print(f"{len(articles)} articles, {pairs} pairs: marked wrongly {len(wrong)} {wrong[:5]}")
    chance = random.Random(1)  # noqa: S311 - no secret
    for name, disguise in DISGUISES.items():
        marked = 0
        for number, article in enumerate(articles):
            own = _parts(article.text)
            other = _parts(articles[(number + 7) % len(articles)].text)
            text = "\n\n".join(disguise(own, other, chance))
            copy = shingles(Article("x", text))
            marked += bool(set(sketch(copy)) & set(sketch(found[number]))) and are_same(
                copy, found[number]
            )
        print(f"  {name:30} marked {marked}/{len(articles)} = {marked / len(articles):.3f}")
    _times(articles, options.articles)


def _parts(text: str) -> list[str]:
    """Return the paragraphs of a text, or its sentences if there are few."""
    found = text.split("\n\n")
    return found if len(found) >= 5 else [s for p in found for s in _SENTENCE.split(p)]


def _times(articles: list[Article], count: int) -> None:
    store = QuadStore.open(None)
    times = []
    for number in range(count):
        base = articles[number % len(articles)]
        text = f"{base.text}\n\nMeldung {number}." if number % 10 == 0 else _mixed(base, number)
        begin = time.perf_counter()
        store.put(LinkedExtraction(Extraction(Article(str(number), text, date=base.date))))
        times.append(time.perf_counter() - begin)
    first, last = times[: count // 5], times[-count // 5 :]
    print(
        f"put of {count} articles without facts: {statistics.mean(times) * 1000:.2f} ms each, the "
        f"last fifth {statistics.mean(last) / statistics.mean(first):.2f} times the first; "
        f"{len(store.copies())} copies"
    )


def _mixed(article: Article, number: int) -> str:
    words = article.text.split()
    random.Random(number).shuffle(words)  # noqa: S311 - no secret
    return " ".join(words)


if __name__ == "__main__":
    main()
