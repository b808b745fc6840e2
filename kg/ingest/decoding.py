"""Bytes of a file to its characters: UTF-8, with or without a byte order mark, or UTF-16 with."""

from __future__ import annotations

import codecs
import re

from kg.errors import InputError

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(data: bytes, where: str, *, html: bool = False) -> str:
    """Return the characters of a file; ``html`` believes the page's own ``charset``.

    Raises:
        InputError: the bytes are no text in that encoding; says at which byte.
    """
    encoding = _encoding(data, html=html)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"not {encoding.upper().removesuffix('-SIG')}: byte {data[error.start]:#04x} "
            f"at offset {error.start:,} (line {line:,})",
            where=where,
            hint="convert it, such as: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW",
        ) from error


def _encoding(data: bytes, *, html: bool) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if html and (match := _DECLARED.search(data[:4096])):
        try:
            return codecs.lookup(_as_browsers_do(match[1].decode("ascii"))).name
        except LookupError:
            pass
    return "utf-8"


def _as_browsers_do(charset: str) -> str:
    """Return the encoding that a declared one stands for.

    Source: WHATWG Encoding Standard, 4.2 (labels): Latin 1 and ASCII mean Windows 1252.
    """
    latin = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
    return "windows-1252" if charset.lower() in latin else charset
