"""A meeting as the article tells it, before it is one of the reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import MeetingKind, MeetingStatus
from kg.read.meetings.kinds import Family

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Time
    from kg.read.grammar.tree import Word
    from kg.read.meetings.frames import Source


REAL = frozenset((MeetingStatus.OCCURRED, MeetingStatus.ONGOING))
"""What takes or took place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A meeting as one place of the article tells it; after merging, as all of them do."""

    trigger: Word
    source: Source
    """What found it: a frame of the lexicons, or a rule."""
    kind: MeetingKind
    family: Family
    status: MeetingStatus
    parties: tuple[str, ...]
    place: str | None = None
    time: Time | None = None
    lead: tuple[str, ...] = ()
    """The parties whose partners the others are: the subject of the verb."""
    definite: bool = False
    """Whether the words take up what is known: "das Treffen"."""
    fresh: bool = False
    """Whether they say that it is another than the last: "ein weiteres Treffen"."""
    enough: bool = True
    """Whether they tell enough for a meeting of its own."""
    plural: bool = False
    """Whether the one party named stands for several: "die Außenminister der EU"."""
    joins: bool = False
    """Whether its parties join those of a meeting told before: "an dem Treffen nahm X teil"."""
    alone: bool = False
    """Whether this is one of several meetings that one word tells."""
    in_title: bool = False
    according_to: str | None = None
    number: int = 0
    """Its place among all that the article tells, by which other drafts refer to it."""
    edge_of: int | None = None
    """Number of the larger meeting at whose edge it took place."""
    absorbed: tuple[Draft, ...] = ()
    """The other places that tell the same meeting, as they were read."""
    passed: tuple[Word, ...] = ()
    """Words that told it where another place tells more."""

    @property
    def weight(self) -> int:
        """How much this place tells."""
        told = 2 * len(self.parties) + 2 * bool(self.place) + 2 * bool(self.time)
        return told - 20 * self.in_title

    @property
    def is_real(self) -> bool:
        """Whether it takes or took place."""
        return self.status in REAL

    @property
    def last_word(self) -> Word:
        """The last of the words that tell it."""
        return max((self.trigger, *self.passed), key=lambda word: word.i)

    def with_parties(self, more: Iterable[str]) -> Draft:
        """Return the meeting with further parties behind its own, each once; its place is none."""
        added = (p for p in more if p != self.place)
        return replace(self, parties=tuple(dict.fromkeys((*self.parties, *added))))


def mentions(drafts: Iterable[Draft]) -> list[tuple[Draft, Draft]]:
    """Return each place that tells a meeting with the meeting it belongs to, in text order."""
    pairs = [(told, draft) for draft in drafts for told in (draft, *draft.absorbed)]
    return sorted(pairs, key=lambda pair: pair[0].number)


def sentences_between(before: Word, after: Word) -> int:
    """Return how many sentences begin from one word to before another."""
    return max(_begun(after) - _begun(before), 0)


def _begun(word: Word) -> int:
    """Return how many sentences of the text begin before a word."""
    return word.sent.number + (not word.is_sent_start)
