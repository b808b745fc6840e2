"""PDF with text, and Word documents; what is only a picture of a text is refused."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.ingest.draft import Draft, headed
from kg.ingest.formats.extras import needed
from kg.ingest.source import MAX_COLLECTION, Outcome, Source

_LETTERS = re.compile(r"[^\W\d_]")
_FEW = 40
"""So few letters on all pages are page numbers and marks."""
_TITLES = ("Title", "Heading 1", "Titel", "Überschrift 1")


def pdf(source: Source) -> Iterator[Outcome]:
    """Yield the article of a PDF; pages are set apart by empty lines."""
    package = needed("pypdf", "documents", source.where, "a PDF")
    errors = needed("pypdf.errors", "documents", source.where, "a PDF")
    data = source.read(MAX_COLLECTION)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # the refusal says what is wrong
    try:
        document = package.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise _refused("a PDF that asks for a password", source, "save it without one")
        pages = [page.extract_text() or "" for page in document.pages]
        told: Any = document.metadata or {}
        title, made = told.get("/Title"), told.get("/CreationDate")
    except (errors.PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError) as error:
        if isinstance(error, InputError):
            raise
        what = f"a PDF that cannot be read: {error}"
        raise _refused(what, source, "is the file whole?") from error
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if len(_LETTERS.findall(text)) < _FEW:
        raise _refused("a PDF without text", source, "run OCR first, such as ocrmypdf")
    draft = Draft(
        where=source.where,
        text=text,
        title=_title(title),
        reader=f"pypdf {package.__version__}",
        late_date=_made(str(made)) if made else None,
    )
    yield draft.or_else(source.stem, source.date)


def docx(source: Source) -> Iterator[Outcome]:
    """Yield the article of a Word document; its headings and paragraphs, without tables."""
    package = needed("docx", "documents", source.where, "a Word document")
    data = source.read(MAX_COLLECTION)
    try:
        document = package.Document(io.BytesIO(data))
        told = document.core_properties
        blocks = [(p.text.strip(), p.style.name if p.style else "") for p in document.paragraphs]
        cells = [c.text.strip() for t in document.tables for row in t.rows for c in row.cells]
    except Exception as error:  # the package lets errors of several others through
        raise _refused(
            f"a Word document that cannot be read: {error}", source, "is the file whole?"
        ) from error
    paragraphs = [words for words, _ in blocks if words] + [cell for cell in cells if cell]
    if not paragraphs:
        raise _refused("a Word document without text", source, "there is nothing to read in it")
    own = next((words for words, style in blocks if words and style in _TITLES), None)
    title = own or _title(told.title)
    draft = Draft(
        where=source.where,
        text=headed(title if own else None, paragraphs),
        title=title,
        reader=f"python-docx {package.__version__}",
        late_date=told.created.date().isoformat() if told.created else None,
    )
    yield draft.or_else(source.stem, source.date)


def _title(words: object) -> str | None:
    """Return the title that a document gives; the name of a file or program is none."""
    title = " ".join(str(words or "").split())
    is_name = re.search(r"\.\w{2,5}$|^(?:Microsoft Word|Unbenannt|Untitled|Dokument\d*$)", title)
    return None if not title or is_name else title


def _made(words: str) -> str | None:
    """Return the day of ``D:20220119101500+01'00'``. Source: ISO 32000-1, 7.9.4."""
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", words)
    return "-".join(match.groups()) if match else None


def _refused(message: str, source: Source, hint: str) -> InputError:
    return InputError(f"this is {message}", where=source.where, hint=hint)
