"""What is known of an article while its meetings are read: who, when, what was told so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingKind, MeetingStatus
from kg.read.grammar.clauses import Clause, clause_of
from kg.read.grammar.reach import FARTHEST
from kg.read.grammar.reporting import is_telling
from kg.read.meetings.drafts import Draft, sentences_between
from kg.read.meetings.kinds import Family
from kg.read.meetings.participants import actors
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Time
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree, Word
    from kg.read.meetings.calendar import Calendar

_NEAR = 5
"""So many sentences on, a meeting may still be taken up."""
_BOTH, _MANY = 2, 3
"""So many meet bilaterally, and so many multilaterally."""


@dataclass(frozen=True, slots=True)
class Context:
    """One article while its meetings are read."""

    tree: Tree
    cast: Cast
    calendar: Calendar
    dateline: str | None = None
    """The place that the article is dated from."""
    title_end: int = 0
    """Where its title ends, in characters."""
    lead_end: int = 0
    """Where the first paragraph below the title ends, in characters."""
    told: tuple[Draft, ...] = ()
    """The meetings told so far, in text order."""

    def after(self, drafts: Iterable[Draft]) -> Context:
        """Return the context behind further meetings, numbered in the order they are told."""
        numbered = [replace(d, number=n) for n, d in enumerate(drafts, start=len(self.told))]
        return replace(self, told=(*self.told, *numbered))

    @property
    def last(self) -> Draft | None:
        """The meeting told last."""
        return self.told[-1] if self.told else None

    def told_before(self, word: Word) -> Iterator[Draft]:
        """Yield the meetings told within reach of a word, the last first."""
        for draft in reversed(self.told):
            if sentences_between(draft.trigger, word) > FARTHEST:
                return
            yield draft

    def told_near(self, word: Word) -> bool:
        """Whether a meeting was told of in this sentence or one of the five before."""
        last = self.last
        return last is not None and sentences_between(last.trigger, word) <= _NEAR

    def last_two(self, word: Word) -> tuple[str, ...]:
        """Return the two sides of the last meeting that has two and no person: "beide Seiten"."""
        for draft in self.told_before(word):
            if len(draft.parties) == _BOTH and not any(map(self.cast.is_person, draft.parties)):
                return draft.parties
        return ()

    def follows(self, clause: Clause) -> bool:
        """Whether a clause follows on the last meeting, told in the same paragraph: "danach"."""
        last = self.last
        if last is None or last.status != MeetingStatus.OCCURRED:
            return False
        text, end = self.tree.text, clause.verb.idx
        gap = text.find("\n\n", last.trigger.idx, end)
        if gap >= 0 and text.find("\n\n", gap + 2, end) >= 0:
            return False
        forms = (form for w in clause.neighbours for form in (w.lemma, w.lower))
        return any(form in WORDS.thereupon for form in forms)

    def time_before(self, clause: Clause) -> Time | None:
        """Return the time of the meeting told before, where this one came just after it."""
        last = self.last
        if last is None:
            return None
        there = any(c.lower in WORDS.there for c in clause.verb.children)
        visited = there and last.family == Family.VISIT and last.place is not None
        return last.time if visited or self.follows(clause) else None

    def kind(
        self, kind: MeetingKind | None, parties: Iterable[str], *, plural: bool
    ) -> MeetingKind:
        """Return the kind of a meeting: of two or of more where the word leaves it open."""
        if kind is not None:
            return kind
        types = [self.cast.entity(p).type for p in parties]
        alone = len(types) == 1 and types[0] == EntityType.ORGANISATION
        several = len(types) < _BOTH and plural and EntityType.PERSON not in types
        if len(types) >= _MANY or several or alone:
            return MeetingKind.MULTILATERAL
        return MeetingKind.BILATERAL

    def claimant(self, verb: Word) -> str | None:
        """Return who says what the clause of a verb tells."""
        head = verb.head
        reported = verb.is_content_clause or verb.is_parataxis
        if not reported or not head.is_verb or not is_telling(head):
            return None
        who = clause_of(head).subject
        return next(iter(actors(self.cast, who)), None) if who is not None else None
