"""Words of an article and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A stretch of an article's text; ``str`` gives its words."""

    text: str
    begin: int
    """Offset of its first character, in code points of the article's text."""
    end: int
    """Offset behind its last character."""

    @classmethod
    def of(cls, text: str, span: Span) -> EvidenceView:
        """Return the words of a text that stand between two offsets."""
        return cls(text[slice(*span)], *span)

    @property
    def span(self) -> Span:
        """Both offsets."""
        return self.begin, self.end

    def __str__(self) -> str:
        return self.text
