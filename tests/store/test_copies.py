"""Articles that tell the same text are marked, whatever came first, and marks go with them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import random

import pytest

from kg.graph.sketch import are_same, shingles, sketch
from kg.ingest import read_sources
from kg.model import Article, Extraction, LinkedExtraction
from kg.store import QuadStore, export, validate
from kg.store.copies import derived, rebuild
from tests.conftest import ROOT

WORDS, OTHER = (
    taken.text
    for name in ("2015-07-14-wien.txt", "2018-06-12-singapur.txt")
    for taken in read_sources(ROOT / "seeds" / name)
    if isinstance(taken, Article)
)
PARAGRAPHS = WORDS.strip().split("\n\n")
DAY = dt.date(2022, 1, 20)

COPIES = {  # what papers do to a wire
    "same": WORDS,
    "retitled": "\n\n".join(["Ein anderer Titel", *PARAGRAPHS[1:]]),
    "cut": "\n\n".join(PARAGRAPHS[:-1]),
    "wrapped": WORDS.replace(". ", ".\n").replace(", ", ",  "),
    "led": "\n\n".join([PARAGRAPHS[0], "Das hat es lange nicht gegeben.", *PARAGRAPHS[1:]]),
    "signed": f"{WORDS}\n\nTeilen\n\nVon unserer Redaktion bearbeitet",
}


def _article(name: str, text: str, day: dt.date | None = DAY) -> Article:
    return Article(name, text, date=day)


def _reading(article: Article) -> LinkedExtraction:
    return LinkedExtraction(Extraction(article))


def _store(*articles: Article) -> QuadStore:
    store = QuadStore.open(None)
    for article in articles:
        store.put(_reading(article))
    return store


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_known(name: str) -> None:
    one, other = (shingles(_article("x", text)) for text in (WORDS, COPIES[name]))

    assert are_same(one, other)
    assert set(sketch(one)) & set(sketch(other))


def test_other_news_is_no_copy() -> None:
    assert not are_same(shingles(_article("x", WORDS)), shingles(_article("y", OTHER)))


def test_a_short_text_is_a_copy_only_of_the_very_same_on_the_same_day() -> None:
    one, same, other = (
        shingles(_article("x", text))
        for text in ("Er ging nach Hause.", "Er ging  nach Hause!", "Er ging nach Rom.")
    )
    later = shingles(_article("x", "Er ging nach Hause.", dt.date(2022, 1, 21)))

    assert are_same(one, same)
    assert not are_same(one, other)
    assert not are_same(one, later)


def test_the_longest_stands_for_all_whatever_came_first() -> None:
    articles = [_article(name, text) for name, text in COPIES.items()]
    articles.append(_article("other", OTHER))
    orders = itertools.islice(itertools.permutations(articles), 0, 5040, 311)
    found = [_store(*order).copies() for order in orders]

    assert all(one == found[0] for one in found)
    assert set(found[0]) == {*COPIES} - {"led"}
    assert set(found[0].values()) == {"led"}


def test_marks_go_with_the_articles_and_come_with_others() -> None:
    store = _store(*(_article(name, COPIES[name]) for name in ("same", "led", "cut")))

    assert store.copies() == {"cut": "led", "same": "led"}
    store.remove("led")
    assert store.copies() == {"cut": "same"}
    store.put(_reading(_article("cut", OTHER)))
    assert store.copies() == {}
    store.put(_reading(_article("led", COPIES["led"])))
    assert store.copies() == {"same": "led"}
    assert list(validate(store)) == []
    store.remove("same")
    store.remove("led")
    store.remove("cut")
    assert not derived(store)
    assert not list(store.quads.quads_for_pattern(None, None, None, store.copies_graph))


WIRES = [
    " ".join(random.Random(seed).choices([f"wort{n}" for n in range(10_000)], k=120))  # noqa: S311
    for seed in range(1, 5)
]
"""Texts that have nothing in common."""


@pytest.mark.parametrize("order", list(itertools.permutations(("wire", "digest", "other"))))
def test_a_digest_does_not_tie_texts_that_have_nothing_in_common(order: tuple[str, ...]) -> None:
    half = f"{WIRES[1]} {WIRES[3][:160]}"
    texts = {
        "wire": WIRES[0],
        "digest": f"{WIRES[0]} {half}",
        "other": f"{half} {WIRES[2]} x y z",  # longer, without the wire
    }
    found = {name: shingles(_article("x", text)) for name, text in texts.items()}
    for name in ("wire", "other"):  # the digest is the same as both, and each is looked up
        assert are_same(found[name], found["digest"])
        assert set(sketch(found[name])) & set(sketch(found["digest"]))
    assert not are_same(found["wire"], found["other"])
    store = _store(*(_article(name, texts[name]) for name in order))

    assert store.copies() == {"digest": "other"}


@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_marks_are_those_of_a_graph_made_anew(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    store, name = QuadStore.open(None), ""
    for _ in range(16):
        name = chance.choice("abcdef")
        if name in store and chance.random() < 0.3:
            store.remove(name)
        else:
            text = " ".join(chance.sample(WIRES, chance.randint(1, 3)))
            store.put(_reading(_article(name, text, dt.date(2022, 1, chance.randint(1, 3)))))
        kept = set(store.quads.quads_for_pattern(None, None, None, store.copies_graph))
        assert kept == derived(store)


def test_a_further_copy_is_compared_with_the_first_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build does not grow with the square of the copies."""
    store = _store(*(_article(f"c{n:02}", WORDS) for n in range(30)))
    read: list[str] = []
    article = QuadStore.article

    def counted(self: QuadStore, article_id: str) -> Article:
        read.append(article_id)
        return article(self, article_id)

    monkeypatch.setattr(QuadStore, "article", counted)
    store.put(_reading(_article("c30", WORDS)))

    assert read == ["c00"]
    assert len(store.copies()) == 30


def test_among_equals_the_earliest_stands_for_all() -> None:
    store = _store(_article("late", WORDS), _article("early", WORDS, dt.date(2022, 1, 19)))

    assert store.copies() == {"late": "early"}
    store.put(_reading(_article("early", WORDS, dt.date(2022, 1, 21))))
    assert store.copies() == {"early": "late"}


def test_the_graph_can_be_dropped_and_made_anew() -> None:
    store = _store(*(_article(name, text) for name, text in COPIES.items()))
    kept = set(store.quads.quads_for_pattern(None, None, None, store.copies_graph))
    store.quads.remove_graph(store.copies_graph)

    assert {violation.rule for violation in validate(store)} == {"copies"}
    rebuild(store)
    assert set(store.quads.quads_for_pattern(None, None, None, store.copies_graph)) == kept
    assert list(validate(store)) == []


def test_the_query_names_copies_and_the_exports_hold_them() -> None:
    store = _store(*(_article(name, COPIES[name]) for name in ("same", "led")))
    (row,) = store.query("same-text")

    assert (row.document, row.of, row.date) == ("same", "led", DAY)
    assert list(store.query("same-text", {"article_id": "led"})) == [row]
    assert not list(store.query("same-text", {"article_id": "x"}))
    for name in ("turtle", "trig", "nquads", "jsonld"):
        data = export(store, format=name).decode()
        assert "sameTextAs" in data
        assert "textSketch" not in data
    assert "sameTextAs" not in export(store, article="same").decode()


def test_counts_leave_copies_out() -> None:
    """Unless they are asked for."""
    from tests.store.readings import RICH  # noqa: PLC0415 - the largest of all

    extraction = RICH.extraction
    store = QuadStore.open(None)
    for name in ("one", "two"):
        article = dataclasses.replace(extraction.article, id=name)
        store.put(
            dataclasses.replace(RICH, extraction=dataclasses.replace(extraction, article=article))
        )
    once = list(store.query("who-met-whom"))
    twice = list(store.query("who-met-whom", {"copies": True}))

    assert {row.articles for row in once} == {1}
    assert {row.articles for row in twice} == {2}
    assert [row.one for row in once] == [row.one for row in twice]
