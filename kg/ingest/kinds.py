"""What a source is, told by its content; the ending of its name decides only where content may."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from kg.errors import InputError
from kg.ingest import fields
from kg.ingest.decoding import encoding_of
from kg.ingest.source import Source
from kg.lexicon import rows

_PACKED = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", "pdf"),
    (b"WARC/", "warc"),
)
_TRANSMITTED = re.compile(rb"[\x00\x16\s]*\x01[^\x02]{0,300}\x02")
"""Start of heading, start of text: the control characters of IPTC 7901."""
_TAR = slice(257, 262)
_PROLOGUE = re.compile(
    r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>)*", re.DOTALL
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_PAGE = re.compile(
    r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]|<meta\s|<article[\s>]", re.IGNORECASE
)
_HEADER = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):[ \t]?(.*)")
_MAIL = {"from", "subject", "date", "mime-version", "message-id", "received", "return-path", "to"}
_OWN_TO_MAIL = {"mime-version", "message-id", "received", "return-path"}
_LEAST_HEADERS = 3
_MAILBOX = re.compile(r"From \S+ .*\d{4}")
_SAVED_PAGE = re.compile(
    r"^(?:Snapshot-Content-Location:|From: <Saved by)", re.MULTILINE | re.IGNORECASE
)
_LIST = re.compile(r"\[\s*(?:\{|\]|$)")
_OBJECT = re.compile(r"\{\s*(?:\"|\}|$)")
_LINES = (".jsonl", ".ndjson", ".jl")
_TABLES = (".csv", ".tsv", ".tab")
_MARKUP = (".html", ".htm", ".xhtml", ".php", ".asp", ".aspx", ".shtml")
DELIMITERS = ",;\t|"
"""What sets the cells of a table apart."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a source is: the name of its reader."""

    name: str
    what: str = ""
    """As a message names it."""


def kind_of(source: Source) -> Kind:
    """Return what a source is.

    Raises:
        InputError: it is empty, or of a kind that holds no article.
    """
    head = source.head
    if not head.removeprefix(b"\xef\xbb\xbf").strip():
        raise InputError("the file is empty", where=source.where, hint="there is nothing to read")
    for magic, name in _PACKED:
        if head.startswith(magic):
            return Kind(name)
    _refuse_foreign(source)
    if _TRANSMITTED.match(head):
        return Kind("iptc7901")
    encoding = encoding_of(head) if not source.settings.encoding else None
    text = head.decode(encoding.name if encoding else source.settings.encoding or "", "replace")
    return _of_text(source, text.lstrip("\ufeff"))


def _refuse_foreign(source: Source) -> None:
    head = source.head
    for magic, what, hint in _foreign():
        if head.startswith(magic):
            raise InputError(f"this is {what}", where=source.where, hint=hint)
    if head[_TAR] == b"ustar":
        raise InputError(
            "this is a tar archive", where=source.where, hint="unpack it, or pack it as ZIP"
        )


@cache
def _foreign() -> tuple[tuple[bytes, str, str], ...]:
    return tuple((bytes.fromhex(r["bytes"]), r["what"], r["hint"]) for r in rows("ingest/foreign"))


def _of_text(source: Source, text: str) -> Kind:
    start = text.lstrip()
    if start.startswith("{") and _OBJECT.match(start):
        return Kind(_json(source, start))
    if _LIST.match(start) and source.ending not in _LINES:
        return Kind("record")
    if start.startswith("<") and (kind := _markup(source, start)):
        return kind
    if mail := _mail(start):
        return Kind(mail)
    if table_delimiter(text, named=source.ending in _TABLES) is not None:
        return Kind("table")
    if source.ending in _MARKUP and re.search(r"<[a-z]+[\s>]", text, re.IGNORECASE):
        return Kind("page")
    if source.ending in (*_LINES, ".json"):
        return Kind("lines" if source.ending in _LINES else "record")
    return Kind("plain")


def _json(source: Source, start: str) -> str:
    """Return whether JSON is one value, or a value on each line."""
    if source.ending in _LINES:
        return "lines"
    first, _, rest = start.partition("\n")
    try:
        json.loads(first)
    except ValueError:
        whole = len(start) < len(source.head) - 8  # more lines than the head may hold
        return "record" if "\n" in start or whole or source.ending == ".json" else "lines"
    return "lines" if rest.strip() or not source.name else "record"


def _markup(source: Source, start: str) -> Kind | None:
    """Return the kind of a page or an XML file; ``None`` for a text that begins with a tag."""
    prologue = _PROLOGUE.match(start)
    root = _ROOT.match(start, prologue.end() if prologue else 0)
    name = root[1].lower() if root else ""
    known = _roots().get(name)
    if known is not None:
        if known.name != "-":
            return known
        raise InputError(
            f"this is {known.what}", where=source.where, hint="hand over the articles themselves"
        )
    if _PAGE.search(start) or source.ending in _MARKUP:
        return Kind("page")
    if start.startswith("<?xml"):
        raise InputError(
            f"XML of a kind that is not known: its root is <{root[1] if root else '?'}>",
            where=source.where,
            hint="known are NITF, NewsML, RSS, Atom, TEI and XHTML; else save the wording as .txt",
        )
    return None


@cache
def _roots() -> dict[str, Kind]:
    return {row["root"]: Kind(row["kind"], row["what"]) for row in rows("ingest/roots")}


def _mail(start: str) -> str | None:
    """Return whether a text begins with the headers of a mail, a mailbox or a saved page."""
    first, _, rest = start.partition("\n")
    if _MAILBOX.match(first) and _headers(rest):
        return "mailbox"
    names = _headers(start)
    if not names:
        return None
    block = re.split(r"\r?\n\r?\n", start, maxsplit=1)[0]
    return "mhtml" if _SAVED_PAGE.search(block) or "multipart/related" in block else "mail"


def _headers(start: str) -> bool:
    """Whether a text begins with headers that only a mail has."""
    names: list[str] = []
    for line in start.splitlines():
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        match = _HEADER.match(line)
        if not match:
            return False
        names.append(match[1].lower())
    known = _MAIL.intersection(names)
    return len(known) >= _LEAST_HEADERS or (len(known) > 1 and bool(known & _OWN_TO_MAIL))


def table_delimiter(text: str, *, named: bool) -> str | None:
    """Return what sets the cells of a table apart; ``None`` if a text begins with no header.

    A header has short cells, one of which is known to name the text of an article, or the file is
    ``named`` as a table.
    """
    lines = [line for line in text.split("\n", 3)[:3] if line.strip()]
    if not lines:
        return None
    if lines[0].strip().lower().startswith("sep=") and len(lines[0].strip()) == len("sep=;"):
        return lines[0].strip()[-1]
    header = lines[0].strip()
    best = max(DELIMITERS, key=lambda mark: (header.count(mark), -DELIMITERS.index(mark)))
    cells = [cell.strip().strip('"').strip() for cell in header.split(best)]
    if named:
        return best
    short = len(cells) > 1 and all(len(cell) <= 40 for cell in cells)
    return best if short and any(fields.is_text(cell) for cell in cells) else None
