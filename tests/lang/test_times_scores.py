"""How well times are found in running text: scored against floors that only rise."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import spacy

from kg.lang.times import find_times

HERE = Path(__file__).parent
NLP = spacy.blank("de")
Mark = tuple[int, int, str, str]


def _news() -> list[tuple[str, dt.date, list[Mark]]]:
    """The paragraphs of times_news.txt: text, date, and the times marked in them."""
    read: list[tuple[str, dt.date, list[Mark]]] = []
    date = dt.date.min
    for line in (HERE / "times_news.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            date = dt.date.fromisoformat(line[2:])
        elif line and not line.startswith("#"):
            text, marks = "", []
            for plain, extent, kind, value in re.findall(
                r"([^\[]*)(?:\[([^|]*)\|(\w+)\|([^\]]*)\])?", line
            ):
                text += plain
                if extent:
                    marks.append((len(text), len(text) + len(extent), kind, value))
                    text += extent
            read.append((text, date, marks))
    return read


def _articles(shared: Path, table: str) -> list[tuple[str, dt.date, list[Mark]]]:
    """The training articles that a table annotates."""
    lines = (shared / "gold/train/articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {a["id"]: a for a in map(json.loads, lines)}
    marks: dict[str, list[Mark]] = {}
    for row in (HERE / table).read_text(encoding="utf-8").splitlines():
        if row.startswith(("#", "article")):
            continue
        name, extent, nth, kind, value = row.split("\t")
        text = articles[name]["text"]
        places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(extent)}(?!\w)", text)]
        begin = places[int(nth) - 1]
        marks.setdefault(name, []).append((begin, begin + len(extent), kind, value))
    return [
        (articles[n]["text"], dt.date.fromisoformat(articles[n]["date"]), m)
        for n, m in marks.items()
    ]


def _scores(read: list[tuple[str, dt.date, list[Mark]]]) -> dict[str, float]:
    """F1 of extents, strict and overlapping, and of strict-or-overlapping with the right value."""
    count: Counter[str] = Counter()
    for text, date, marks in read:
        found = [(t.begin, t.end, t.type, t.value) for t in find_times(NLP(text), date)]
        count["gold"] += len(marks)
        count["found"] += len(found)
        for mark in marks:
            near = [f for f in found if f[0] < mark[1] and mark[0] < f[1]]
            count["strict"] += any(f[:2] == mark[:2] for f in near)
            count["relaxed"] += bool(near)
            count["value"] += any(f[3] == mark[3] for f in near)
    total = count["gold"] + count["found"]
    return {kind: 2 * count[kind] / total for kind in ("strict", "relaxed", "value")}


def test_own_news_is_read() -> None:
    """Five paragraphs written for this test, marked before they were read."""
    news = _news()
    scores = _scores(news)

    assert (len(news), sum(len(marks) for _, _, marks in news)) == (5, 36)
    assert scores["strict"] >= 0.9
    assert scores["value"] >= 0.9


def test_training_articles_are_read(shared: Path) -> None:
    """Ten training articles, annotated by reading."""
    articles = _articles(shared, "times_read.tsv")
    scores = _scores(articles)

    assert (len(articles), sum(len(marks) for _, _, marks in articles)) == (10, 121)
    assert scores["strict"] >= 0.9
    assert scores["value"] >= 0.85


def test_unseen_articles_are_read(shared: Path) -> None:
    """Six more, after which the grammar was not changed."""
    articles = _articles(shared, "times_unseen.tsv")
    scores = _scores(articles)

    assert (len(articles), sum(len(marks) for _, _, marks in articles)) == (6, 65)
    assert scores["strict"] >= 0.9
    assert scores["value"] >= 0.8
