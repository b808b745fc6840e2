"""Marks of footnotes: ``[1]``, ``¹``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.clean.wording import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK = re.compile(
    r"""[ \t]*(?:\[(?:\d{1,3}|[a-z]|\*|Anm\.[ ]?\d{1,3})\])+(?![(\[:])(?=[\s.,;:!?)“”"»«’]|$)
      | (?<=[^\W\d_][.,;!?“”"»«]|[^\W\d_][^\W\d_]|[.,!?][“”"»«])(?:[¹²³⁰⁴-⁹]+|†{1,2}|‡)(?!\w)""",
    re.VERBOSE,
)


def unnoted(text: str) -> Iterator[Edit]:
    """Yield what takes out the marks: ``…, sagte er.[1] Die`` → ``…, sagte er. Die``.

    ``m²`` is a measure and stays.
    """
    for match in _MARK.finditer(text):
        yield Edit(*match.span(), "", "marks of notes")
