"""Meetings told without a word for one: "Am Montag war sie in Kiew", "war bei ihm zu Gast"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingKind
from kg.read.grammar.clauses import Clause, clause_of
from kg.read.meetings.drafts import Draft
from kg.read.meetings.frames import Rule
from kg.read.meetings.kinds import Pattern, family_of
from kg.read.meetings.nearby import bare_persons, marked
from kg.read.meetings.participants import actors, parties
from kg.read.meetings.places import place_in_window
from kg.read.meetings.status import verb_status
from kg.read.meetings.word_classes import WORDS
from kg.read.scoring.entry import Entry
from kg.read.scoring.entry import Family as EntryFamily

if TYPE_CHECKING:
    from kg.model import Time
    from kg.read.grammar.tree import Stretch, Word
    from kg.read.meetings.context import Context

_RULE = Rule(Entry(EntryFamily.MEETING, "sein"), Pattern.VERB)


def read_presence(context: Context, clause: Clause) -> Draft | None:
    """Return the visit that a form of "sein" tells: somebody was at a place, or somebody's guest.

    Asked for are a person and a place or a host, and a time, a word such as "zuletzt" or "zu Gast".
    """
    verb = clause.verb
    if verb.lower not in WORDS.forms_of_being or verb.is_auxiliary:
        return None
    near = clause.window
    guest = _is_guest(near)
    if any(t.lower in WORDS.not_and_never for t in near) or (not guest and _says_more(near, verb)):
        return None
    cast = context.cast
    who = _who(context, clause)
    host = [p for p in marked(cast, clause, "bei") if p not in who]
    place = place_in_window(cast, near, WORDS.where_one_may_be)
    if not who or (place is None and not host):
        return None
    told_by = _clause_above(clause)
    past = told_by.is_past or any(t.lower in WORDS.past_forms_of_being for t in near)
    time = _time(context, clause)
    told = time is not None or any(t.lower in WORDS.lately for t in near)
    if not guest and not (told and past):
        return None
    time = context.calendar.told(time, past=past)
    moment = context.calendar.moment(time, today=not past)
    beside = [p for p in marked(cast, clause, "mit") if p not in who]
    kind = MeetingKind.VISIT if place is not None else MeetingKind.BILATERAL
    return Draft(
        trigger=verb,
        source=_RULE,
        kind=kind,
        family=family_of(kind),
        status=verb_status(told_by, replace(moment, past=moment.past or past)),
        parties=(*who, *beside, *host),
        place=place,
        time=time,
        lead=tuple(who),
    )


def _is_guest(near: Stretch) -> bool:
    """Whether the clause says "zu Gast", "zum Besuch"."""
    pairs = pairwise(near)
    return any(a.bare in WORDS.to and b.text in WORDS.as_a_guest for a, b in pairs)


def _says_more(near: Stretch, verb: Word) -> bool:
    """Whether the clause says something else of its subject: what he is, what he does."""
    others = (t for t in near if t is not verb)
    return any(_is_other(t) for t in others if t.lower not in WORDS.beside_being)


def _is_other(word: Word) -> bool:
    """Whether a word is a verb or a predicate."""
    if word.is_verb:
        return True
    below = word.is_complement_clause or word.is_attributive_clause
    bare = (below or word.is_root or word.is_object) and not word.prepositions
    return (word.is_noun or word.is_adjective) and bare


def _clause_above(clause: Clause) -> Clause:
    """Return the clause whose auxiliary or copula the verb is."""
    verb = clause.verb
    return clause_of(verb.head) if verb.is_plain_auxiliary or verb.is_copula else clause


def _who(context: Context, clause: Clause) -> list[str]:
    """Return the persons that the clause is about."""
    who = _clause_above(clause).subject or clause.subject
    if who is not None and who.lower in WORDS.relatives_of_a_person:
        return _person_before(context, who)
    inside = who is not None and who.i >= clause.window.start
    found = parties(context.cast, who) if who is not None and inside else []
    if not found and who is not None:
        found = actors(context.cast, who)
    persons = [p for p in found if context.cast.is_person(p)]
    return persons or bare_persons(context.cast, clause)[:1]


def _person_before(context: Context, word: Word) -> list[str]:
    """Return the person named last before a word, within its sentence."""
    before = context.cast.mentions_in(word.sent.start_char + 1, word.idx)
    return [m.entity for m in before if m.type == EntityType.PERSON][-1:]


def _time(context: Context, clause: Clause) -> Time | None:
    """Return the time of the clause, else the first one told near the verb."""
    found = context.calendar.of_clause(clause.verb, clause.verb)
    dated = (t for t in context.calendar.at(clause.window) if t.earliest)
    return found or next(dated, None)
