"""Pages in the markup of many publishers: lead, text, title, day and site, and nothing beside them.

The words are ours, people and events are invented; only the markup follows the publishers'.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.errors import InputError
from kg.ingest import read_sources
from kg.ingest.pages import page_drafts
from kg.ingest.pages.tickers import heading_day
from kg.ingest.pages.titles import bare
from kg.model import Article

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text("utf-8"))


@cache
def _article(name: str) -> Article:
    (article,) = (one for one in read_sources(PAGES / name) if isinstance(one, Article))
    return article


def test_no_page_was_lost() -> None:
    assert len(EXPECTED) == 33
    assert {path.name for path in PAGES.iterdir()} == {*EXPECTED, "expected.json"}


@pytest.mark.parametrize("name", EXPECTED)
def test_title_day_and_site(name: str) -> None:
    article, expected = _article(name), EXPECTED[name]

    assert (article.title, str(article.date)) == (expected["title"], expected["date"])
    assert article.source == expected["source"]
    assert article.title_span == (0, len(expected["title"]))


@pytest.mark.parametrize("name", EXPECTED)
def test_the_lead_stands_in_the_text_once(name: str) -> None:
    article, lead = _article(name), EXPECTED[name]["lead"]

    assert article.text.count(lead) == 1
    assert article.text.index(lead) < len(EXPECTED[name]["title"]) + 40


@pytest.mark.parametrize("name", EXPECTED)
def test_all_paragraphs_stand_in_order_and_nothing_beside_them(name: str) -> None:
    article, expected = _article(name), EXPECTED[name]
    paragraphs = article.text.split("\n\n")
    places = [
        next((i for i, own in enumerate(paragraphs) if words in own), -1)
        for words in expected["paragraphs"]
    ]

    assert -1 not in places
    assert places == sorted(places)
    assert len(paragraphs) == len(expected["paragraphs"]) + 2
    assert [words for words in expected["not"] if words in article.text] == []


def _page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


TEXT = (
    "<p>Die Ministerin hat am Montag in Oslo ihren Kollegen getroffen und mit ihm gesprochen.</p>"
    "<p>Beide Seiten nannten das Gespräch offen und kündigten ein weiteres für den Mai an.</p>"
)
DAYS = [  # head, body before the text, day
    ('<meta name="dcterms.date" content="2022-01-19">', "", "2022-01-19"),
    ('<link rel="canonical" href="https://example.org/2022/01/19/oslo">', "", "2022-01-19"),
    ("", "<time datetime='2022-01-19T10:00'>gestern</time>", "2022-01-19"),
    ("", "<p>Stand: 19.01.2022, 10:15 Uhr</p>", "2022-01-19"),
    ("", "<p>Aktualisiert am 20.01.2022</p><p>Veröffentlicht am 19.01.2022</p>", "2022-01-19"),
    ("", "<aside><time datetime='2020-01-01'>1.1.2020</time></aside>", None),
    (
        "",
        "<article><a href='/x'>Ein anderer Artikel von gestern</a><time>1.1.2020</time></article>",
        None,
    ),
]


@pytest.mark.parametrize(("head", "before", "day"), DAYS)
def test_the_day_is_that_of_the_article(head: str, before: str, day: str | None) -> None:
    (draft,) = page_drafts(_page(f"<main><h1>Treffen in Oslo</h1>{before}{TEXT}</main>", head), "x")

    assert (draft.date and draft.date.replace("19.01.2022", "2022-01-19")[:10]) == day


def test_words_of_neighbours_do_not_run_together() -> None:
    """Nor are parts of a word parted."""
    body = (
        "<article><h1>Treffen</h1><p><span>Oslo</span><span>Die Ministerin traf</span><b>ihren "
        "Kollegen</b>, den <b>U</b>S-Minister<br>in Oslo.<br/><br/>Sie sprach<i>en</i> lange und "
        "nannten keine Einzelheiten, wie ein Sprecher am Abend mitteilte.</p></article>"
    )
    (draft,) = page_drafts(_page(body), "x")

    assert (
        "Oslo Die Ministerin traf ihren Kollegen, den US-Minister in Oslo.\n\nSie spr" in draft.text
    )
    assert "sprachen lange" in draft.text


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(InputError, match="no article can be made out"):
        list(page_drafts(_page("<nav><a href='/'>Start</a></nav>"), "x"))


TITLES = [  # as the page has it, names of the site, bare
    ("Treffen in Oslo – DW – 19.01.2022", "dw", "Treffen in Oslo"),
    ("Treffen in Oslo | Europa | DW | 19.01.2022", "dw", "Treffen in Oslo"),
    ("Treffen in Oslo - Politik - SZ.de", "süddeutschede", "Treffen in Oslo"),
    ("Blatt: Treffen in Oslo", "blatt", "Blatt: Treffen in Oslo"),
    ("Treffen in Oslo - was nun?", "blatt", "Treffen in Oslo - was nun?"),
    ("Oslo - Genf - Wien", "blatt", "Oslo - Genf - Wien"),
    ("Treffen in Oslo", "", "Treffen in Oslo"),
]


@pytest.mark.parametrize(("title", "site", "expected"), TITLES)
def test_names_of_sites_and_days_go_off_titles(title: str, site: str, expected: str) -> None:
    assert bare(title, frozenset({site} - {""})) == expected


def test_a_ticker_is_an_article_for_each_day(tmp_path: Path) -> None:
    """Entries above the first heading are of the day of the last change."""
    entry = "<h3>{} Uhr: Treffen</h3>" + TEXT
    body = (
        f"<article><h1>Ticker</h1>{entry.format('9.10')}<h2>Mittwoch, 19. Januar</h2>"
        f"{entry.format('11.04')}<h2>Dienstag, 18. Januar</h2>{entry.format('15.32')}</article>"
    )
    head = (
        '<meta property="article:published_time" content="2022-01-05T08:00:00+01:00">'
        '<meta property="article:modified_time" content="2022-01-20T11:10:00+01:00">'
    )
    file = tmp_path / "ticker.html"
    file.write_text(_page(body, head), "utf-8")
    taken = [one for one in read_sources(file) if isinstance(one, Article)]

    assert [(one.id, str(one.date)) for one in taken] == [
        ("ticker-2022-01-20", "2022-01-20"),
        ("ticker-2022-01-19", "2022-01-19"),
        ("ticker-2022-01-18", "2022-01-18"),
    ]
    assert ["9.10 Uhr" in taken[0].text, "11.04 Uhr" in taken[1].text] == [True, True]
    assert all(one.title == "Ticker" for one in taken)


HEADINGS = [  # words, day that is known of the page, day
    ("Mittwoch, 19. Januar", "2022-01-21", "2022-01-19"),
    ("+++ Freitag, 31.12.: +++", "2022-01-03", "2021-12-31"),
    ("19. Januar 2022", None, "2022-01-19"),
    ("Mittwoch, 19. Januar", None, None),
    ("Dienstag, 19. Januar", "2022-01-21", "2021-01-19"),
    ("Am 19. Januar wird gewählt", "2022-01-21", None),
]


@pytest.mark.parametrize(("words", "known", "day"), HEADINGS)
def test_a_heading_names_a_day(words: str, known: str | None, day: str | None) -> None:
    found = heading_day(words, dt.date.fromisoformat(known) if known else None)

    assert (found.isoformat() if found else None) == day
