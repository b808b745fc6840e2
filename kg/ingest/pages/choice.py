"""Which blocks of a page are its article: the lead and the text, without what stands beside them.

``trafilatura`` tells where the article is; the blocks around what it found are looked at one by
one, because it leaves out leads, tails and quotations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.ingest.furniture import is_furniture
from kg.ingest.pages.blocks import Block, Element, has, key, lineage
from kg.ingest.pages.metadata import Metadata
from kg.ingest.pages.tickers import heading_day

_SENTENCE = re.compile(r"""[.!?…:]["“”»«‘’)\]]*(?:\s?\([a-zA-Z/, ]{2,30}\))?$""")
_LONG = 40
"""Letters of a block that tells by itself whether it was found."""
_LEAST = 25
"""Letters of a paragraph that was not found by trafilatura."""
_LONG_BLOCK = 120
"""Characters of a block that no line about an article has."""
_MOST_LINKED = 0.5
_LINKED_SENTENCE = 0.9
_FEW = 3
"""So many blocks before the text may stand between title and lead."""
_MOST_HIDDEN = 0.5
"""If marks would hide more of what was found, they mean something else on this site."""
_BYLINE = re.compile(
    r"(?:von|aus|by|text|interview|autor(?:in)?|protokoll|foto|bild|quelle|ein \w+ von)\b:?\s+"
    r"[^.!?]{2,90}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The article among the blocks of a page."""

    lead: list[Block]
    body: list[Block]
    around: list[Block]
    """Short lines from the title to the text, then those behind it: where a date may stand."""
    passed: int
    """Blocks within the article that are furniture."""


def chosen(blocks: list[Block], title: Block | None, told: Metadata, found: list[str]) -> Choice:
    """Return the article; ``found`` are the paragraphs that trafilatura sees."""
    matched = _matched(blocks, found)
    if not matched:
        matched = _by_place(blocks)
    if not matched:
        return Choice([], [], blocks[:20], 0)
    first, last = matched[0].number, matched[-1].number
    while first > 0 and blocks[first - 1].is_heading and blocks[first - 1].tag != "h1":
        first -= 1
    frame = _framed(matched, range(first, last + 1))
    numbers = {block.number for block in matched}
    start = title.number if title and title.number < last else -1
    body: list[Block] = []
    passed = 0
    for block in blocks[start + 1 :]:
        if not _inside(block.element, frame.top):
            continue
        is_found = block.number in numbers and not frame.hides(block, found=True)
        if is_found or frame.misses(block):
            body.append(block)
        elif block.number > first:
            passed += 1
    body = _without_loose_headings([block for block in body if not is_line(block, told)])
    lead = _lead(blocks, start, body, told)
    around = [b for b in blocks if start < b.number <= max(first, start + 12)]
    around += [b for b in blocks if b.number > last and not has_teaser(b)]
    kept = {block.number for block in lead}
    return Choice(lead, [b for b in body if b.number not in kept], around, passed)


def _matched(blocks: list[Block], found: Iterable[str]) -> list[Block]:
    """Return the blocks whose words trafilatura sees."""
    whole = "\n".join(key(words) for words in found)
    return [
        block
        for block in blocks
        if len(block.key) >= _LONG and block.key in whole and block.linked < _LINKED_SENTENCE
    ]


def _by_place(blocks: list[Block]) -> list[Block]:
    """Return the paragraphs in ``article`` or ``main``, where trafilatura finds nothing."""
    inside = [
        block
        for block in blocks
        if len(block.key) >= _LONG
        and block.linked < _MOST_LINKED
        and not any(one.tag in ("nav", "footer", "aside") for one in lineage(block.element))
    ]
    marked = [b for b in inside if any(e.tag in ("article", "main") for e in lineage(b.element))]
    return marked or [block for block in inside if _SENTENCE.search(block.words)]


def _container(matched: list[Block]) -> Element:
    """Return the innermost element that holds nearly all of what was found."""
    counts: Counter[Any] = Counter()
    for block in matched:
        counts.update(dict.fromkeys(lineage(block.element), len(block.words)))
    total = sum(len(block.words) for block in matched)
    holding = [element for element, size in counts.items() if size >= 0.9 * total]
    found = max(holding, key=lambda element: sum(1 for _ in lineage(element)))
    return found.getparent() if _has_twins(found) else found


def _has_twins(element: Element) -> bool:
    """Whether an element is one of several of the same marks, as the pieces of a text are."""
    parent, kind = element.getparent(), element.get("class")
    if parent is None or not kind or element.tag not in ("div", "section"):
        return False
    return any(
        other is not element and other.tag == element.tag and other.get("class") == kind
        for other in parent
    )


def _inside(element: Element, top: Element) -> bool:
    return any(one is top for one in lineage(element))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The element that holds the article, and what marks mean in it."""

    top: Element
    weak: bool
    """Whether the weaker marks hide what stands beside an article, and not the article itself."""
    inner: range
    """Numbers of the blocks from the first to the last that was found."""

    def hides(self, block: Block, *, found: bool = False) -> bool:
        """Whether an element between a block and the article is marked as something else.

        A long block that was ``found`` is not hidden by a weaker mark.
        """
        weak = self.weak and not (found and len(block.words) >= _LONG_BLOCK)
        return any(_is_beside(one, weak=weak) for one in lineage(block.element, self.top))

    def misses(self, block: Block) -> bool:
        """Whether a block that trafilatura leaves out belongs to the article all the same."""
        if self.hides(block) or block.linked > _MOST_LINKED:
            return False
        if block.is_heading:
            return block.number in self.inner and block.tag != "h1"
        if block.number in self.inner and block.tag in ("li", "dd", "td", "blockquote"):
            return True
        return len(block.key) >= _LEAST and bool(_SENTENCE.search(block.words))


def _framed(matched: list[Block], inner: range) -> _Frame:
    top = _container(matched)
    total = sum(len(block.words) for block in matched)
    hidden = sum(
        len(block.words)
        for block in matched
        if any(has(one, "apart") for one in lineage(block.element, top))
    )
    return _Frame(top, hidden <= _MOST_HIDDEN * total, inner)


def _is_beside(element: Element, *, weak: bool) -> bool:
    if element.tag in ("aside", "figure", "figcaption", "nav", "footer"):
        return True
    if has(element, "furniture") and not has(element, "body"):
        return True
    return weak and has(element, "apart") and not has(element, "lead")


def _without_loose_headings(body: list[Block]) -> list[Block]:
    """Return the blocks without headings that nothing stands below."""
    kept: list[Block] = []
    for block in reversed(body):
        if not block.is_heading or kept:
            kept.append(block)
    return kept[::-1]


def _lead(blocks: list[Block], start: int, body: list[Block], told: Metadata) -> list[Block]:
    """Return the paragraphs between title and text that tell the news first."""
    if not body:
        return []
    shown = {block.key for block in body}
    first = body[0].number
    between = [
        block
        for block in blocks
        if start < block.number < first and not has_teaser(block) and not is_line(block, told)
    ]
    summaries = {key(words) for words in told.descriptions}
    found = [block for block in between if _is_lead(block, summaries) and block.key not in shown]
    return [block for i, block in enumerate(found) if block.key not in {b.key for b in found[:i]}]


def _is_lead(block: Block, summaries: set[str]) -> bool:
    if block.linked > _MOST_LINKED or block.tag in ("h1", "figcaption") or len(block.key) < _LEAST:
        return False
    if block.key in summaries or any(
        len(block.key) > _LONG and (block.key in one or one.startswith(block.key[:_LONG]))
        for one in summaries
    ):
        return True
    near = list(lineage(block.element))[:4]
    if any(one.tag in ("figure", "figcaption", "aside", "nav") or _is_apart(one) for one in near):
        return False
    if any(has(one, "lead") for one in near):
        return True
    return bool(_SENTENCE.search(block.words)) and len(block.key) >= _LONG


def _is_apart(element: Element) -> bool:
    return (has(element, "apart") or has(element, "furniture")) and not has(element, "lead")


def has_teaser(block: Block) -> bool:
    """Whether a block stands in what leads to other articles."""
    return any(
        one.tag in ("aside", "nav", "footer")
        or (has(one, "furniture") and not has(one, "body") and not has(one, "lead"))
        for one in lineage(block.element)
        if one.tag not in ("body", "html", "main", "article")
    )


def is_line(block: Block, told: Metadata) -> bool:
    """Whether a block is a line of the page: byline, date, credit, "Lesen Sie auch"."""
    words = block.words
    if is_furniture(words):
        return not (block.is_heading and heading_day(words, None))
    if len(words) > 140 or block.is_heading:
        return False
    if any(key(author) and key(author) in block.key for author in told.authors):
        rest = block.key
        for author in told.authors:
            rest = rest.replace(key(author), "")
        if len(rest) < 40 and not _SENTENCE.search(words):
            return True
    return bool(_BYLINE.fullmatch(words)) and not _SENTENCE.search(words)
