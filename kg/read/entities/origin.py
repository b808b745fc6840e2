"""Which country's press an article comes from: its offices and bodies need no adjective there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.person_words import person_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.entities.mention import Name

_SHORTEST_SHOUT = 4
_POLITE_PERSONS = 2


def is_american(names: Iterable[Name]) -> bool:
    """Return whether the article reads like one of an American paper, in translation.

    ``"DOHA – … sagte Mr. Smith"``: a dateline in capitals, and persons with Mr., Herr or Frau. "Der
    Präsident" and "das Außenministerium" are American there.
    """
    names = tuple(names)
    polite = sum(1 for name in names if _is_polite(name))
    return polite >= _POLITE_PERSONS and any(_is_shouted(name) for name in names)


def _is_shouted(name: Name) -> bool:
    """Whether a place or state is written in capitals, and is no abbreviation."""
    text = name.span[0].text
    where = name.type in {EntityType.PLACE, EntityType.STATE}
    return where and text.isupper() and len(text) >= _SHORTEST_SHOUT


def _is_polite(name: Name) -> bool:
    """Whether a title stands before a person's name."""
    title = person_title(name.span[0].previous.text)
    return name.type == EntityType.PERSON and title is not None
