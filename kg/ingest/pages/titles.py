"""The title of a page without the names of sites, sections and days behind it."""

from __future__ import annotations

import re

from kg.ingest.dates import published
from kg.ingest.pages.blocks import WORDS, Block, Element, has, key
from kg.ingest.pages.metadata import Metadata

_SEPARATOR = re.compile(r"\s+(?:[-–—|•·»:]|::|//)\s+|\s*\|\s*")
_ALIKE = 0.6
"""Two titles share so many of their words."""
_SHORT_NAME = 14
_LEAST = 12
"""Letters of a name of a page that is no name of a section."""


def title_of(blocks: list[Block], told: Metadata) -> tuple[str | None, Block | None]:
    """Return the title, and the block of the page that shows it.

    The main heading of the page, if it is like what the page calls itself elsewhere; else what it
    calls itself. A kicker above the headline is no part of it.
    """
    sites = _sites(told)
    names = [bare(words, sites) for words in (told.headline, *told.titles) if words]
    names = [name for name in names if name and key(name) not in sites]
    heads = [block for block in blocks if block.tag == "h1"]
    heads += [block for block in blocks if block.tag == "h2" and _tells(block, names)]
    shown = [(block, _headline(block, names)) for block in heads]
    shown = [(block, words) for block, words in shown if words and key(words) not in sites]
    if shown:
        block, words = max(shown, key=lambda pair: (_likeness(pair[1], names), -pair[0].number))
        return bare(words, sites), block
    if not names:
        return None, None
    same = (block for block in blocks if block.key in {key(name) for name in names})
    return names[0], next(same, None)


def _headline(block: Block, names: list[str]) -> str:
    """Return the words of a heading without the kicker in it."""
    kickers = [" ".join("".join(e.itertext()).split()) for e in _kickers(block.element)]
    words = block.words
    for kicker in kickers:
        if kicker and words.startswith(kicker) and len(words) > len(kicker):
            words = words[len(kicker) :].lstrip(" :–|-")
    shorter = [name for name in names if key(words).endswith(key(name)) and len(key(name)) > _LEAST]
    return max(shorter, key=len) if shorter and words == block.words else words


def _tells(block: Block, names: list[str]) -> bool:
    """Whether a lower heading shows a name of the page, alone or behind a kicker."""
    return any(len(key(name)) > _LEAST and block.key.endswith(key(name)) for name in names)


def _kickers(element: Element) -> list[Element]:
    return [e for e in element.iterdescendants() if isinstance(e.tag, str) and has(e, "kicker")]


def _likeness(words: str, names: list[str]) -> float:
    own = set(words.casefold().split())
    shares = (
        len(own & set(name.casefold().split())) / max(1, min(len(own), len(name.split())))
        for name in names
    )
    return round(max(shares, default=0.0), 1)


def _sites(told: Metadata) -> frozenset[str]:
    """Return the names of the site and its publisher, to compare by."""
    host = told.host
    labels = host.split(".")
    words = [told.site, told.publisher, host, labels[-2] if len(labels) > 1 else ""]
    return frozenset(key(word) for word in words if key(word))


def bare(title: str, sites: frozenset[str]) -> str:
    """Return a title without what the site puts before and behind it.

    ``"Vogt in Oslo | Europa | DW | 19.01.2022"`` → ``"Vogt in Oslo"``.
    """
    pieces = [(m.start(), m.end()) for m in _SEPARATOR.finditer(title)]
    end, stripped = len(title), False
    for begin, after in reversed(pieces):
        piece = title[after:end].strip()
        if _is_site(piece, sites) or _is_day(piece):
            stripped = True
        elif not (stripped and piece.casefold() in WORDS["sections"]):
            break
        end = begin
    words = title[:end].strip()
    first = _SEPARATOR.search(words)
    if first and _is_site(words[: first.start()], sites):
        words = words[first.end() :].strip()
    return words or title.strip()


def _is_site(piece: str, sites: frozenset[str]) -> bool:
    """Whether a piece of a title names a site: this one, a domain, a short name in capitals."""
    own = key(piece)
    if not own:
        return True
    if own in sites or any(
        own in site or (len(site) > 3 and site in own) for site in sites if len(own) > 2
    ):
        return len(piece.split()) <= 4
    if re.fullmatch(r"[\w.-]+\.(?:de|at|ch|net|com|org|info|eu|online)", piece, re.IGNORECASE):
        return True
    return not sites and piece.isupper() and len(piece) <= _SHORT_NAME and " " not in piece


def _is_day(piece: str) -> bool:
    found = published(piece)
    return found is not None and found.day is not None
