"""What an item was found by: a lexicon entry, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """Which lexicon or rule an entry belongs to."""

    MEETING = "meeting"
    SPEECH = "speech"
    SOURCE = "source"
    QUOTATION = "quotation"
    MOOD = "mood"
    WARNING = "warning"
    STATUS = "status"
    OFFICE = "offices"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A lexicon entry, or the rule in its place: ``speech:sagen``, ``mood:konjunktiv``."""

    family: Family
    name: str

    def __str__(self) -> str:
        return f"{self.family}:{self.name}"


def written(*entries: Entry) -> str:
    """Return entries as the reading prints them: ``"speech:sagen warning:condition+own"``."""
    return " ".join(str(entry) for entry in dict.fromkeys(entries))
