"""Whether the first paragraph of a text is its title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Span

LONGEST = 200
"""Characters; what is longer is a paragraph."""

_STOP = re.compile(r"""(?:[^\W\d_]{4,}|\d{2}|[A-ZÄÖÜ]{2,}|[)\]“”"»«])\.[“”"»«]?$""")
"""A full stop that ends a sentence, not an abbreviation."""
_QUOTED_SENTENCE = re.compile(r"""[“”"»«],? [a-zäöüß]{3,} .*\.$""")
"""A quotation that a sentence goes on behind: „Das wird teuer“, sagte Biden."""
_DATELINE = re.compile(
    r"""[A-ZÄÖÜ][\w.]+(?:[ /-][\w.]+){0,3}              # Genf, New York, Berlin/Moskau
        (?:,[ ]\d[^–—\n]{1,20}?)?(?:[ ]\([^()\n]{2,30}\))?  # 3. Mai (dpa)
        (?:[ ]?[–—]|[ ]-)[ ]""",
    re.VERBOSE,
)


def title_span(text: str, skipped: Iterable[Span]) -> Span | None:
    """Return the span of the title of a clean text: its first paragraph, if it looks like one.

    A title has something behind it. It is short, and either no sentence that a full stop ends, or
    it stands above the place that a wire is dated from: there leads are no part of the story.
    ``skipped`` are the stretches that are not read, in order.
    """
    paragraphs = (match.span() for match in re.finditer(r"[^\n]+", text))
    hidden = set(skipped)
    read = [span for span in paragraphs if not _lies_in(span, hidden)]
    if len(read) < 2:
        return None
    begin, end = read[0]
    if end - begin > LONGEST:
        return None
    stands_above = _DATELINE.match(text, read[1][0]) is not None
    return read[0] if stands_above or not _is_sentence(text[begin:end]) else None


def _is_sentence(paragraph: str) -> bool:
    return bool(_STOP.search(paragraph) or _QUOTED_SENTENCE.search(paragraph))


def _lies_in(span: Span, stretches: Iterable[Span]) -> bool:
    return any(begin <= span[0] and span[1] <= end for begin, end in stretches)
