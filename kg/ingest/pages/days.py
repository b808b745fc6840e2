"""When a page was published: structured data first, then the page's own words, never a teaser's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from kg.ingest.dates import published
from kg.ingest.pages.blocks import Block, Element, has, lineage
from kg.ingest.pages.metadata import Metadata

_DAY = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZJ][a-zä]{2,8}\.?)\s?\d{4}"
_TOLD = re.compile(
    rf"(?:ver(?:ö|oe)ffentlicht|erschienen|erstellt|publiziert|datum|stand|vom|am|aktualisiert|update)"
    rf"\b[^\d]{{0,25}}({_DAY})",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"(?:^|[\s,|(–-])({_DAY})")
_UPDATED = re.compile(r"aktualisiert|update|zuletzt|geändert", re.IGNORECASE)
_IN_ADDRESS = re.compile(
    r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=[/_.-]|$)|[-_/]((?:19|20)\d{6})(?=\D|$)"
)
_HEADLINE = 3
"""Words of a link that may be a headline."""
_MOSTLY = 0.4
"""So much of a teaser is the link to its article."""
_LINE = 160
"""A line that tells the date of an article is shorter."""


def day_of(told: Metadata, root: Element, around: Iterable[Block], zone: dt.tzinfo) -> str | None:
    """Return the date of a page as it is written there; ``around`` are the lines about the article.

    Those are the lines from the title to the text and behind it, in the order of trust.
    """
    for words in told.published:
        if published(words, zone):
            return words
    for words in _times(root):
        if published(words, zone):
            return words
    lines = [b for b in around if len(b.words) <= _LINE and not in_teaser(b.element)]
    for pattern in (_TOLD, _FIRST):
        matches = [(m, b) for b in lines if (m := pattern.search(b.words))]
        matches.sort(key=lambda pair: bool(_UPDATED.search(pair[1].words[: pair[0].start(1)])))
        for match, _ in matches:
            if published(match[1], zone):
                return match[1]
    if found := in_address(told.address):
        return found
    return next((words for words in told.modified if published(words, zone)), None)


def last_day(told: Metadata, zone: dt.tzinfo) -> dt.date | None:
    """Return the day of the last change."""
    days = (published(words, zone) for words in told.modified)
    return next((found.day for found in days if found and found.day), None)


def in_address(address: str) -> str | None:
    """Return the day in an address: ``…/2022/01/19/vogt-in-oslo``."""
    match = _IN_ADDRESS.search(address)
    if not match:
        return None
    return "-".join(match.groups()[:3]) if match[1] else match[4]


def _times(root: Element) -> list[str]:
    """Return the times of ``time`` elements that are no teaser's; those of publication first."""
    found: list[tuple[bool, str]] = []
    for element in root.iter("time"):
        words = element.get("datetime") or " ".join("".join(element.itertext()).split())
        if words and not in_teaser(element):
            told = (
                " ".join(element.getparent().itertext()) if element.getparent() is not None else ""
            )
            found.append((bool(_UPDATED.search(told[:_LINE])), words))
    found.sort(key=lambda pair: pair[0])
    return [words for _, words in found]


def _links_elsewhere(element: Element) -> bool:
    """Whether an element is little but a link to another article, with its headline."""
    words = " ".join("".join(element.itertext()).split())
    links = (" ".join("".join(link.itertext()).split()) for link in element.iter("a"))
    headlines = [link for link in links if len(link.split()) >= _HEADLINE]
    return bool(headlines) and sum(map(len, headlines)) > _MOSTLY * len(words)


def in_teaser(element: Element) -> bool:
    """Whether an element stands in a teaser, a list of links, or beside the article."""
    for one in lineage(element):
        if one.tag in ("aside", "nav", "footer", "a") or has(one, "furniture"):
            return True
        if one.tag in ("li", "section", "div", "article") and _links_elsewhere(one):
            return True
        if one.tag in ("article", "main", "header"):
            nested = any(parent.tag == "article" for parent in one.iterancestors())
            return nested and one.tag == "article"
    return False
