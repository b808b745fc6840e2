"""Meetings that a noun tells: "nach dem Treffen", "die Reise nach", "auf dem Gipfel"."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import MeetingKind
from kg.read.grammar.clauses import with_preposition
from kg.read.meetings.drafts import Draft
from kg.read.meetings.frames import is_trap, noun_frame, verb_frames
from kg.read.meetings.kinds import PLAIN, Family, Trait, family_of, is_remote
from kg.read.meetings.noun_cases import NounCase
from kg.read.meetings.noun_parties import (
    beside,
    completed,
    told_before,
    without_states_of_persons,
)
from kg.read.meetings.participants import genitives, names_people, parties
from kg.read.meetings.places import (
    place_beside,
    place_in_compound,
    place_in_window,
    place_of,
    place_of_name,
    place_there,
)
from kg.read.meetings.status import noun_status
from kg.read.meetings.verbs import read_verb
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import MeetingStatus, Time
    from kg.read.grammar.phrases import Phrase
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Context
    from kg.read.meetings.frames import NounFrame


def read_noun(context: Context, phrase: Phrase, frame: NounFrame) -> Draft | None:
    """Return the meeting that a noun tells, if enough stands with it."""
    case = NounCase(context, phrase, frame)
    if is_trap(phrase.noun, phrase.neighbours) or any(
        NOUN_EXCEPTIONS[name](case) for name in frame.unless
    ):
        return None
    if _reporters_are_told(case) or _verb_tells(case):
        return None
    told = Told(case)
    if not phrase.is_definite and (not told.is_enough or case.is_aim):
        return None
    return told.draft()


class Told:
    """What stands with a noun: who, where and when, each found once."""

    def __init__(self, case: NounCase) -> None:
        self.case = case
        self.context = case.context
        self.frame = case.frame
        self.beside = beside(case)

    @cached_property
    def phrase_place(self) -> str | None:
        """The place in the phrase of the noun: "der Gipfel von Hanoi", "die Indien-Reise"."""
        cast, noun = self.case.cast, self.case.noun
        place = place_of(cast, (noun,), WORDS.towards.words)
        if self.case.is_visit:
            behind = self.case.phrase.window_behind
            place = place or place_in_window(cast, behind, WORDS.goals_of_a_journey)
            return place or place_in_compound(cast, noun)
        called = self.frame.family in (Family.TALK, Family.SUMMIT)
        return place or (place_of_name(cast, noun) if called else None)

    @cached_property
    def named(self) -> list[str]:
        """Who is named with the noun, in its clause or the one before; no goal of a journey."""
        near = self.beside
        if self.case.is_visit:
            known = tuple(p for p in near.parties if p != self.phrase_place)
            near = replace(near, parties=known)
        return completed(self.case, near)

    @cached_property
    def own_place(self) -> str | None:
        """The place in the phrase, or in the clause where the noun hangs on its verb."""
        return self.phrase_place or self._place_of_clause()

    @cached_property
    def place(self) -> str | None:
        """Its place: where it was to be held, its own, or one near by."""
        own = self.own_place
        near = own or place_beside(self.context, self.case.noun, self.frame.kind)
        held = self.case.held
        there = place_of(self.case.cast, (held.verb,), WORDS.towards.words) if held else None
        return there or near

    @cached_property
    def time(self) -> Time | None:
        """The time of the phrase or clause, not that of a decision on it."""
        calendar, held = self.context.calendar, self.case.held
        set_for = calendar.of_clause(held.verb, self.case.noun) if held is not None else None
        return set_for or self._time_near()

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Who takes part."""
        told, placed = bool(self.place or self.time), self.place is not None
        found = told_before(self.case, self.named, told=told, placed=placed)
        return without_states_of_persons(self.case, found, placed=self.own_place is not None)

    @property
    def held_at(self) -> str | None:
        """The place that tells that it is held; of other than journeys only its own."""
        return self.place if self.case.is_visit else self.own_place

    @cached_property
    def is_enough(self) -> bool:
        """Whether what stands with the noun is enough for a meeting of its own."""
        return not self.case.is_topic and any(
            NOUN_CONDITIONS[name](self) for name in self.frame.when
        )

    def draft(self) -> Draft:
        """Return the meeting."""
        case, predicate = self.case, self.case.predicate
        kind = self._kind()
        place = None if kind == MeetingKind.CALL else self.place
        topic = case.is_topic
        partners = self.beside.partners
        return Draft(
            trigger=case.noun,
            source=self.frame,
            kind=kind,
            family=family_of(kind, self.frame.family),
            status=self._status(),
            parties=self.parties,
            place=(None if case.is_governed else self.own_place) if topic else place,
            time=None if topic else self._time_told(),
            definite=case.phrase.is_definite,
            fresh=case.is_another,
            enough=self.is_enough,
            plural=self._has_owner,
            lead=tuple(p for p in self.parties if p not in partners) if partners else (),
            joins=self._joins(),
            according_to=self.context.claimant(predicate) if predicate is not None else None,
        )

    @property
    def _has_owner(self) -> bool:
        """Whether a noun tells whose meeting it is: "das Treffen der Außenminister"."""
        return any(c.is_noun for c in genitives(self.case.noun))

    def _place_of_clause(self) -> str | None:
        case, clause = self.case, self.case.clause
        if clause is None:
            return place_there(self.context, case.noun.subtree)
        if case.phrase.is_attached and (case.cues or not case.is_core):
            goal = WORDS.towards.words if case.is_visit else ()
            found = place_of(case.cast, (clause.verb,), goal)
            if found is not None:
                return found
        return place_there(self.context, (*case.noun.subtree, *clause.verb.children))

    def _time_near(self) -> Time | None:
        calendar, noun, clause = self.context.calendar, self.case.noun, self.case.clause
        time = calendar.of_noun(noun)
        if time is not None or clause is None:
            return time
        time = calendar.of_clause(clause.verb, noun) or calendar.of_sentence(noun)
        decision = self.case.is_decided_on and not calendar.future(time)
        return None if decision else time

    def _time_told(self) -> Time | None:
        """Return the time, a bare weekday set before or after the article as the clause tells."""
        case, calendar = self.case, self.context.calendar
        if case.preposition in WORDS.before and calendar.of_noun(case.noun) is not None:
            return calendar.coming(self.time)
        if case.clause is None or not case.clause.verb.is_verb or not case.clause.is_past:
            return self.time
        return calendar.told(self.time, past=not case.is_decided_on)

    def _status(self) -> MeetingStatus:
        today = self.case.clause is not None and not self.case.clause.is_past
        return noun_status(
            self.case.noun, self.context.calendar.moment(self._time_told(), today=today)
        )

    def _kind(self) -> MeetingKind:
        case, found = self.case, self.parties
        several = self._has_owner or self.frame.family == Family.SUMMIT
        kind = self.context.kind(self.frame.kind, found, plural=several)
        bodies = case.is_taken_part_in and any(map(case.cast.is_body, found))
        edge = case.phrase.is_at_edge and len(found) < 2
        if kind == MeetingKind.BILATERAL and (bodies or edge):
            kind = MeetingKind.MULTILATERAL
        plural = case.noun.lower in WORDS.plural_by_its_ending
        states = self.frame.trait == Trait.STATES_NEGOTIATE and plural and bool(found)
        if states and not any(map(case.cast.is_person, found)):
            return MeetingKind.NEGOTIATION
        return MeetingKind.CALL if kind in PLAIN and is_remote(case.noun) else kind

    def _joins(self) -> bool:
        """Whether its parties join those of a meeting told before: "auch X nahm daran teil"."""
        case = self.case
        also = any(t.lower in WORDS.also for t in case.noun.sent)
        return case.phrase.is_definite and case.is_taken_part_in and (also or len(self.parties) < 2)


# --- conditions --------------------------------------------------------------------------------


def sides(told: Told) -> bool:
    """Two parties are told, or one with unnamed people: "mit den Entführern"."""
    return len(told.parties) > 1 or (bool(told.parties) and _has_unnamed_partner(told.case.noun))


def somebody(told: Told) -> bool:
    """A party is told, or a place with a time or as known: "das Treffen in Genf"."""
    known = told.case.phrase.is_definite or told.time is not None
    return bool(told.parties) or (told.held_at is not None and known)


def sitting(told: Told) -> bool:
    """A party or a place is told."""
    return bool(told.parties) or told.held_at is not None


def traveller(told: Told) -> bool:
    """Who travels is told, and the goal or a host."""
    return bool(told.parties) and (told.held_at is not None or len(told.parties) > 1)


def traveller_to_place(told: Told) -> bool:
    """Who travels is told, and the goal."""
    return bool(told.parties) and told.held_at is not None


NOUN_CONDITIONS: dict[str, Callable[[Told], bool]] = {
    condition.__name__.replace("_", "-"): condition
    for condition in (sides, somebody, sitting, traveller, traveller_to_place)
}
"""By the name that ``when`` in ``data/nouns.tsv`` gives them."""


def off_the_line(case: NounCase) -> bool:
    """The noun does not stand for a call: "ein Telefon", "übers Telefon"."""
    return case.preposition not in WORDS.on_the_line


def round_of_things(case: NounCase) -> bool:
    """It is a round of something else: "eine Runde von Sanktionen"."""
    return any(
        c.is_attribute
        and c.is_noun
        and (not c.preposition or c.preposition in WORDS.of_what_a_round_is)
        and noun_frame(c) is None
        and not parties(case.cast, c)
        for c in case.noun.children
    )


NOUN_EXCEPTIONS: dict[str, Callable[[NounCase], bool]] = {
    condition.__name__.replace("_", "-"): condition for condition in (off_the_line, round_of_things)
}
"""By the name that ``unless`` in ``data/nouns.tsv`` gives them."""


def _has_unnamed_partner(noun: Word) -> bool:
    """Whether a partner without a name stands with the noun: "mit den Entführern"."""
    heads = (noun, *(c for c in noun.children if c.is_attributive_clause))
    partners = (c for head in heads for c in with_preposition(head, WORDS.with_a_partner.words))
    return any(names_people(c) for c in partners)


def _reporters_are_told(case: NounCase) -> bool:
    """Whether the noun is one of talks with reporters, who are told with it."""
    near = case.phrase.phrases(*WORDS.with_or_before.words)
    return any(word.lemma in WORDS.reporters for word in near)


def _verb_tells(case: NounCase) -> bool:
    """Whether the verb tells the meeting that the noun is the purpose of: "bat zu Gesprächen"."""
    clause = case.clause
    if clause is None or case.preposition not in WORDS.to or not case.is_governed:
        return False
    asking = (frame for frame in verb_frames(clause) if frame.asks_for_purpose)
    return any(read_verb(case.context, clause, frame) is not None for frame in asking)
