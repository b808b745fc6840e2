"""UTF-8 that somebody read as Windows 1252: ``GesprÃ¤che`` → ``Gespräche``."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from kg.clean.wording import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOLLOWING = range(0x80, 0xC0)
"""Bytes that follow the first one of a character. Source: RFC 3629, section 3."""


def decoded(text: str) -> Iterator[Edit]:
    """Yield a letter or mark for each group of characters that its bytes were taken for.

    Nothing in a text without a sure sign of it: ``ß`` before a no-break space looks like one.
    """
    if not _SURE.search(text):
        return
    for match in _groups().finditer(text):
        data = bytes(_bytes()[char] for char in match.group())
        try:
            found = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if unicodedata.category(found)[0] in "LPSNZ" or found == "\u00ad":
            yield Edit(*match.span(), found, "letters in the wrong encoding")


_SURE = re.compile("Ã[\u0080-\u00bfŸŒ„–œ]|â[\u0080€][\u0080-\u009fžœ“˜™šŸ¦¹º]")
"""The letters ä ö ü ß Ä Ö Ü and the marks of German."""


@cache
def _bytes() -> dict[str, int]:
    """Return the byte that a character stands for in Windows 1252, or in Latin 1 where it does not.

    Latin 1 fills the five gaps and the control characters.
    """
    found = {chr(code): code for code in range(0x80, 0x100)}
    for code in range(0x80, 0xA0):
        try:
            found[bytes([code]).decode("windows-1252")] = code
        except UnicodeDecodeError:
            continue
    return found


@cache
def _groups() -> re.Pattern[str]:
    following = re.escape("".join(c for c, code in _bytes().items() if code in _FOLLOWING))
    return re.compile(f"[ÂÃÄÅÆÈÉÊËÎÏ][{following}]|â[{following}]{{2}}")
