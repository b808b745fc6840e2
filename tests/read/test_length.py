"""The work of reading grows with the length of the text, and no faster.

What is counted are calls of functions, not seconds, so that the machine does not matter.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from kg.clean.articles import CleanArticle
from kg.model import Article
from kg.read.article import read_document
from tests.net.parses import load, parsed
from tests.net.readings import PARSES, vocab
from tests.net.texts import OWN, texts

if TYPE_CHECKING:
    from types import FrameType

    from kg.model import Extraction, Meeting

BREAK = "0\t2\tSPACE\t-1\tdep\t0:\t\tO"
"""The empty line between two articles, parsed: it hangs on the word before."""
ARTICLES, TIMES = 8, 4
DAY = len("2021-12-03")
ALLOWED = 1.1
"""So much more than ``TIMES`` the calls may be; all pairs of words would be ``TIMES`` squared."""


def _joined(articles: list[tuple[Article, list[str]]]) -> tuple[Article, list[str]]:
    """Return one article of several, and the lines of its parse."""
    text = "\n\n".join(CleanArticle.of(article).article.text for article, _ in articles)
    lines = [line for _, parse in articles for line in (BREAK, *parse)][1:]
    return Article("long", text, dt.date(2021, 12, 3)), lines


def _calls(article: Article, lines: list[str]) -> tuple[int, Extraction]:
    """Return how many functions are called to read a parsed article, and what is read."""
    count = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        found = _read(article, lines)
    finally:
        sys.setprofile(before)
    return count, found


def _own() -> list[tuple[Article, list[str]]]:
    lines = load(PARSES)
    return [(t.article, lines[t.key]) for t in texts() if t.set in OWN][:ARTICLES]


def _read(article: Article, lines: list[str]) -> Extraction:
    return read_document(parsed(lines, article.text, vocab()), article)


def _has_day(meeting: Meeting) -> bool:
    return meeting.date is not None and len(meeting.date) == DAY


def test_four_times_the_text_is_four_times_the_work() -> None:
    own = _own()
    _read(*_joined(own))  # loads the lexicons

    once, short = _calls(*_joined(own))
    again, long = _calls(*_joined(own * TIMES))

    assert len(short.article.text) > 20_000
    assert len(long.statements) >= 0.98 * TIMES * len(short.statements) > 200
    assert again <= ALLOWED * TIMES * once, f"{again / once:.2f} times the calls"


def test_a_meeting_of_a_day_is_one_however_far_on_it_is_told_again() -> None:
    own = _own()

    once, twice = (
        [m for m in _read(*_joined(parts)).meetings if len(m.participants) > 1 and _has_day(m)]
        for parts in (own, own * 2)
    )

    assert len(once) == len(twice) > 10
    assert all(meeting.also for meeting in twice)
