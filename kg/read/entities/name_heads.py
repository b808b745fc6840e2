"""Last parts of names of bodies and places: "Nationalarmee", "Linden-Platz"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import flag, rows
from kg.model import EntityType
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.gender import Gender


@dataclass(frozen=True, slots=True)
class NameHead:
    """One head of names."""

    row: str
    type: EntityType
    opens: bool
    """Whether a name may go on behind it: "Verband der …", "Flughafen Incheon"."""
    gender: Gender
    hyphened: bool
    """Whether a word that ends in it behind a hyphen is a name, even if the pipeline sees none."""

    @property
    def is_place(self) -> bool:
        """Whether its names are those of places."""
        return self.type == EntityType.PLACE


@lru_cache(maxsize=20000)
def name_head(word: str) -> NameHead | None:
    """Return the head that a word is or ends in, inflected or not; the longest of several."""
    folded = word.lower()
    for form in (folded, *(folded.removesuffix(end) for end in WORDS.case_endings.words)):
        for start in range(len(form) - 1):
            head = _table().get(form[start:])
            if head is not None:
                return head
    return None


@cache
def _table() -> dict[str, NameHead]:
    return {
        row["head"]: NameHead(
            row["head"],
            EntityType(row["type"]),
            flag(row["opens"]),
            Gender(row["gender"]),
            flag(row["hyphened"]),
        )
        for row in rows("read/entities/name_heads")
    }
