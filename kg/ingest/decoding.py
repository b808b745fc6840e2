"""Bytes to characters: what a file declares, and what its bytes themselves tell."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kg.errors import InputError

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)
       | <\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)["']""",
    re.IGNORECASE | re.VERBOSE,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_NULS = 0.3
"""So many of every second byte are zero in UTF-16 of a Latin script."""
_LETTERS = frozenset("äöüßÄÖÜéèêáàâçñóôíúýëïøåæœãõìòùûîÉÈÀÁÂÅÇÊÎÔÓÚÍØÆŒ")
_SIGNS = frozenset("„“”‚‘’»«–—…€§°·•½²³\xa0\xad©®´")
_SIGN_INSIDE = re.compile("(?<=[a-zA-Z])(?:[„“‚‘»«°·€À-ÞŒ](?=[a-z])|[§®©])")
_SURE = 0.9
"""So many of the bytes above 127 must be letters or signs of German news."""
_BROKEN = 0.01
"""So few bytes may be broken in what is UTF-8 otherwise."""
_OLD = ("windows-1252", "mac-roman", "cp850")
"""What German files without Unicode were written in."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """In what bytes are written, and what the user should know of it."""

    name: str
    errors: str = "strict"
    note: str = ""


def decoded(
    data: bytes, where: str, *, told: str | None = None, markup: bool = False
) -> tuple[str, str]:
    """Return the characters of a file, and a note on its encoding for the user, or none.

    ``told`` is what the user says; ``markup`` looks at what the page or XML declares.

    Raises:
        InputError: the bytes are no text in that encoding; says at which byte.
    """
    found = Encoding(told) if told else encoding_of(data, markup=markup)
    try:
        return data.decode(found.name, found.errors), found.note
    except UnicodeDecodeError as error:
        raise broken(error, data, where, found.name) from error


def broken(error: UnicodeDecodeError, data: bytes, where: str, encoding: str) -> InputError:
    """Return what tells a user that bytes are no text in an encoding."""
    line = data.count(b"\n", 0, error.start) + 1
    return InputError(
        f"not {encoding.upper().removesuffix('-SIG')}: byte {data[error.start]:#04x} "
        f"at offset {error.start:,} (line {line:,})",
        where=where,
        hint="name its encoding with --encoding, such as --encoding windows-1252",
    )


def encoding_of(data: bytes, *, markup: bool = False) -> Encoding:
    """Return the encoding of a file, or of its beginning.

    A byte order mark is believed first; then the bytes: zeros tell UTF-16, valid UTF-8 with letters
    beyond ASCII is hardly ever anything else. Then what the file declares, and last the encoding
    of old German files whose letters make sense.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Encoding(name)
    if wide := _wide(data):
        return Encoding(wide)
    broken_bytes, valid = _utf8(data)
    if not broken_bytes:
        return Encoding("utf-8")
    if markup and (declared := _declared(data)) and declared != "utf-8":
        return Encoding(declared, "replace")
    if old := _old(data):
        note = f"read as {old.title().replace('Cp', 'CP')}: its bytes are no UTF-8"
        return Encoding(old, "replace", note)
    if broken_bytes <= _BROKEN * len(data) and valid:
        noun = "byte is" if broken_bytes == 1 else "bytes are"
        return Encoding("utf-8", "replace", f"{broken_bytes} {noun} no UTF-8, each read as U+FFFD")
    return Encoding("utf-8")


def _wide(data: bytes) -> str | None:
    """Return UTF-16 without a mark, told by the zeros of its ASCII letters."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    first, second = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if second > _NULS > first:
        return "utf-16-le"
    return "utf-16-be" if first > _NULS > second else None


def _utf8(data: bytes) -> tuple[int, int]:
    """Return how many bytes are no UTF-8, and how many characters of several bytes there are."""
    wrong, at = 0, 0
    parts: list[str] = []
    while at < len(data):
        try:
            parts.append(data[at:].decode())
            break
        except UnicodeDecodeError as error:
            parts.append(data[at : at + error.start].decode())
            if at + error.end >= len(data) and "unexpected end" in error.reason:
                break  # a sample may end inside a character
            wrong += error.end - error.start
            at += error.end
            if wrong > _SAMPLE:
                break
    return wrong, sum(1 for part in parts for char in part if char > "\x7f")


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page or XML file declares.

    Source: WHATWG Encoding Standard, 4.2 (labels): Latin 1 and ASCII mean Windows 1252.
    """
    match = _DECLARED.search(data[:_SAMPLE])
    if not match:
        return None
    label = (match[1] or match[2]).decode("ascii").lower()
    if label in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        return "windows-1252"
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _old(data: bytes) -> str | None:
    """Return the encoding in which nearly all bytes above 127 are letters and signs of German.

    A sign or capital inside a word is none: ``M„rz`` is März in another encoding.
    """
    total = sum(byte > 0x7F for byte in data)
    for name in _OLD:
        text = data.decode(name, "replace")
        inside = sum(1 for _ in _SIGN_INSIDE.finditer(text))
        known = sum(char in _LETTERS or char in _SIGNS for char in text) - inside
        if known >= _SURE * total:
            return name
    return None
