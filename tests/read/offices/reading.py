"""What the tests of this folder read: the offices of a frozen sentence."""

from __future__ import annotations

from kg.read.entities.discourse import Discourse, read_discourse
from kg.read.offices.reader import read_offices
from kg.read.offices.titles import Offices, Title
from tests.frozen import tree


def discourse(text: str) -> Discourse:
    """Return what a sentence names."""
    return read_discourse(tree(text), frozenset())


def offices(text: str) -> Offices:
    """Return the office words of a sentence."""
    return read_offices(discourse(text))


def title(text: str, word: str) -> Title:
    """Return the first office word of a sentence that is written so."""
    return next(title for title in offices(text).titles if title.word.text == word)
