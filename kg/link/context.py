"""What an article says beside a name: its countries, its words, who stands for which state."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.link.names import fold

if TYPE_CHECKING:
    import datetime as dt

    from kg.link.base import KnowledgeBase
    from kg.model import Entity, Extraction, Mention, Position

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PREFIXES = {"us": 30, "usa": 30}


@dataclass(slots=True)
class Context:
    """One article as the linker sees it."""

    extraction: Extraction
    base: KnowledgeBase
    day: dt.date | None
    entities: dict[str, Entity]
    mentions: dict[str, list[Mention]]
    positions: dict[str, list[Position]]
    words: str
    """The text, folded, with a blank at either end."""
    countries: Counter[int] = field(default_factory=Counter)
    """How often each country is spoken of, by name, adjective or city."""
    states: dict[str, int] = field(default_factory=dict)
    """Entities that are linked to something that has offices or bodies of its own."""

    def says(self, words: tuple[str, ...]) -> bool:
        """Return whether one of these folded words stands in the article."""
        return any(f" {word} " in self.words or f" {word}s " in self.words for word in words)


def of(extraction: Extraction, base: KnowledgeBase) -> Context:
    """Return the context of an article, with the countries its adjectives name."""
    mentions: dict[str, list[Mention]] = {}
    for mention in extraction.mentions:
        mentions.setdefault(mention.entity, []).append(mention)
    positions: dict[str, list[Position]] = {}
    for position in extraction.positions:
        positions.setdefault(position.person, []).append(position)
    article = extraction.article
    context = Context(
        extraction=extraction,
        base=base,
        day=article.date,
        entities={e.id: e for e in extraction.entities},
        mentions=mentions,
        positions=positions,
        words=f" {fold(article.text)} ",
    )
    for word in _WORD.findall(article.text):
        country = adjective(word, base)
        if country is not None:
            context.countries[country] += 1
    return context


def adjective(word: str, base: KnowledgeBase) -> int | None:
    """Return the state of an adjective or inhabitant: ``russischen``, ``US-Außenminister``."""
    known = base.adjectives()
    head, hyphen, _ = word.partition("-")
    if hyphen and head.lower() in _PREFIXES:
        return _PREFIXES[head.lower()]
    key = fold(word)
    for ending in ("", "e", "en", "er", "es", "em", "n", "s", "innen"):
        if key.endswith(ending):
            found = known.get(key[: len(key) - len(ending)] if ending else key)
            if found is not None:
                return found
    return None
