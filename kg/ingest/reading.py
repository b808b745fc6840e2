"""A source to drafts: its kind is told, and the reader of that kind is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from kg.errors import InputError
from kg.ingest.draft import Draft
from kg.ingest.formats import (
    documents,
    feeds,
    mails,
    news,
    packings,
    plain,
    records,
    tables,
    tei,
    webarchives,
)
from kg.ingest.kinds import kind_of
from kg.ingest.pages import page_drafts
from kg.ingest.source import MAX_PAGE, Outcome, Source

Read = Callable[[Source], Iterator[Outcome]]


def outcomes(source: Source) -> Iterator[Outcome]:
    """Yield the drafts in a source, and what cannot be taken in, each for itself."""
    try:
        for outcome in _READERS[kind_of(source).name](source):
            yield _named(outcome, source)
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(
            f"cannot be read: {error.strerror or error}",
            where=source.where,
            hint="check the file's permissions",
        )


def _named(outcome: Outcome, source: Source) -> Outcome:
    return outcome.or_else(source.stem, source.date) if isinstance(outcome, Draft) else outcome


def _page(source: Source) -> Iterator[Outcome]:
    """Yield the article of a page."""
    content, note = source.text(MAX_PAGE, markup=True)
    zone = source.settings.zone
    for draft in page_drafts(content, source.where, address=source.address, zone=zone):
        yield draft.noting(note)


_READERS: dict[str, Read] = {
    "plain": plain.drafts,
    "page": _page,
    "lines": records.lines,
    "record": records.whole,
    "table": tables.drafts,
    "feed": feeds.drafts,
    "nitf": news.nitf,
    "newsml": news.newsml,
    "newsml1": news.newsml1,
    "iptc7901": news.iptc7901,
    "tei": tei.drafts,
    "mail": mails.mail,
    "mailbox": mails.mailbox,
    "mhtml": mails.saved_page,
    "warc": webarchives.drafts,
    "pdf": documents.pdf,
    "zip": partial(packings.zipped, read=outcomes),
    **{
        kind: partial(packings.packed, kind, read=outcomes)
        for kind in ("gzip", "bzip2", "xz", "zstd")
    },
}
