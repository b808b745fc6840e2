"""WARC: the pages of a web archive. Source: ISO 28500; read by ``warcio``."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from kg.errors import InputError
from kg.ingest.decoding import decoded
from kg.ingest.draft import id_from_name
from kg.ingest.formats.extras import needed
from kg.ingest.pages import page_draft
from kg.ingest.source import MAX_PAGE, Notice, Outcome, Reading, Source

_PAGES = ("text/html", "application/xhtml+xml")


def drafts(source: Source) -> Iterator[Outcome]:
    """Yield the article of each page that was answered with success."""
    archive = needed("warcio.archiveiterator", "webarchive", source.where, "a web archive")
    broken = needed("warcio.exceptions", "webarchive", source.where, "a web archive")
    others = pages = 0
    try:
        for record in archive.ArchiveIterator(io.BufferedReader(Reading(source))):
            if not _is_page(record):
                others += record.rec_type in ("response", "resource")
                continue
            pages += 1
            yield _page(record, source)
    except (broken.ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
        yield InputError(
            f"a web archive that breaks off: {str(error).strip() or 'it is cut'}",
            where=source.where,
            hint=f"{pages} pages before that are taken in",
        )
        return
    if others:
        yield Notice(f"{source.where}: {others} records that are no pages are skipped")
    if not pages:
        yield InputError(
            "no page in this web archive", where=source.where, hint="it holds other records only"
        )


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type == "resource":
        return str(record.rec_headers.get_header("Content-Type", "")).startswith(_PAGES)
    if record.rec_type != "response" or headers is None:
        return False
    kind = str(headers.get_header("Content-Type", "")).lower()
    return headers.get_statuscode() == "200" and kind.startswith(_PAGES)


def _page(record: Any, source: Source) -> Outcome:
    address = str(record.rec_headers.get_header("WARC-Target-URI", "")).strip("<>")
    where = f"{source.where}, {address}"
    try:
        data = record.content_stream().read(MAX_PAGE)
        content, note = decoded(data, where, told=source.settings.encoding, markup=True)
        draft = page_draft(content, where, address=address)
    except InputError as error:
        return error
    own_id = id_from_name(address.partition("://")[2].removeprefix("www."))
    return draft.noting(note).or_else(own_id, source.date)
