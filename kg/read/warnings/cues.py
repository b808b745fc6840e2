"""What verbs of the speech lexicon say of the words that they report: ``cues.tsv``."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from kg.lexicon import rows
from kg.read.quotations.attribution import Attribution
from kg.read.scoring.entry import Entry, Family


class Effect(StrEnum):
    """What a cue makes of the words that it reports; ``cues.tsv`` explains each."""

    NONE = "none"
    THREATENS = "threatens"
    SETS_TERM = "sets-term"
    WARNS = "warns"
    ADMONISHES = "admonishes"
    FORESEES = "foresees"
    FEARS = "fears"
    RESERVES = "reserves"


def effect_of(one: Attribution) -> Effect:
    """Return what the cue of an utterance makes of its words."""
    return _effects().get(one.entry, Effect.NONE)


@cache
def _effects() -> dict[Entry, Effect]:
    lines = rows("read/warnings/cues")
    return {Entry(Family.SPEECH, line["cue"]): Effect(line["effect"]) for line in lines}
