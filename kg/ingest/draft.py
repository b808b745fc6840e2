"""What a source says of an article, unchecked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kg.model import Span

FIELDS = ("id", "date", "source", "url", "title")
"""What a source may say of an article beside its text."""
_NOT_IN_ID = re.compile(r"[^\w.~-]+")
_LONGEST_ID = 120


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its source gives it; ``where`` names file and line."""

    where: str
    text: str
    id: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    skipped: tuple[Span, ...] = ()
    """Stretches of the text that the source itself sets apart, such as a wire's notebook."""
    part: str = ""
    """What sets apart several articles of one source: the day of a ticker."""
    reader: str | None = None
    """What made the text of a file: ``"trafilatura 2.3.1"``."""
    fallback_id: str = ""
    """Id if the source gives none; empty: made from the text."""
    fallback_date: dt.date | None = None
    """Date if the source gives none: from the file's name, or for the whole run."""
    late_date: str | None = None
    """Date if nothing else gives one: when a document was made, or a mail was sent."""
    notes: tuple[str, ...] = ()
    """What the user should know, as that letters are lost."""

    @classmethod
    def of(cls, where: str, text: str, fields: Mapping[str, str | None]) -> Self:
        """Return a draft with the values of ``FIELDS`` that ``fields`` has."""
        return cls(
            where=where,
            text=text,
            id=fields.get("id"),
            date=fields.get("date"),
            source=fields.get("source"),
            url=fields.get("url"),
            title=fields.get("title"),
        )

    def or_else(self, own_id: str, date: dt.date | None) -> Self:
        """Return the draft with id and date for what the source itself does not give."""
        return replace(
            self,
            fallback_id=self.fallback_id or own_id,
            fallback_date=self.fallback_date or date,
        )

    def noting(self, *notes: str) -> Self:
        """Return the draft with more notes; empty ones do not count."""
        return replace(self, notes=(*self.notes, *(note for note in notes if note)))


def id_from_name(name: str) -> str:
    """Return an id made of a file's name: ``"Gipfel in Genf (2)"`` → ``"Gipfel-in-Genf-2"``."""
    return _NOT_IN_ID.sub("-", unicodedata.normalize("NFC", name)).strip("-.")[:_LONGEST_ID]


def headed(title: str | None, paragraphs: list[str]) -> str:
    """Return a text of a title line and paragraphs, set apart by empty lines.

    A title that the paragraphs begin with is not doubled.
    """
    if not title or (paragraphs and paragraphs[0].split() == title.split()):
        return "\n\n".join(paragraphs)
    return "\n\n".join([title, *paragraphs])
