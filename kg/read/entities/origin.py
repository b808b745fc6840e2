"""Which country's press an article comes from: its offices and bodies need no adjective there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.person_words import person_title

if TYPE_CHECKING:
    from kg.read.entities.mention import Name
    from kg.read.grammar.tree import Tree


def is_american(words: Tree, names: list[Name]) -> bool:
    """Return whether the article reads like one of an American paper, in translation.

    ``"DOHA – … sagte Mr. Smith"``: a dateline in capitals, and persons with Mr., Herr or Frau. "Der
    Präsident" and "das Außenministerium" are American there.
    """
    shouted = any(
        n.type in (EntityType.PLACE, EntityType.STATE)
        and len(words[n.start].text) > 3
        and words[n.start].text.isupper()
        for n in names
    )
    polite = sum(
        1
        for n in names
        if n.type == EntityType.PERSON
        and n.start
        and person_title(words[n.start - 1].text) is not None
    )
    return shouted and polite >= 2
