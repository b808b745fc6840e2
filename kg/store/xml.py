"""Text in XML: what its grammar cannot hold is replaced, the rest survives a parser.

Source: Extensible Markup Language (XML) 1.0, 2.2 (characters), 2.11 (end-of-line handling).
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RETURN = {"\r": "&#xD;"}


def sound(text: str) -> str:
    """Return text of the same length with a space for each character that XML cannot hold."""
    return _CONTROL.sub(" ", text)


def content(text: str) -> str:
    """Return text as the content of an element."""
    return escape(sound(text), _RETURN)


def attribute(text: str) -> str:
    """Return text as the value of an attribute, in quotation marks."""
    return quoteattr(sound(text), _RETURN)
