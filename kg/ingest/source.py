"""The bytes of one source on their way: their beginning can be looked at, the rest is not held."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from kg.errors import InputError, TooLarge
from kg.ingest.decoding import decoded
from kg.ingest.draft import Draft
from kg.ingest.settings import Settings

MAX_CHARACTERS = 1_000_000
"""A news article has a few thousand; a book would hold up all the others."""
MAX_BYTES = 6 * MAX_CHARACTERS
r"""The longest an article within the limit gets in a file: \u00e4 is six bytes in JSON."""
MAX_PAGE = 20_000_000
"""Bytes of markup or of a document; the article in it is far shorter."""
MAX_COLLECTION = 500_000_000
"""Bytes of a file that must be held whole to be read: a list in JSON, a feed, an archive."""
HEAD = 1 << 16
"""Bytes at the beginning that tell what a source is."""
SPLIT = "split it into one file or line per article"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know of an input that is no failure."""

    message: str

    def __str__(self) -> str:
        return f"note: {self.message}"


Outcome = Draft | InputError | Notice
"""What a source gives, one after the other."""


class Bytes(Protocol):
    """What is needed of a binary stream."""

    def read(self, size: int, /) -> bytes:
        """Return up to ``size`` bytes."""


@dataclass(slots=True)
class Source:
    """A file, an entry of an archive, or standard input."""

    stream: Bytes
    where: str
    """As messages name it."""
    settings: Settings
    name: str = ""
    """The file's name; empty for standard input."""
    stem: str = ""
    """Id of the article in it, if it gives none; empty: made of the text."""
    date: dt.date | None = None
    """Day that the file's name gives."""
    address: str | None = None
    """Where it was published, if that is known from outside."""
    depth: int = 0
    """In how many archives it stands."""
    _held: bytes = field(default=b"", repr=False)
    _looked: bool = field(default=False, repr=False)

    @property
    def head(self) -> bytes:
        """The first bytes; reading starts before them all the same."""
        if not self._looked:
            self._held, self._looked = _filled(self.stream, HEAD), True
        return self._held

    @property
    def ending(self) -> str:
        """The ending of the name, in small letters: ``".txt"``."""
        _, dot, ending = self.name.rpartition(".")
        return f".{ending.lower()}" if dot else ""

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes from the beginning."""
        held, self._held, self._looked = self.head, b"", True
        yield held
        while chunk := self.stream.read(_CHUNK):
            yield chunk

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Yield number and bytes of each line; one that is too long ends at the limit.

        No more than a line is held.
        """
        number, rest = 1, b""
        too_long = False
        for chunk in self.chunks():
            *whole, tail = (rest + chunk).split(b"\n")
            for line in whole:
                yield number, line if not too_long else b""
                number, too_long = number + 1, False
            rest = tail
            if len(rest) > MAX_BYTES:
                if not too_long:
                    yield number, rest
                too_long, rest = True, b""
        if rest and not too_long:
            yield number, rest

    def read(self, limit: int) -> bytes:
        """Return all bytes.

        Raises:
            TooLarge: there are more than ``limit``.
        """
        parts, size = [], 0
        for chunk in self.chunks():
            parts.append(chunk)
            size += len(chunk)
            if size > limit:
                raise TooLarge(
                    f"more than {limit:,} bytes; an article may have {MAX_CHARACTERS:,} characters",
                    where=self.where,
                    hint=SPLIT,
                )
        return b"".join(parts)

    def text(self, limit: int = MAX_BYTES, *, markup: bool = False) -> tuple[str, str]:
        """Return all characters, and a note on their encoding.

        Raises:
            TooLarge: there are more than ``limit`` bytes.
            InputError: they are no text.
        """
        return decoded(self.read(limit), self.where, told=self.settings.encoding, markup=markup)


class Reading(io.RawIOBase):
    """The bytes of a source as a file that can be read."""

    def __init__(self, source: Source) -> None:
        self._chunks, self._held = source.chunks(), b""

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer, and return how many bytes went into it."""
        while not self._held:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._held = chunk
        found = self._held[: len(buffer)]
        buffer[: len(found)] = found
        self._held = self._held[len(found) :]
        return len(found)


def _filled(stream: Bytes, size: int) -> bytes:
    """Return the first bytes of a stream that may give them in pieces."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
