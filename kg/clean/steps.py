"""The steps from the words as delivered to the words as read, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kg.clean import capitals, characters, markdown, markup, mojibake, notes, quotation
from kg.clean.wording import Edit

Step = Callable[[str], Iterable[Edit]]

LETTERS: tuple[Step, ...] = (
    markup.untagged,
    markup.unescaped,
    markup.untagged,  # tags that were escaped, as in feeds
    mojibake.decoded,
    characters.replaced,
    characters.composed,
    markdown.unframed,
    markdown.unlinked,
    markdown.unmarked,
    notes.unnoted,
    quotation.marked,
    capitals.lowered,
)
"""What leaves each line a line."""
