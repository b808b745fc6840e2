"""Characters that stand for others, and characters that nobody reads."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from kg.clean.lines import SOFT
from kg.clean.wording import Edit
from kg.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOFT_HYPHEN_AT_LINE_END = "\u00ad[ \t\u00a0]*(?:\r\n?|\n)[ \t\u00a0]*"
_LAST_OF_LETTERS = 0x3100
"""Marks and letters with two forms that news in a Latin script has stand below it."""
_NAMED = {
    "space": " ",
    "break": "\n",
    "soft": SOFT,
    "paragraph": "\n\n",
    "nothing": "",
    "emoji": "",
}
_EMOJI = "emoji"


def composed(text: str) -> Iterator[Edit]:
    """Yield what composes letters and marks: ``u`` and ``U+0308`` → ``ü`` (NFC).

    Source: Unicode Standard Annex 15.
    """
    if unicodedata.is_normalized("NFC", text):
        return
    for match in _clusters().finditer(text):
        whole = unicodedata.normalize("NFC", match.group())
        if whole != match.group():
            yield Edit(*match.span(), whole, "decomposed letters")


def replaced(text: str) -> Iterator[Edit]:
    r"""Yield the edits of ``data/characters.tsv``: ``U+00A0`` → a space, ``ﬀ`` → ``ff``.

    A soft hyphen at the end of a line takes the line's end with it; ``\r\n`` is one end of line.
    An emoji goes with the space before it, and leaves a space between letters.
    """
    table = _table()
    at = 0
    for match in _pattern().finditer(text):
        begin, end = match.span()
        words, kind = table["\u00ad"] if match["soft"] else table[match.group()[:2].rstrip("\n")]
        if kind == _EMOJI:
            while begin > at and text[begin - 1] in " \t":
                begin -= 1
            words = " " if text[end : end + 1].isalnum() else ""
        yield Edit(begin, end, words, kind)
        at = end


@cache
def _clusters() -> re.Pattern[str]:
    """Return a pattern for a character with the marks upon it, and for one with another form."""
    chars = [chr(code) for code in range(0x80, _LAST_OF_LETTERS)]
    marks = "".join(c for c in chars if unicodedata.combining(c))
    others = "".join(c for c in chars if unicodedata.normalize("NFC", c) != c)
    return re.compile(f"[^\n][{re.escape(marks)}]+|[{re.escape(others)}]")


@cache
def _table() -> dict[str, tuple[str, str]]:
    """Return what stands for each character of the lexicon, and the kind of the edit."""
    return {
        chr(code): (_NAMED.get(row["becomes"], row["becomes"]), row["kind"])
        for row in rows("clean/characters")
        for code in _codes(row["characters"])
    }


def _codes(cell: str) -> range:
    first, _, last = cell.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of all characters of the lexicon; ranges keep it fast."""
    emoji, others = "", ""
    for row in rows("clean/characters"):
        codes = _codes(row["characters"])
        members = f"{re.escape(chr(codes[0]))}-{re.escape(chr(codes[-1]))}"
        if row["kind"] == _EMOJI:
            emoji += members
        else:
            others += members
    return re.compile(f"(?P<soft>{_SOFT_HYPHEN_AT_LINE_END})|\r\n|[{others}]|[{emoji}]")
