"""Briefings: who tells reporters something, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import MeetingKind, MeetingStatus
from kg.read.grammar.clauses import Clause, clause_of
from kg.read.grammar.reporting import is_telling, telling_between
from kg.read.meetings.drafts import Draft, mentions
from kg.read.meetings.frames import Rule, noun_frame
from kg.read.meetings.kinds import Family, Pattern
from kg.read.meetings.nearby import bare_persons, marked
from kg.read.meetings.participants import actors, parties
from kg.read.meetings.places import place_beside, place_near, place_of
from kg.read.meetings.status import verb_status
from kg.read.meetings.status_cues import verb_cues
from kg.read.meetings.word_classes import WORDS
from kg.read.scoring.entry import Entry
from kg.read.scoring.entry import Family as EntryFamily

if TYPE_CHECKING:
    from kg.read.grammar.phrases import Phrase
    from kg.read.grammar.tree import Stretch, Word
    from kg.read.meetings.context import Context

_RULE = Rule(Entry(EntryFamily.MEETING, "briefing"), Pattern.BRIEFING)
_TOLD_OF = frozenset((Family.TALK, Family.SUMMIT))


def is_reporter(word: Word) -> bool:
    """Whether a noun is one for reporters or the press."""
    return word.lemma in WORDS.reporters or word.text.removesuffix("n") in WORDS.reporters


def read_briefing(context: Context, phrase: Phrase) -> Draft | None:
    """Read "sagte vor Journalisten in Wien": who tells reporters something gives a briefing."""
    reporter = phrase.noun
    clause = _telling_clause(reporter)
    speakers = _speakers(context, clause) if clause is not None else ()
    if clause is None or not speakers:
        return None
    calendar = context.calendar
    time = calendar.of_clause(clause.verb, reporter)
    status = verb_status(clause, calendar.moment(time))
    return Draft(
        trigger=reporter,
        source=_RULE,
        kind=MeetingKind.BRIEFING,
        family=Family.PRESS,
        status=MeetingStatus.OCCURRED if status == MeetingStatus.ONGOING else status,
        parties=speakers,
        place=_place(context, phrase, clause),
        time=time or context.time_before(clause),
    )


def settle_briefings(_: Context, drafts: list[Draft]) -> list[Draft]:
    """Give each briefing the time and place of the meeting that its sentence speaks of."""
    told: dict[Stretch, list[Draft]] = {}
    for mention, meeting in mentions(drafts):
        told.setdefault(mention.trigger.sent, []).append(meeting)
    return [
        _settled(draft, told[draft.trigger.sent]) if draft.family == Family.PRESS else draft
        for draft in drafts
    ]


def _settled(briefing: Draft, here: list[Draft]) -> Draft:
    for meeting in here:
        shared = set(meeting.parties) & set(briefing.parties)
        if meeting.family in _TOLD_OF and shared and meeting.status == MeetingStatus.OCCURRED:
            place, time = briefing.place or meeting.place, briefing.time or meeting.time
            briefing = replace(briefing, place=place, time=time)
    return briefing


def _telling_clause(reporter: Word) -> Clause | None:
    """Return the clause in which somebody tells reporters something."""
    preposition, head = _mark(reporter), reporter.head
    if preposition is None:
        return None
    if head.is_nominal and preposition in WORDS.to_reporters:
        if preposition in WORDS.with_a_partner and noun_frame(head) is None:
            return None
        head = next((a for a in head.ancestors if a.is_verb), head)
    verb = head.sent.root if head.is_mark else head
    verb = telling_between(verb, reporter) or verb
    clause = clause_of(verb)
    return clause if verb.is_verb and _is_told(reporter, clause, preposition) else None


def _mark(reporter: Word) -> str | None:
    """Return the preposition before reporters, or before the noun that they belong to.

    Without any in a noun's phrase it is ``None``: "die Fragen der Reporter".
    """
    if reporter.preposition or not reporter.head.is_noun:
        return reporter.preposition
    belongs = reporter.is_attribute or reporter.is_apposition
    outer = reporter.head.preposition if belongs else ""
    return outer if outer in WORDS.before_reporters else None


def _is_told(reporter: Word, clause: Clause, preposition: str) -> bool:
    """Whether the verb tells something to reporters who stand with it so."""
    if preposition in WORDS.with_a_partner and any(
        cue.status == MeetingStatus.CANCELLED for cue in verb_cues(clause)
    ):
        return False
    if preposition in WORDS.with_or_to:
        return is_telling(clause.verb)
    given = reporter.is_dative or reporter.is_object or reporter.is_oblique
    spoken = clause.verb.lemma.lower() in WORDS.telling and given and not preposition
    return spoken or preposition in WORDS.to_reporters


def _speakers(context: Context, clause: Clause) -> tuple[str, ...]:
    """Return who tells, and the persons "mit" whom."""
    cast, who = context.cast, clause.subject
    found = parties(cast, who) if who is not None else []
    if not found and who is None:
        told = next((c for c in clause.verb.children if c.is_passive_subject or c.is_object), None)
        found = actors(cast, told) if told is not None else []
    found = found or bare_persons(cast, clause)[:1]
    beside = (p for p in marked(cast, clause, "mit") if found and cast.is_person(p))
    return tuple(dict.fromkeys((*found, *beside)))


def _place(context: Context, phrase: Phrase, clause: Clause) -> str | None:
    reporter, verb = phrase.noun, clause.verb
    place = (
        place_of(context.cast, (reporter, verb))
        or place_near(context, reporter, phrase.window)
        or place_near(context, verb, clause.window)
        or place_beside(context, reporter, MeetingKind.BRIEFING)
    )
    follows = place is None and context.last is not None and context.follows(clause)
    return context.last.place if follows and context.last is not None else place
