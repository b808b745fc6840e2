"""Mails, mailboxes and pages that a browser saved as one file. Source: RFC 5322, 2045, 2557."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from kg.errors import InputError
from kg.ingest.decoding import decoded
from kg.ingest.draft import Draft, id_from_name
from kg.ingest.pages import page_draft
from kg.ingest.source import MAX_COLLECTION, MAX_PAGE, Notice, Outcome, Source

_FROM = re.compile(rb"(?m)^(?=From \S+ .*\d{4}\s*$)")
_ADDRESS = re.compile(r"\s*<[^>]*>\s*$")


def mail(source: Source) -> Iterator[Outcome]:
    """Yield the article of a mail: its subject is the title, its first text the text."""
    yield from _mail(_parsed(source.read(MAX_PAGE)), source, source.where, source.stem)


def mailbox(source: Source) -> Iterator[Outcome]:
    """Yield the article of each mail of a mailbox."""
    parts = [part for part in _FROM.split(source.read(MAX_COLLECTION)) if part.strip()]
    for number, part in enumerate(parts, start=1):
        message = _parsed(part.partition(b"\n")[2])
        where = f"{source.where}, mail {number}"
        yield from _mail(message, source, where, source.stem and f"{source.stem}-{number}")


def saved_page(source: Source) -> Iterator[Outcome]:
    """Yield the article of a page that was saved with all it shows (``.mhtml``)."""
    message = _parsed(source.read(MAX_PAGE))
    address = message.get("Snapshot-Content-Location")
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content, note = _words(part, source, markup=True)
            url = str(address or part.get("Content-Location") or "") or None
            draft = page_draft(content, source.where, address=url)
            yield draft.noting(note).or_else(source.stem, source.date)
            return
    yield InputError("the saved page holds no HTML", where=source.where, hint="is the file whole?")


def _parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


def _mail(message: EmailMessage, source: Source, where: str, own_id: str) -> Iterator[Outcome]:
    body = message.get_body(("plain", "html"))
    if body is None:
        yield InputError("a mail without text", where=where, hint="is the file whole?")
        return
    try:
        content, note = _words(body, source, markup=body.get_content_type() == "text/html")
    except InputError as error:
        yield error
        return
    content = content.replace("\r\n", "\n")
    if not content.strip():
        yield InputError("a mail without text", where=where, hint="is the article attached?")
        return
    if attached := sum(1 for _ in message.iter_attachments()):
        noun = "attachment is" if attached == 1 else "attachments are"
        yield Notice(f"{where}: {attached} {noun} not read; save what is an article as a file")
    own = str(message.get("Message-ID", "")).strip().strip("<>")
    draft = Draft(
        where=where,
        text=content,
        id=id_from_name(own) if own else None,
        date=str(message.get("Date", "")) or None,
        source=_ADDRESS.sub("", str(message.get("From", ""))).strip('" ') or None,
        title=" ".join(str(message.get("Subject", "")).split()) or None,
        skipped=_signature(content),
    )
    yield draft.noting(note).or_else(own_id, source.date)


def _words(part: Any, source: Source, *, markup: bool) -> tuple[str, str]:
    """Return the text of a part, in the character set that it gives or that its bytes tell."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return "", ""
    told = source.settings.encoding
    charset = part.get_content_charset()
    if not told and charset and charset.lower() not in ("us-ascii", "ascii", "utf-8"):
        try:
            return data.decode(charset), ""
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data, source.where, told=told, markup=markup)


def _signature(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the signature stands, if it is set apart. Source: RFC 3676, section 4.3."""
    match = re.search(r"(?m)^-- $", text)
    return ((match.start(), len(text.rstrip())),) if match else ()
