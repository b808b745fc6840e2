"""Characters that no file of the graph could hold, and texts that are none."""

from __future__ import annotations

import re

from kg.errors import InputError

_INVISIBLE = "\u200b"
_UNSOUND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_INSTEAD = {"\x0b": "\u2028", "\x0c": "\n"}
_LARGEST_SHARE = 0.02
"""A text with more control characters is a file of another kind."""


def sound(text: str) -> str:
    """Return the text with another character for each that XML and RDF cannot hold.

    One for one, so that no offset moves: control characters become an invisible one, half a
    character becomes U+FFFD, breaks of lines and pages a break that is sound.

    Source: XML 1.0, production 2 (Char).
    """
    return _UNSOUND.sub(lambda match: _instead(match.group()), text)


def check_sound(text: str, where: str) -> None:
    """Refuse what is no text.

    Raises:
        InputError: too many control characters.
    """
    found = sum(1 for _ in _UNSOUND.finditer(text))
    if found > max(3, _LARGEST_SHARE * len(text)):
        raise InputError(
            f"no text: {found:,} of {len(text):,} characters are control characters",
            where=where,
            hint="is it a file of another kind, or in UTF-16 or UTF-32?",
        )


def _instead(char: str) -> str:
    return "\ufffd" if "\ud800" <= char <= "\udfff" else _INSTEAD.get(char, _INVISIBLE)
