"""Bytes of one file, or of standard input, to drafts; a bad one does not end the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from kg.errors import InputError, TooLarge
from kg.ingest.dates import date_in_name
from kg.ingest.decoding import decoded
from kg.ingest.draft import MAX_CHARACTERS, Draft, id_from_name
from kg.ingest.pages import MAX_PAGE, page_draft
from kg.ingest.plain import plain_draft
from kg.ingest.records import json_draft, parsed_json

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from pathlib import Path

Outcome = Draft | InputError

_MAX_BYTES = 6 * MAX_CHARACTERS
r"""The longest an article within the limit gets in a file: \u00e4 is six bytes in JSON."""
_CHUNK = 1 << 20
_MARK = b"\xef\xbb\xbf"
_EMPTY = "there is nothing to read"
_SPLIT = "split it into one file or line per article"


class Bytes(Protocol):
    """What is needed of a binary stream."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or its first ``size`` bytes."""


def from_file(file: Path, kind: str) -> Iterator[Outcome]:
    """Yield the articles of a file of that kind (``kg.ingest.files.KINDS``)."""
    where, stem, date = str(file), id_from_name(file.stem), date_in_name(file.name)
    try:
        with file.open("rb") as stream:
            if kind == "lines":
                yield from _from_lines(stream, where, stem, date)
            else:
                yield from _from_whole(stream, kind, where, stem, date)
    except OSError as error:
        yield InputError(
            f"cannot be read: {error.strerror}", where=where, hint="check the file's permissions"
        )


def from_standard_input(stream: Bytes) -> Iterator[Outcome]:
    """Yield what comes in: JSON lines, a page or a text, by its first character.

    There is no file to name them by: an id that is not given is made of the text.
    """
    where = "standard input"
    first = stream.readline(_MAX_BYTES + 1)
    while first and not first.strip():
        first = stream.readline(_MAX_BYTES + 1)
    start = first.removeprefix(_MARK).lstrip()[:1]
    again = _PutBack(first, stream)
    if start == b"{":
        yield from _from_lines(again, where, "", None)
    else:
        yield from _from_whole(again, "page" if start == b"<" else "plain", where, "", None)


def _from_whole(
    stream: Bytes, kind: str, where: str, stem: str, date: dt.date | None
) -> Iterator[Outcome]:
    """Yield the one article of a text, a page or a JSON object, or those of a JSON list."""
    try:
        content = decoded(_limited(stream, kind, where), where, html=kind == "page")
        if kind == "record":
            value = parsed_json(content, where)
            if isinstance(value, list):
                for number, item in enumerate(value, start=1):
                    yield _json_outcome(item, f"{where}, item {number}", f"{stem}-{number}", date)
                return
            draft = json_draft(value, where)
        else:
            draft = (page_draft if kind == "page" else plain_draft)(content, where)
        yield draft.or_else(stem, date)
    except InputError as error:
        yield error


def _limited(stream: Bytes, kind: str, where: str) -> bytes:
    limit = MAX_PAGE if kind == "page" else _MAX_BYTES
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(
            f"more than {limit:,} bytes; an article may have {MAX_CHARACTERS:,} characters",
            where=where,
            hint=_SPLIT,
        )
    if not data.removeprefix(_MARK).strip():
        raise InputError("the file is empty", where=where, hint=_EMPTY)
    return data


def _from_lines(stream: Bytes, where: str, stem: str, date: dt.date | None) -> Iterator[Outcome]:
    """Yield the article of each line that is not empty; only one line is held at a time."""
    number, empty = 0, True
    while line := stream.readline(_MAX_BYTES + 1):
        number += 1
        place = f"{where}:{number}"
        if len(line) > _MAX_BYTES and not line.endswith(b"\n"):
            empty = False
            _skip_line(stream)
            yield TooLarge(f"a line of more than {_MAX_BYTES:,} bytes", where=place, hint=_SPLIT)
        elif line.removeprefix(_MARK).strip():
            empty = False
            try:
                value = parsed_json(decoded(line.strip(), place), place)
            except InputError as error:
                yield error
            else:
                yield _json_outcome(value, place, stem and f"{stem}-{number}", date)
    if empty:
        yield InputError("the file is empty", where=where, hint=_EMPTY)


def _skip_line(stream: Bytes) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass


def _json_outcome(value: object, where: str, own_id: str, date: dt.date | None) -> Outcome:
    try:
        return json_draft(value, where).or_else(own_id, date)
    except InputError as error:
        return error


class _PutBack:
    """A stream whose first line was looked at and put back."""

    def __init__(self, first: bytes, stream: Bytes) -> None:
        self._first, self._stream = first, stream

    def readline(self, size: int, /) -> bytes:
        first, self._first = self._first, b""
        return first or self._stream.readline(size)

    def read(self, size: int, /) -> bytes:
        first, self._first = self._first, b""
        return first + self._stream.read(max(0, size - len(first)))
