"""Families of meetings, and what a lexicon row may say of its word besides its kind."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model import MeetingKind
from kg.read.grammar.clauses import arguments
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word


class Family(StrEnum):
    """Meetings that the nouns of one family may take up: "das Treffen", "die Reise"."""

    TALK = "talk"
    SUMMIT = "summit"
    CALL = "call"
    VISIT = "visit"
    PRESS = "press"


class Trait(StrEnum):
    """What a lexicon row says of its word besides kind and roles."""

    NONE = "-"
    BY_NOUN = "noun tells"
    """The noun in its phrase tells the meeting: "führten Gespräche"."""
    OFFER = "offer"
    """It only offers a meeting: "lud ihn nach Rom ein"."""
    AGREEMENT = "agreement"
    """It says that a meeting is agreed on: "verabredete sich mit ihm"."""
    ARRIVAL = "arrival"
    """The place may be told just before: "reiste am Abend an"."""
    SITTING = "sitting"
    """A body sits, the last one named where none stands with it."""
    ROUND = "round"
    """One of several with the same parties: "eine weitere Runde"."""
    STATES_NEGOTIATE = "states negotiate"
    """Several of them among states or bodies are a negotiation: "Gespräche"."""


class Role(StrEnum):
    """Roles of a verb's frame; any other name is a preposition."""

    SUBJECT = "subj"
    SIDES = "sides"
    """The subject, of several sides: what the parse tore apart is joined."""
    OBJECT = "obj"
    MET = "met"
    """The object, who is met: a person near by counts where the parse gives none."""
    DATIVE = "dat"
    OWNER = "of"
    """To whom the object belongs: "die Einladung des Königs"."""
    INTO = "in"
    TO = "zu"
    WITH = "mit"
    BY = "von"
    CONVENER = "convener"
    """The subject, where a body of his own without a name meets: "rief ihr Kabinett zusammen"."""


class Pattern(StrEnum):
    """The construction that tells a meeting."""

    VERB = "verb"
    NOUN = "noun"
    BRIEFING = "briefing"


class Number(StrEnum):
    """In which number a noun evokes a meeting."""

    ANY = "any"
    SINGULAR = "sg"
    PLURAL = "pl"


PLAIN = frozenset((MeetingKind.BILATERAL, MeetingKind.MULTILATERAL))
"""Kinds that only say how many meet."""
LIVE = frozenset((Family.TALK, Family.CALL))
"""Families of which two sides are told."""


def family_of(kind: MeetingKind, family: Family = Family.TALK) -> Family:
    """Return the family of a kind of meeting; ``family`` where the kind leaves it open."""
    return _FAMILY_OF_KIND.get(kind, family)


_FAMILY_OF_KIND = {
    MeetingKind.VISIT: Family.VISIT,
    MeetingKind.CALL: Family.CALL,
    MeetingKind.BRIEFING: Family.PRESS,
}


def is_remote(word: Word) -> bool:
    """Whether a talk is held from afar: "am Telefon", "in einer Videoschalte", "telefonisch"."""
    return any(
        child.lemma in WORDS.from_afar
        or (
            child.preposition in WORDS.by_means_of
            and child.lemma.lower() in WORDS.means_of_remote_talk
        )
        for child in (*word.children, *arguments(word))
    )
