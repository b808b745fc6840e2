"""What a reader of pages makes of a page, held against what the page is known to hold."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from kg.ingest import read_sources
from kg.model import Article

HERE = Path(__file__).parent
Expected = dict[str, Any]

KINDS = ("read", "title", "date", "source", "lead", "kept", "apart", "clean", "only")
"""Kinds of faults: the page taken in; its title; its day; its site; the lead, once and first;
all paragraphs in order; no two of them in one; nothing that is no part of the article, of
the strings that are known; no paragraph beside those of the article."""


def expectations(folder: str) -> dict[str, Expected]:
    """Return what the pages of a folder beside this file hold, by their names."""
    found: dict[str, Expected] = json.loads((HERE / folder / "expected.json").read_text("utf-8"))
    return found


@cache
def articles(folder: str, name: str) -> tuple[Article, ...]:
    """Return the articles that are read on a page."""
    return tuple(one for one in read_sources(HERE / folder / name) if isinstance(one, Article))


def faults(folder: str, name: str, expected: Expected) -> dict[str, str]:
    """Return each kind of fault that reading the page has, with what was found in its place."""
    read = articles(folder, name)
    if "days" in expected:
        return _of_days(read, expected)
    if len(read) != 1:
        return dict.fromkeys(KINDS, f"{len(read)} articles")
    article = read[0]
    return {
        **_head(article, expected),
        **_body(article, expected["lead"], expected["paragraphs"], expected["not"]),
    }


def _of_days(read: tuple[Article, ...], expected: Expected) -> dict[str, str]:
    """Return the faults of a live ticker, each of whose days is an article."""
    days: dict[str, list[str]] = expected["days"]
    found = {str(article.date): article for article in read}
    if sorted(found) != sorted(days):
        return dict.fromkeys(KINDS, f"articles of {sorted(found)}")
    all_faults: dict[str, str] = {}
    for day, paragraphs in days.items():
        others = [words for other, own in days.items() if other != day for words in own]
        known = {**expected, "date": day}
        all_faults |= _head(found[day], known)
        all_faults |= _body(found[day], None, paragraphs, [*expected["not"], *others])
    all_faults.pop("only", None)  # times of entries and headings of days may stay
    return all_faults


def _head(article: Article, expected: Expected) -> dict[str, str]:
    titles = {expected["title"], f"{expected.get('kicker')}: {expected['title']}"}
    found = {}
    if _folded(article.title or "") not in titles:
        found["title"] = str(article.title)
    if str(article.date) != expected["date"]:
        found["date"] = str(article.date)
    if expected["source"] and article.source != expected["source"]:
        found["source"] = str(article.source)
    return found


def _body(
    article: Article, lead: str | None, paragraphs: list[str], unwanted: list[str]
) -> dict[str, str]:
    lines = _lines(article)
    text = "\n".join(lines)
    wanted = [lead, *paragraphs] if lead else paragraphs
    found = {}
    if lead and (text.count(lead) != 1 or not _in_order(text, [lead, paragraphs[0]])):
        found["lead"] = f"{text.count(lead)} times"
    if not _in_order(text, paragraphs):
        found["kept"] = " | ".join(words for words in paragraphs if words not in text) or "order"
    if together := [line for line in lines if sum(words in line for words in wanted) > 1]:
        found["apart"] = " | ".join(together)
    if left := [words for words in unwanted if words in text]:
        found["clean"] = " | ".join(left)
    if beside := [line for line in lines if not any(words in line for words in wanted)]:
        found["only"] = " | ".join(beside)
    return found


def _in_order(text: str, parts: list[str]) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _lines(article: Article) -> list[str]:
    """Return the lines that are read, below the title, white space folded."""
    lines, at = [], 0
    for line in article.text.split("\n"):
        begin, end = at, at + len(line)
        at = end + 1
        hidden = any(
            b < end and begin < e and e - b >= len(line.strip()) / 2 for b, e in article.skipped
        )
        if line.strip() and not hidden and (begin, end) != article.title_span:
            lines.append(_folded(line))
    return lines


def _folded(words: str) -> str:
    return " ".join(words.replace("\u00ad", "").split())
