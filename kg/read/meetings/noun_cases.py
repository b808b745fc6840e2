"""A noun in the frame of a meeting, and what its clause says of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import MeetingKind
from kg.read.grammar.adjectives import adjective_base
from kg.read.grammar.clauses import clause_of
from kg.read.meetings.frames import noun_frame, verb_frames
from kg.read.meetings.kinds import LIVE
from kg.read.meetings.participants import takes_part
from kg.read.meetings.status_cues import UNREAL, StatusCue, verb_cues
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.clauses import Clause
    from kg.read.grammar.phrases import Phrase
    from kg.read.grammar.tree import Stretch
    from kg.read.meetings.context import Context
    from kg.read.meetings.frames import NounFrame


class NounCase:
    """A phrase in the frame of its noun, each of its parts found once, when it is asked for."""

    def __init__(self, context: Context, phrase: Phrase, frame: NounFrame) -> None:
        self.context = context
        self.phrase = phrase
        self.frame = frame
        self.noun = phrase.noun
        self.preposition = phrase.preposition
        self.predicate = phrase.predicate
        self.clause = phrase.clause

    @property
    def cast(self) -> Cast:
        """Who is in the article."""
        return self.context.cast

    @property
    def is_live(self) -> bool:
        """Whether two sides of it are told: talks and calls."""
        return self.frame.family in LIVE

    @property
    def is_visit(self) -> bool:
        """Whether it is a journey."""
        return self.frame.kind == MeetingKind.VISIT

    @property
    def is_core(self) -> bool:
        """Whether it is subject or object."""
        return self.phrase.is_core

    @property
    def is_governed(self) -> bool:
        """Whether it hangs on its predicate itself."""
        return self.noun.head is self.predicate

    @property
    def before(self) -> Stretch | None:
        """The sentence before that of the noun."""
        number = self.noun.sent.number
        return self.noun.tree.sents[number - 1] if number else None

    @cached_property
    def cues(self) -> list[StatusCue]:
        """The status cues that its predicate is: "absagen"."""
        return verb_cues(self.clause) if self.clause is not None else []

    @cached_property
    def is_topic(self) -> bool:
        """Whether it is only spoken of: "machte keine Angaben zu einem Gespräch"."""
        if self.preposition in WORDS.about and self.noun.head.lemma in WORDS.tales:
            return True
        clause = self.clause
        if clause is None or self.preposition not in WORDS.about_or_for:
            return False
        if self.preposition in WORDS.of_a_topic and clause.lemma in WORDS.talking_about:
            return True
        if not clause.verb.is_verb or not self.is_governed:
            return False
        return not self.cues and not any(verb_frames(clause))

    @cached_property
    def is_decided_on(self) -> bool:
        """Whether the verb tells of a decision on it ("sagte ab"), not of its time."""
        verb = self.predicate
        if verb is None or not verb.is_verb or not self.cues:
            return False
        cut = verb.lemma.lower() in WORDS.cutting or (self.is_governed and not self.is_core)
        return not cut and self.cues[0].status in UNREAL

    @property
    def is_aim(self) -> bool:
        """Whether it is only what somebody is after: "um ein Treffen zu sichern"."""
        aims = self.predicate.children if self.predicate is not None and self.noun.is_object else ()
        return any(c.lower in WORDS.purpose for c in aims if c.i < self.noun.i)

    @property
    def is_announced(self) -> bool:
        """Whether the clause says that it is planned, called off or takes place."""
        inner = self.predicate.children if self.predicate is not None else ()
        return bool(self.cues) or any(c.is_infinitive_clause for c in inner)

    @property
    def is_taken_part_in(self) -> bool:
        """Whether the subject of the clause takes part in it: "nahm an dem Treffen teil"."""
        at = self.predicate is not None and self.preposition in WORDS.taking_part_in
        return at and self.predicate is not None and takes_part(self.predicate)

    @cached_property
    def is_another(self) -> bool:
        """Whether an adjective says that it is another than the last: "ein erneutes Treffen"."""
        return self._has_adjective("another")

    @property
    def is_numbered(self) -> bool:
        """Whether it is told as one of several: "die letzte Runde"."""
        return self._has_adjective("one of several")

    def _has_adjective(self, name: str) -> bool:
        """Whether an adjective of the noun belongs to a class of words."""
        described = (c.lower for c in self.noun.children if c.is_adjectival)
        return any(form in WORDS[name] or adjective_base(form) in WORDS[name] for form in described)

    @cached_property
    def held(self) -> Clause | None:
        """The clause of "das im Mai stattfinden sollte", wherever the parse hung it."""
        for word in self.noun.tree[self.noun.i + 1 : self.noun.sent.end]:
            if noun_frame(word) is not None:
                return None
            if word.is_attributive_clause and word.is_verb and word.lemma.lower() in WORDS.held:
                return clause_of(word)
        return None
