"""What a page says of itself: JSON-LD, ``meta`` elements, its address.

Source: schema.org (NewsArticle, LiveBlogPosting), the Open Graph protocol.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from kg.ingest.pages.blocks import Element

_ARTICLES = re.compile(r"(?:\w*Article|\w*Posting|Report|CreativeWork|WebPage)$")
_BEST = ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "Article", "LiveBlogPosting")
_DEEP = 6
_TAG = re.compile(r"<[^>]+>")
_TRAILING = re.compile(r",\s*(?=[}\]])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself, as it says it; empty where it says nothing."""

    headline: str = ""
    titles: tuple[str, ...] = ()
    """Open Graph's title and that of the window."""
    descriptions: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    """Dates of publication, the surest first."""
    modified: tuple[str, ...] = ()
    site: str = ""
    publisher: str = ""
    address: str = ""
    authors: tuple[str, ...] = ()
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The host of the address without ``www.``."""
        try:
            return (urlsplit(self.address).hostname or "").removeprefix("www.")
        except ValueError:
            return ""


def metadata(root: Element, address: str | None) -> Metadata:
    """Return what a page says of itself; ``address`` is where it was fetched, if that is known."""
    named = _named(root)
    data = _structured(root)
    own = address or _canonical(root) or named.get("og:url", "") or _words(data.get("url"))
    return Metadata(
        headline=_words(data.get("headline")),
        titles=tuple(words for words in (named.get("og:title", ""), _window_title(root)) if words),
        descriptions=tuple(
            words
            for words in (
                _words(data.get("description")),
                named.get("og:description", ""),
                named.get("description", ""),
                _words(data.get("abstract")),
            )
            if words
        ),
        published=tuple(
            words
            for words in (
                _words(data.get("datePublished")),
                *(named.get(name, "") for name in _PUBLISHED),
                *_item_dates(root, "datepublished"),
                _words(data.get("dateCreated")),
            )
            if words
        ),
        modified=tuple(
            words
            for words in (
                _words(data.get("dateModified")),
                *(named.get(name, "") for name in _MODIFIED),
                *_item_dates(root, "datemodified"),
            )
            if words
        ),
        site=named.get("og:site_name", ""),
        publisher=_words(data.get("publisher")) or named.get("publisher", ""),
        address=own,
        authors=tuple(_authors(data.get("author"))),
    )


_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "date",
    "publish-date",
    "publishdate",
    "pubdate",
    "sailthru.date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "last-published",
)
"""Names of ``meta`` elements that give the day of publication, the surest first."""
_MODIFIED = ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified")


def _named(root: Element) -> dict[str, str]:
    """Return the content of each ``meta`` element by its name; the first counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), html.unescape(content))
    return found


def _canonical(root: Element) -> str:
    links = (link for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((link.get("href") or "" for link in links), "")


def _window_title(root: Element) -> str:
    title = next(root.iter("title"), None)
    return " ".join((title.text or "").split()) if title is not None else ""


def _item_dates(root: Element, name: str) -> list[str]:
    """Return the dates of microdata."""
    return [
        element.get("datetime") or element.get("content") or ""
        for element in root.iter()
        if isinstance(element.tag, str) and (element.get("itemprop") or "").lower() == name
    ]


def _structured(root: Element) -> Mapping[str, Any]:
    """Return the JSON-LD object of the page's article; the first of the best kind."""
    found: list[Mapping[str, Any]] = []
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            value = _json(script.text or "")
            found += [one for one in _objects(value, 0) if _ARTICLES.search(_type(one))]
    ranked = sorted(found, key=lambda one: _BEST.index(_type(one)) if _type(one) in _BEST else 9)
    return ranked[0] if ranked else {}


def _json(text: str) -> Any:
    """Return the value of a script; pages leave comments, line ends and commas in it."""
    text = re.sub(r"^\s*(?:<!--|/\*.*?\*/|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", text.strip())
    for attempt in (text, _TRAILING.sub("", " ".join(text.split()))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEP:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, Mapping):
        if "@type" in value:
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed"):
            if name in value:
                yield from _objects(value[name], depth + 1)


def _type(value: Mapping[str, Any]) -> str:
    kind = value.get("@type")
    if isinstance(kind, list):
        kind = next((one for one in kind if one in _BEST), kind[0] if kind else "")
    return str(kind).rpartition("/")[2]


def _words(value: Any) -> str:
    """Return the words of a value of JSON-LD: of an object its name, of a list its first."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@id") or ""
    if not isinstance(value, str):
        return ""
    return " ".join(html.unescape(_TAG.sub(" ", value) if "<" in value else value).split())


def _authors(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if words := _words(one):
            yield words
