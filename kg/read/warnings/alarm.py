"""Why an utterance is a warning or a threat, and the construction that tells so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.model import WarningKind
from kg.read.grammar.tree import Word
from kg.read.scoring.entry import Entry


class WarningConstruction(StrEnum):
    """The construction that a warning is found in, by the name that a reading prints."""

    VERB = "verb of warning"
    NOUN = "noun of warning"
    CONDITION = "condition"
    WORD_OF_HARM = "word of harm"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class Alarm:
    """Why an utterance is a warning or a threat."""

    kind: WarningKind
    entry: Entry
    construction: WarningConstruction
    condition: tuple[Word, ...] = ()
    consequence: tuple[Word, ...] = ()
    hits_subject: bool = False
    """Whether a threat means the subject of what is said: ``Peru werde das bereuen``."""
