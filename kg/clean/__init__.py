r"""The text that is read, made of the text as delivered, with the way back.

    clean = cleaned("US\u2011Präsident Joe  Biden\ntraf …")
    clean.text                            # "US-Präsident Joe Biden traf …"
    clean.alignment.delivered((13, 22))   # (13, 23): where "Joe Biden" stood
    clean.changes                         # (("double spaces", 1), ("hyphens", 1), …

``kg.clean.articles`` does the same for an article and its extraction.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.clean import lines, spaces
from kg.clean.steps import LETTERS
from kg.clean.wording import Alignment, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.clean.steps import Step
    from kg.model import Span

__all__ = ["Clean", "cleaned", "lettered"]


@dataclass(frozen=True, slots=True)
class Clean:
    """A text as it is read, and what was done to it."""

    text: str
    alignment: Alignment
    changes: tuple[tuple[str, int], ...]
    """Kinds of changes and how many there were, by name."""


def lettered(text: str) -> Clean:
    """Return the text with clean letters, each line still a line."""
    return _done(text, LETTERS)


def cleaned(text: str, apart: Sequence[Span] = ()) -> Clean:
    """Return the text as it is read: paragraphs of one line each, set apart by empty lines.

    ``apart`` are stretches of ``text`` that stand alone, such as page furniture.
    """
    letters = lettered(text)
    alone = [letters.alignment.read(span) for span in apart]
    return _done(text, (partial(lines.joined, apart=alone), spaces.folded), letters)


def _done(text: str, steps: Iterable[Step], start: Clean | None = None) -> Clean:
    wording = Wording(start.text, start.alignment) if start else Wording.of(text)
    changes: Counter[str] = Counter(dict(start.changes) if start else {})
    for step in steps:
        edits = list(step(wording.text))
        if edits:
            changes.update(edit.kind for edit in edits)
            wording = wording.edited(edits)
    return Clean(wording.text, wording.alignment, tuple(sorted(changes.items())))
