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

    from kg.model import Extraction

BREAK = "0\t2\tSPACE\t-1\tdep\t0:\t\tO"
"""The empty line between two articles, parsed: it hangs on the word before."""
ARTICLES, TIMES = 8, 4
ALLOWED = 1.1
"""So much more than ``TIMES`` the calls may be; all pairs of words would be ``TIMES`` squared."""


def _joined(articles: list[tuple[Article, list[str]]]) -> tuple[Article, list[str]]:
    """Return one article of several, and the lines of its parse."""
    text = "\n\n".join(CleanArticle.of(article).article.text for article, _ in articles)
    lines = [line for _, parse in articles for line in (BREAK, *parse)][1:]
    return Article("long", text, dt.date(2021, 12, 3)), lines


def _calls(article: Article, lines: list[str]) -> tuple[int, Extraction]:
    """Return how many functions are called to read a parsed article, and what is read."""
    doc = parsed(lines, article.text, vocab())
    count = 0

    def note(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        found = read_document(doc, article)
    finally:
        sys.setprofile(before)
    return count, found


def test_four_times_the_text_is_four_times_the_work() -> None:
    lines = load(PARSES)
    own = [(t.article, lines[t.key]) for t in texts() if t.set in OWN][:ARTICLES]
    article, parse = _joined(own)
    read_document(parsed(parse, article.text, vocab()), article)  # loads the lexicons

    once, short = _calls(article, parse)
    again, long = _calls(*_joined(own * TIMES))

    assert len(short.article.text) > 20_000
    assert len(long.statements) >= 0.98 * TIMES * len(short.statements) > 200
    assert again <= ALLOWED * TIMES * once, f"{again / once:.2f} times the calls"
