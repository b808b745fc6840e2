"""Cuts a text into the windows that the network reads: paragraphs, long ones at sentence ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMFORTABLE = 170
"""Pieces of a window; what is longer is cut at the next sentence end."""
_ENDS = frozenset({".", "!", "?", "…", "...", ":"})
_CLOSING = frozenset("“”\"«»’'“)]")


def cut(
    words: Sequence[str], breaks: Sequence[bool], pieces: Sequence[int], most: int
) -> Iterator[tuple[int, int]]:
    """Yield windows as ``(first, behind last)``; ``breaks`` tells which words follow a line break.

    No window holds more than ``most`` pieces.
    """
    start, size, cut_at = 0, 0, 0
    for i in range(len(words)):
        if i > start and breaks[i]:
            yield start, i
            start, size, cut_at = i, 0, i
        elif i > start and _may_end_before(words, i):
            cut_at = i
            if size >= COMFORTABLE:
                yield start, i
                start, size = i, 0
        size += pieces[i]
        if size > most - 2:
            end = cut_at if cut_at > start else i
            yield start, end
            start, cut_at = end, end
            size = sum(pieces[start : i + 1])
    if start < len(words):
        yield start, len(words)


def _may_end_before(words: Sequence[str], i: int) -> bool:
    """Whether a sentence may end before word ``i``: a mark of its end, then a capital."""
    before = i - 1
    while before > 0 and words[before] in _CLOSING:
        before -= 1
    after = words[i]
    return (
        words[before] in _ENDS
        and (after[:1].isupper() or after[:1] in '„“”"»«‚')
        and len(words[before - 1]) > 2
        and not words[before - 1].isdigit()
    )
