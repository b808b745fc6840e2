"""A draft to a checked article: its text is sound and German, its id and date are right."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.clean import Clean, cleaned, lettered
from kg.errors import InputError, NotGerman, TooLarge
from kg.ingest.dates import published, says_nothing
from kg.ingest.draft import Draft
from kg.ingest.furniture import furniture
from kg.ingest.language import other_language
from kg.ingest.settings import Settings
from kg.ingest.soundness import check_sound, sound
from kg.ingest.source import MAX_CHARACTERS, SPLIT
from kg.ingest.titles import title_span
from kg.model import Article

if TYPE_CHECKING:
    from kg.model import Span

MAX_ID = 200
_PARAGRAPH_END = re.compile(r"[ \t]*(?:[\n\v][ \t]*[\n\v]|\n(?: {2,}|\t))")
"""An empty line, two breaks within a paragraph, or a line that is indented."""
_SPELT_OUT = re.compile(
    r"\b(?:fuer|ueber|Aussenminister\w*|Praesident\w*|koenn\w+|muess\w+|waer\w+|wuerd\w+"
    r"|Gespraech\w*|haett\w+|erklaer\w+|zurueck|gegenueber)\b"
)
_UMLAUT = re.compile(r"[äöüÄÖÜß]")
_SPELT = 3
"""So many words with ae, oe, ue, and no umlaut, tell that a text has none."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A checked article, and what the user should know of it."""

    article: Article
    notes: tuple[str, ...] = ()


def finished(draft: Draft, settings: Settings | None = None) -> Finished:
    """Return the checked article of a draft.

    Raises:
        NotGerman: the text is in another language.
        TooLarge: it has more than ``MAX_CHARACTERS``.
        InputError: it is empty or no text, or its id is none.
    """
    settings = settings or Settings()
    _check_text(draft)
    text = sound(draft.text)
    letters = lettered(text)
    skipped = _merged([*draft.skipped, *_furniture(letters)])
    clean = cleaned(text, skipped)
    hidden = tuple(clean.alignment.read(span) for span in skipped)
    read = _read_part(clean.text, hidden)
    if not read.strip():
        raise InputError("nothing but page furniture", where=draft.where, hint="is it the article?")
    if not settings.force:
        _check_language(draft, read)
    title, span = _title(text, letters, clean, draft.title, hidden)
    date, month, note = _published(draft, settings)
    article = Article(
        id=_id(draft),
        text=text,
        date=date,
        source=_told(draft.source),
        url=_told(draft.url),
        title=title,
        title_span=span,
        skipped=skipped,
        month=month,
        reader=draft.reader,
    )
    return Finished(article, tuple(n for n in (*draft.notes, note, *_losses(read)) if n))


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
    draft = Draft("the text", text, id=id, title=title)
    return finished(draft, Settings.of(date=date, force=force)).article


def _check_text(draft: Draft) -> None:
    if len(draft.text) > MAX_CHARACTERS:
        raise TooLarge(
            f"{len(draft.text):,} characters; {MAX_CHARACTERS:,} is the limit",
            where=draft.where,
            hint=SPLIT,
        )
    if not draft.text.strip():
        raise InputError("no text", where=draft.where, hint="there is nothing to read in it")
    check_sound(draft.text, draft.where)


def _furniture(letters: Clean) -> list[Span]:
    return [letters.alignment.delivered(span) for span in furniture(letters.text)]


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Return stretches in order; those that overlap are one."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return tuple(found)


def _read_part(text: str, skipped: tuple[Span, ...]) -> str:
    parts, at = [], 0
    for begin, end in skipped:
        parts.append(text[at:begin])
        at = max(at, end)
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
    text: str, letters: Clean, clean: Clean, given: str | None, hidden: tuple[Span, ...]
) -> tuple[str | None, Span | None]:
    """Return the title, and where it stands in the text as delivered, if it does.

    A title given apart is metadata, and has a span only where the text begins with it.
    """
    span = title_span(clean.text, hidden)
    place = clean.alignment.delivered(span) if span else None
    if place and not _PARAGRAPH_END.match(letters.text, letters.alignment.read(place)[1]):
        span = place = None
    line = clean.text[slice(*span)] if span else None
    if line and place and (shown := " ".join(text[slice(*place)].split())).isupper():
        line = shown  # a headline in capitals is read as words, and shown as it is written
    if not given or not given.strip() or says_nothing(given):
        return line, place
    title = cleaned(given).text
    same = line is not None and line.removesuffix("=").strip() == title
    return title, place if same else None


def _id(draft: Draft) -> str:
    given = (draft.id or "").strip()
    if not given or (says_nothing(given) and not given.isdigit()):  # the first of a table is 0
        own = draft.fallback_id or f"text-{hashlib.sha256(draft.text.encode()).hexdigest()[:12]}"
        return f"{own}-{draft.part}" if draft.part else own
    if len(given) > MAX_ID or any(unicodedata.category(c) in ("Cc", "Cs", "Zl") for c in given):
        raise InputError(
            f"the id {given[:40]!r} cannot be used",
            where=draft.where,
            hint=f"an id has at most {MAX_ID} characters and no control character or line break",
        )
    return given


def _told(words: str | None) -> str | None:
    """Return what a field says; ``None`` for a word for nothing."""
    return None if words is None or says_nothing(words) else words


def _published(draft: Draft, settings: Settings) -> tuple[dt.date | None, str | None, str]:
    """Return day or month of publication, and a note if what was given says none of them."""
    other = draft.fallback_date or settings.date
    note = ""
    for words, is_late in ((draft.date, False), (draft.late_date, True)):
        if words is None or not words.strip() or (is_late and other):
            continue
        found = None if says_nothing(words) else published(words, settings.zone)
        if found is not None:
            late = "the date is the day on which the file was made" if is_late else note
            return found.day, found.month, late
        taken = f"{other} counts" if other else "the article has none"
        note = note or f"the date {words.strip()[:40]!r} is none that is known; {taken}"
    return other, None, note


def _losses(read: str) -> list[str]:
    """Return what is lost of a text before it came here."""
    notes = []
    if lost := read.count("\ufffd"):
        letters = "a letter is" if lost == 1 else f"{lost} letters are"
        notes.append(f"{letters} lost (U+FFFD); names with them are not found")
    if not _UMLAUT.search(read) and len(_SPELT_OUT.findall(read)) >= _SPELT:
        notes.append("umlauts are written ae, oe, ue; many names and words are not found so")
    return notes
