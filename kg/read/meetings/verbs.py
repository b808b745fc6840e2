"""Meetings that a verb tells: "traf sich mit", "reiste nach", "wurde empfangen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MeetingKind, MeetingStatus
from kg.read.meetings.calendar import lasts
from kg.read.meetings.cases import Case
from kg.read.meetings.conditions import holds
from kg.read.meetings.drafts import REAL, Draft
from kg.read.meetings.frames import noun_frame
from kg.read.meetings.kinds import PLAIN, Family, Trait, family_of, is_remote
from kg.read.meetings.participants import represented
from kg.read.meetings.places import place_at
from kg.read.meetings.status import verb_status
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from kg.model import Time
    from kg.read.grammar.clauses import Clause
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Context
    from kg.read.meetings.frames import VerbFrame

_OPEN = REAL | {MeetingStatus.PLANNED}


def read_verb(context: Context, clause: Clause, frame: VerbFrame) -> Draft | None:
    """Return the meeting that a verb tells, if the roles that its frame asks for are filled."""
    case = Case(context, clause, frame)
    if not holds(case):
        return None
    parties = represented(case.cast, case.parties)
    kind = _kind(case, parties)
    return Draft(
        trigger=case.verb,
        source=frame,
        kind=kind,
        family=family_of(kind),
        status=_status(case),
        parties=parties,
        place=place_at(context, clause, kind, case.place),
        time=case.time or context.time_before(clause),
        plural=case.is_plural,
        lead=tuple(case.lead),
        according_to=context.claimant(case.verb),
    )


def _status(case: Case) -> MeetingStatus:
    calendar, time = case.context.calendar, case.time
    today = not case.clause.is_past
    since = lasts(time, case.verb.sent)
    status = verb_status(case.clause, calendar.moment(time, today=today, since=since))
    ahead = calendar.ahead(time) and _is_in_window(case.clause, time)
    if status == MeetingStatus.OCCURRED and ahead:
        status = MeetingStatus.PLANNED
    if case.frame.trait == Trait.OFFER and status in _OPEN:
        return MeetingStatus.POSSIBLE
    if case.frame.trait == Trait.AGREEMENT and status in REAL:
        return MeetingStatus.PLANNED
    return status


def _kind(case: Case, parties: tuple[str, ...]) -> MeetingKind:
    kind = case.context.kind(case.frame.kind, parties, plural=case.is_plural)
    if kind in PLAIN and is_remote(case.verb):
        return MeetingKind.CALL
    if case.frame.kind is not None:
        return kind
    if case.who is not None and case.who.lemma in WORDS.negotiators:
        return MeetingKind.NEGOTIATION
    summit = kind == MeetingKind.BILATERAL and _is_for_summit(case.verb)
    return MeetingKind.MULTILATERAL if summit else kind


def _is_for_summit(verb: Word) -> bool:
    """Whether those who meet meet for a summit or a session: "kamen zu einem Gipfel zusammen"."""
    purposes = (c for c in verb.children if c.preposition in WORDS.to)
    frames = (noun_frame(c) for c in purposes)
    return any(frame is not None and frame.family == Family.SUMMIT for frame in frames)


def _is_in_window(clause: Clause, time: Time | None) -> bool:
    """Whether a time stands in the clause itself, not in one that describes its subject."""
    near = clause.window
    return time is not None and near.start_char <= time.begin < near.end_char
