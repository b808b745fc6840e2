"""The lines of a page as a browser sets them: blocks of words, and what they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from kg.lexicon import WordClasses

WORDS = WordClasses("ingest/pages")
Element = Any
"""An element of lxml, which has no types of its own."""
_SPACE = re.compile(r"[ \t\r\n\f\v\u00a0]+")
_PARTS = re.compile(r"[A-ZÄÖÜ]?[a-zäöüß]+|[A-ZÄÖÜ]+(?![a-zäöüß])")
_UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARKED = ("class", "id", "itemprop", "data-testid", "data-component", "data-area", "role")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_HEADING = 120
_BREAK, _LINE = "\x1e", "\x1f"
_MOST_MARKS = 2_000


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand in a line or paragraph of their own."""

    words: str
    element: Element
    """The innermost element of a block that holds them."""
    linked: float
    """Share of the words that are links."""
    number: int
    """Place on the page."""

    @property
    def tag(self) -> str:
        """Name of the element."""
        return str(self.element.tag)

    @property
    def is_heading(self) -> bool:
        """Whether it is marked as a heading."""
        return self.tag in _HEADINGS or (
            len(self.words) <= _LONGEST_HEADING and has(self.element, "subheading")
        )

    @property
    def key(self) -> str:
        """The letters and digits, to compare by."""
        return key(self.words)


def key(words: str) -> str:
    """Return the letters and digits of words, small, to compare texts by."""
    return "".join(char for char in words.casefold() if char.isalnum())


def blocks(root: Element) -> list[Block]:
    """Return the blocks of a page in their order, without what nobody reads.

    Two line breaks end a paragraph; one is a space. Words of elements that stand side by side in a
    line are set apart.
    """
    setter = _Setter()
    setter.walk(root, root, linked=False)
    setter.end(root)
    return setter.found


@dataclass(slots=True)
class _Setter:
    """Sets the words of a page in lines."""

    found: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    """What has been gathered since the last block began."""
    links: int = 0
    beside: bool = False
    """Whether the last thing was the end of an element within a line."""

    def end(self, element: Element) -> None:
        """End the block of an element."""
        for words in "".join(self.parts).split(_BREAK):
            line = _SPACE.sub(" ", re.sub(rf"\s*{_LINE}\s*", " ", words)).strip()
            if line:
                share = min(1.0, self.links / len(line))
                self.found.append(Block(line, element, share, len(self.found)))
        self.parts, self.links, self.beside = [], 0, False

    def add(self, words: str | None, *, linked: bool, first: bool = False) -> None:
        """Add words; the ``first`` of an element may stand beside those of another."""
        if not words:
            return
        if self.beside and first and _needs_space(self.parts, words):
            self.parts.append(" ")
        self.parts.append(words)
        self.links += len(words.strip()) if linked else 0
        if words.strip() or not first:
            self.beside = False

    def walk(self, element: Element, block: Element, *, linked: bool) -> None:
        """Set an element that stands in a block."""
        tag = element.tag
        if not isinstance(tag, str) or tag in WORDS["unread"] or is_hidden(element):
            return
        if tag == "br":
            self.parts.append(_BREAK if _ends_in_line(self.parts) else _LINE)
            return
        is_block = tag in WORDS["blocks"]
        if is_block:
            self.end(block)
            block = element
        inside = linked or tag == "a"
        self.add(element.text, linked=inside, first=True)
        for child in element:
            self.walk(child, block, linked=inside)
            if isinstance(child.tag, str) and child.tag not in WORDS["blocks"]:
                self.beside = child.tag != "br"
            self.add(child.tail, linked=inside)
        if is_block:
            self.end(block)


def _ends_in_line(parts: list[str]) -> bool:
    """Whether nothing but space stands behind the last line break."""
    for part in reversed(parts):
        if part == _LINE:
            return True
        if part == _BREAK or part.strip():
            return False
    return False


def _needs_space(parts: list[str], words: str) -> bool:
    """Whether the words of two elements would run together: ``Oslo</span><span>Die``."""
    last = next((part for part in reversed(parts) if part), "")
    if not last or last[-1].isspace() or words[0].isspace():
        return False
    return (last[-1].isalnum() or last[-1] in '.,:;!?“”"»)') and (
        words[0].isalnum() or words[0] in '„“"«('
    )


def is_hidden(element: Element) -> bool:
    """Whether an element is not shown at all."""
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or (style is not None and bool(_UNSHOWN.search(style)))
        or "sr-only" in (element.get("class") or "")
        or "visually-hidden" in (element.get("class") or "")
    )


def marks(element: Element) -> frozenset[str]:
    """Return the words in an element's class, id and other marks, small: ``aTeaser`` → two."""
    own = str(element.tag) if "-" in str(element.tag) else ""  # custom elements tell by their name
    return _marks((own, *(element.get(name) or "" for name in _MARKED)))


@lru_cache(maxsize=_MOST_MARKS)
def _marks(values: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for value in values:
        for token in value.split():
            parts = [part.lower() for part in _PARTS.findall(token)]
            found.update(parts)
            found.add(token.lower())
            found.update("".join(pair) for pair in pairwise(parts))
    return frozenset(found)


def has(element: Element, name: str) -> bool:
    """Whether one of an element's marks is of that class of words."""
    words = WORDS[name]
    return any(mark in words for mark in marks(element))


def lineage(element: Element, top: Element | None = None) -> Iterator[Element]:
    """Yield an element and those that it stands in, up to ``top`` without it."""
    found = element
    while found is not None and found is not top:
        yield found
        found = found.getparent()
