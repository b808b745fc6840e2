"""What a source says of an article, and the checks that make it an ``Article``."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from kg.clean import Clean, cleaned, lettered
from kg.errors import InputError, NotGerman, TooLarge
from kg.ingest.dates import checked_date
from kg.ingest.furniture import furniture
from kg.ingest.language import other_language
from kg.ingest.soundness import check_sound, sound
from kg.ingest.titles import title_span
from kg.model import Article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from kg.model import Span

MAX_CHARACTERS = 1_000_000
"""A news article has a few thousand; a book would hold up all the others."""
FIELDS = ("id", "date", "source", "url", "title")
"""What a source may say of an article beside its text."""
MAX_ID = 200
_EMPTY_LINE = re.compile(r"[ \t]*\n[ \t]*\n")
_NOT_IN_ID = re.compile(r"[^\w.~-]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its source gives it, unchecked; ``where`` names file and line."""

    where: str
    text: str
    id: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    fallback_id: str = ""
    """Id if the source gives none; empty: made from the text."""
    fallback_date: dt.date | None = None
    """Date if the source gives none: from the file's name, or for the whole run."""

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


def finished(draft: Draft, *, force: bool = False) -> Article:
    """Return the checked article; ``force`` takes in what does not look German.

    Raises:
        NotGerman: the text is in another language.
        TooLarge: it has more than ``MAX_CHARACTERS``.
        InputError: it is empty or no text, or id or date are none.
    """
    _check_text(draft)
    text = sound(draft.text)
    letters = lettered(text)
    skipped = tuple(letters.alignment.delivered(span) for span in furniture(letters.text))
    clean = cleaned(text, skipped)
    hidden = tuple(clean.alignment.read(span) for span in skipped)
    read = _read_part(clean.text, hidden)
    if not read.strip():
        raise InputError("nothing but page furniture", where=draft.where, hint="is it the article?")
    if not force:
        _check_language(draft, read)
    title, span = _title(letters, clean, draft.title, hidden)
    return Article(
        id=_id(draft),
        text=text,
        date=_date(draft),
        source=draft.source or None,
        url=draft.url or None,
        title=title,
        title_span=span,
        skipped=skipped,
    )


def read_text(
    text: str,
    *,
    date: dt.date | str | None = None,
    title: str | None = None,
    id: str | None = None,  # noqa: A002 - the word of the model
    force: bool = False,
) -> Article:
    """Return a text as an article, checked as that of a file is.

    Without ``id`` it is named by a hash of the text.

    Raises:
        NotGerman: the text is in another language, and ``force`` is not given.
        InputError: it is empty, too large or unreadable, or the date is none.
    """
    day = date if isinstance(date, str) or date is None else date.isoformat()
    fields = {"id": id, "date": day, "title": title}
    return finished(Draft.of("the text", text, fields), force=force)


def id_from_name(name: str) -> str:
    """Return an id made of a file's name: ``"Gipfel in Genf (2)"`` → ``"Gipfel-in-Genf-2"``."""
    return _NOT_IN_ID.sub("-", unicodedata.normalize("NFC", name)).strip("-.")


def _check_text(draft: Draft) -> None:
    if len(draft.text) > MAX_CHARACTERS:
        raise TooLarge(
            f"{len(draft.text):,} characters; {MAX_CHARACTERS:,} is the limit",
            where=draft.where,
            hint="split it into one file or line per article",
        )
    if not draft.text.strip():
        raise InputError("no text", where=draft.where, hint="there is nothing to read in it")
    check_sound(draft.text, draft.where)


def _read_part(text: str, skipped: tuple[Span, ...]) -> str:
    parts, at = [], 0
    for begin, end in skipped:
        parts.append(text[at:begin])
        at = end
    return "".join([*parts, text[at:]])


def _check_language(draft: Draft, read: str) -> None:
    language = other_language(read)
    if language is None:
        return
    found = "not in German" if language == "unknown" else f"not in German but, it seems, {language}"
    raise NotGerman(
        f"the text is {found}",
        where=draft.where,
        hint="--force, force=True in Python, takes it in all the same",
    )


def _title(
    letters: Clean, clean: Clean, given: str | None, hidden: tuple[Span, ...]
) -> tuple[str | None, Span | None]:
    """Return the title, and where it stands in the text as delivered, if it does.

    A title given apart is metadata, and has a span only where the text begins with it.
    """
    span = title_span(clean.text, hidden)
    place = clean.alignment.delivered(span) if span else None
    if place and not _EMPTY_LINE.match(letters.text, letters.alignment.read(place)[1]):
        span = place = None
    line = clean.text[slice(*span)] if span else None
    if not given or not given.strip():
        return line, place
    title = cleaned(given).text
    return title, place if line == title else None


def _id(draft: Draft) -> str:
    if draft.id is None or not draft.id.strip():
        return draft.fallback_id or f"text-{hashlib.sha256(draft.text.encode()).hexdigest()[:12]}"
    given = draft.id.strip()
    if len(given) > MAX_ID or any(unicodedata.category(c) in ("Cc", "Cs", "Zl") for c in given):
        raise InputError(
            f"the id {given[:40]!r} cannot be used",
            where=draft.where,
            hint=f"an id has at most {MAX_ID} characters and no control character or line break",
        )
    return given


def _date(draft: Draft) -> dt.date | None:
    if draft.date is None or not draft.date.strip():
        return draft.fallback_date
    return checked_date(draft.date, draft.where)
