"""The seed folder is good input: every kind of file, six dated articles of news length."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.ingest import Notice, read_sources
from kg.model import Article

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

EXPECTED = [
    ("1978-09-18-camp-david", dt.date(1978, 9, 18), "Nach dreizehn Tagen: Israel", "Sadat"),
    ("2015-02-12-minsk", dt.date(2015, 2, 12), "Waffenruhe nach durchwachter Nacht", "Merkel"),
    ("2015-07-14-wien", dt.date(2015, 7, 14), "Einigung im Atomstreit", "Mogherini"),
    ("2018-06-12-singapur", dt.date(2018, 6, 12), "Handschlag auf Sentosa", "Kim Jong Un"),
    ("2018-11-29-buenos-aires", dt.date(2018, 11, 29), "Trump lässt Putin", "Poroschenko"),
    ("2021-12-02-stockholm", dt.date(2021, 12, 2), "Ukraine-Konflikt", "Lawrow"),
]


@pytest.fixture(scope="module")
def taken() -> list[object]:
    return list(read_sources([SEEDS]))


@pytest.fixture(scope="module")
def articles(taken: list[object]) -> dict[str, Article]:
    return {a.id: a for a in taken if isinstance(a, Article)}


def test_every_file_but_the_readme_is_an_article(
    taken: list[object], articles: dict[str, Article]
) -> None:
    assert sorted(articles) == [row[0] for row in EXPECTED]
    others = [x for x in taken if not isinstance(x, Article)]
    assert all(isinstance(x, Notice) for x in others), others


def test_all_kinds_of_input_are_shown() -> None:
    endings = sorted(p.suffix for p in SEEDS.iterdir() if p.name != "README.md")
    assert endings == [".html", ".jsonl", ".txt", ".txt", ".txt", ".txt"]


@pytest.mark.parametrize(("name", "date", "title", "word"), EXPECTED)
def test_article(
    articles: dict[str, Article], name: str, date: dt.date, title: str, word: str
) -> None:
    article = articles[name]
    assert article.date == date
    assert article.title is not None
    assert article.title.startswith(title)
    assert word in article.text
    assert article.source is not None
    assert 250 <= len(article.text.split()) <= 450


def test_the_page_brings_no_furniture(articles: dict[str, Article]) -> None:
    text = articles["2015-02-12-minsk"].text
    for furniture in ("Glatteis", "Abo bestellen", "Impressum", "Bilder aus Minsk"):
        assert furniture not in text


def test_the_licence_is_stated() -> None:
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert "CC0 1.0" in readme
    assert "Apache-2.0" in readme
    for path in SEEDS.iterdir():
        if path.name != "README.md":
            assert f"`{path.name}`" in readme
