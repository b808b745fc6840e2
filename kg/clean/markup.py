"""HTML inside a text: tags, comments and character references."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from kg.clean.lines import SOFT
from kg.clean.wording import Edit
from kg.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(
    r"""<!--.*?-->|<!DOCTYPE[^>]*>|<\?[^>]{0,200}\?>|<!\[CDATA\[|\]\]>
      | <(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*(?:[:-][A-Za-z0-9]+)*)
        (?P<rest>(?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?)/?>""",
    re.VERBOSE | re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:amp;)*(#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_NOTE = re.compile(r"\[?\d{1,3}\]?|\*")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_MARKS = {"open": "„", "close": "“"}


def untagged(text: str) -> Iterator[Edit]:
    """Yield what takes HTML tags out of a text: a paragraph's tag is an empty line.

    Only tags that HTML knows count, so that ``<redaktion@example.org>`` stays. What nobody reads
    goes with its tags: scripts, captions, notes set high. In a text with paragraphs or line
    breaks of HTML a single end of line is a space, as browsers have it.
    """
    tags = [match for match in _TAG.finditer(text) if _is_tag(match)]
    folded = any(_part(match) in ("block", "line") for match in tags)
    at, hidden = 0, ""
    for match in tags:
        begin, end = match.span()
        if begin < at:
            continue
        name, closing = (match["name"] or "").lower(), bool(match["close"])
        if hidden:
            if closing and name == hidden:
                yield Edit(at, end, _instead("hidden"), "tags")
                at, hidden = end, ""
            continue
        if folded:
            yield from _spaces(text, at, begin)
        if not closing and _hides(text, match):
            at, hidden = begin, name
            continue
        yield Edit(begin, end, _words(match), "tags")
        at = end
    if hidden:
        yield Edit(at, len(text), "", "tags")
    elif folded:
        yield from _spaces(text, at, len(text))


def unescaped(text: str) -> Iterator[Edit]:
    """Yield a character for each reference: ``&uuml;``, ``&#252;``, ``&amp;uuml;`` → ``ü``."""
    for match in _REFERENCE.finditer(text):
        name = match[1]
        if name[0] == "#" or f"{name};" in html5:
            yield Edit(*match.span(), unescape(f"&{name};"), "character references")


def _is_tag(match: re.Match[str]) -> bool:
    name = (match["name"] or "").lower()
    return not name or name in _parts() or not name.isalnum()  # "o:p", "dw-teaser"


def _part(match: re.Match[str]) -> str:
    return _parts().get((match["name"] or "").lower(), "inline")


def _hides(text: str, match: re.Match[str]) -> bool:
    """Whether what stands between a tag and its end is not read."""
    if match.group().endswith("/>"):
        return False
    if _part(match) == "hidden":
        closing = re.compile(f"</{match['name']}", re.IGNORECASE)
        return closing.search(text, match.end()) is not None
    if _part(match) == "high":
        end = text.find("</", match.end())
        return end >= 0 and bool(_NOTE.fullmatch(text[match.end() : end].strip()))
    return False


def _words(match: re.Match[str]) -> str:
    if _part(match) == "quote":
        return _MARKS["close" if match["close"] else "open"]
    return _instead(_part(match))


def _instead(part: str) -> str:
    return {"block": "\n\n", "line": SOFT, "cell": " "}.get(part, "")


def _spaces(text: str, begin: int, end: int) -> Iterator[Edit]:
    """Yield a space for each run of white space with a single end of line in it."""
    for match in _SPACE.finditer(text, begin, end):
        if "\n" in match.group() or "\r" in match.group():
            blank = _BLANK_LINE.search(match.group().replace("\r\n", "\n").replace("\r", "\n"))
            yield Edit(*match.span(), "\n\n" if blank else " ", "line breaks")


@cache
def _parts() -> dict[str, str]:
    """Return what each tag does to the text."""
    return {name: row["part"] for row in rows("clean/tags") for name in row["tags"].split()}
