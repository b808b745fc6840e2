"""A reader that needs no model: it finds two people, and lets them meet."""

from __future__ import annotations

import dataclasses
import os

from kg.model import Article, Entity, Extraction, Link, Links, Meeting, Mention, Signature
from kg.pipeline import Plan, Reader
from kg.views import Reading

SIGNATURE = Signature("depesche test", "de_test 1", "cd" * 32, "kb-test", "ab" * 32)
BREAKS = "Bruchstelle"
"""An article with this word cannot be read."""
KILLS = "Todesstoß"
"""An article with this word ends the process that reads it."""


class StubReader(Reader):
    """Finds Anna Vogt and Erik Lund where they are named, and lets them meet."""

    def __init__(self, **options: object) -> None:
        self.plan = Plan(**options)  # type: ignore[arg-type]
        self.nlp, self.linker = None, None
        least = self.plan.min_confidence
        self.signature = dataclasses.replace(SIGNATURE, min_confidence=least)

    @property
    def reopen(self) -> type[Reader]:
        """What opens another one, in another process."""
        return StubReader

    def _read(self, article: Article) -> Reading:
        """Return a small reading."""
        if BREAKS in article.text:
            raise ZeroDivisionError(BREAKS)
        if KILLS in article.text:
            os._exit(9)
        names = [name for name in ("Anna Vogt", "Erik Lund") if name in article.text]
        entities = tuple(Entity(f"e{i}", "Person", name) for i, name in enumerate(names))
        spans = [(article.text.index(n), article.text.index(n) + len(n)) for n in names]
        mentions = tuple(
            Mention(f"n{i}", *span, name, "name", "Person", f"e{i}")
            for i, (name, span) in enumerate(zip(names, spans, strict=True))
        )
        whole = (0, len(article.text))
        meeting = Meeting(
            "m1",
            "bilateral",
            "occurred",
            tuple(e.id for e in entities),
            None,
            article.date.isoformat() if article.date else None,
            spans[0] if spans else whole,
            whole,
            "meet/treffen",
            pattern="verb",
            confidence=0.7,
        )
        meetings = (meeting,) if len(names) > 1 and self.signature.min_confidence <= 0.7 else ()
        extraction = Extraction(article, mentions, entities, meetings=meetings)
        links = tuple(
            Link(e.id, "Q1" if e.name == "Anna Vogt" else None, e.name, 0.9, nil=e.name[0] != "A")
            for e in entities
        )
        return Reading(extraction, Links(links), self.signature)
