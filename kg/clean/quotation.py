"""Quotation marks made of other signs: ``,,…''``, TeX's ````…''``, ``<<…>>``, ``&quot;``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.clean.wording import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPENING = re.compile(
    r"""(?<![\w,‚`'<>])(?:,,|‚‚|``|´´|<<|>>|''|‘‘|’’|"`)(?=[^\s,.;:!?'’‘`<>]|['’‘‚]\w)"""
)
_CLOSING = re.compile(r"""(?<=[^\s,'’‘`<>(\[])(?:''|‘‘|’’|´´|``|>>|<<|"'|“|”|")(?!\w)""")
_DOUBLED = re.compile(r"''|‘‘|’’|´´|``|>>|<<|\"'")
_GERMAN, _FRENCH = ("„", "“"), ("»", "«")


def marked(text: str) -> Iterator[Edit]:
    """Yield „ and “ for each pair of doubled signs; ``>>…<<`` become » and «.

    A sign that opens needs one that closes in the same paragraph; else it stays as it is.
    """
    at = 0
    while opening := _OPENING.search(text, at):
        at = opening.end()
        end = text.find("\n\n", at)
        closing = _CLOSING.search(text, at, end if end >= 0 else len(text))
        if closing is None:
            continue
        guillemets = opening.group() in ("<<", ">>")
        first, last = _FRENCH if guillemets else _GERMAN
        yield Edit(*opening.span(), first, "quotation marks")
        if _DOUBLED.fullmatch(closing.group()):
            yield Edit(*closing.span(), last, "quotation marks")
        at = closing.end()
