"""Measures marks of copies: texts as papers change them, beside other news on the same events.

Run it as: python benchmarks/copies.py [SHARED] [--articles N]

Each article is disguised in several ways; every pair of an article and its disguise should be
marked, no pair of two articles. Then the time of a ``put`` among other articles and among copies.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from kg.graph.sketch import LEAST, Shingles, are_same, shingles, sketch
from kg.ingest import read_sources
from kg.model import Article, Extraction, LinkedExtraction
from kg.store import QuadStore

ROOT = Path(__file__).resolve().parent.parent
Disguise = Callable[[list[str], list[str], random.Random], list[str]]
_NAME = re.compile(r"(?<=[a-zäöü,] )[A-ZÄÖÜ]\w{3,}")
RARE = 12
"""A name or noun is rare if no more articles have it."""
SHARED_NAMES = 4
"""Articles with so many rare names or nouns in common are likely on related events."""
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
    _print_closest(articles, found, wrong)
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


def _print_closest(
    articles: list[Article], found: list[Shingles], marked: list[tuple[str, str]]
) -> None:
    """Print how near articles come to being marked that have rare names and nouns in common."""
    rare = [set(_NAME.findall(article.text)) for article in articles]
    counts = Counter(name for names in rare for name in names)
    rare = [{name for name in names if counts[name] <= RARE} for names in rare]
    all_, related = [0.0], [0.0]
    for (one, a, names), (other, b, more) in itertools.combinations(
        zip(articles, found, rare, strict=True), 2
    ):
        if min(len(a), len(b)) < LEAST or (one.id, other.id) in marked:
            continue
        share = len(a & b) / min(len(a), len(b))
        all_.append(share)
        if len(names & more) >= SHARED_NAMES:
            related.append(share)
    print(
        f"highest share of two articles that are not marked: {max(all_):.3f}; "
        f"of {len(related) - 1} pairs with {SHARED_NAMES} rare names or nouns: {max(related):.3f}"
    )


def _parts(text: str) -> list[str]:
    """Return the paragraphs of a text, or its sentences if there are few."""
    found = text.split("\n\n")
    return found if len(found) >= 5 else [s for p in found for s in _SENTENCE.split(p)]


def _times(articles: list[Article], count: int) -> None:
    """Print the time of a put where one article in ten is a copy, and where all are."""
    base = sorted(articles, key=lambda one: len(one.text))[len(articles) // 2]
    some = [
        f"{articles[n // 10 % len(articles)].text}\n\nMeldung {n}."
        if n % 10 == 0 or n % 10 == 5
        else _mixed(articles[n % len(articles)], n)
        for n in range(count)
    ]
    words = [f"Meldung {n}." for n in range(count)]  # each lengthens the text
    shorter = [f"{base.text}\n\n{' '.join(words[n:])}" for n in range(count)]
    orders = {
        "one in ten a copy": some,
        "copies of one text": [f"{base.text}\n\nMeldung {n}." for n in range(count)],
        "copies, longest first": shorter,
        "copies, shortest first": shorter[::-1],
    }
    for name, texts in orders.items():
        _put(name, texts)


def _put(name: str, texts: list[str]) -> None:
    store = QuadStore.open(None)
    times = []
    for number, text in enumerate(texts):
        begin = time.perf_counter()
        store.put(LinkedExtraction(Extraction(Article(str(number), text))))
        times.append(time.perf_counter() - begin)
    part = max(1, len(texts) // 5)
    first, last = times[:part], times[-part:]
    print(
        f"put of {len(texts)} articles without facts, {name}: {statistics.mean(times) * 1000:.2f} "
        f"ms each, the last fifth {statistics.mean(last) / statistics.mean(first):.2f} times the "
        f"first; {len(store.copies())} copies"
    )


def _mixed(article: Article, number: int) -> str:
    words = article.text.split()
    random.Random(number).shuffle(words)  # noqa: S311 - no secret
    return " ".join(words)


if __name__ == "__main__":
    main()
