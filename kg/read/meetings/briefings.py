"""Briefings: who tells reporters something, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MeetingStatus
from kg.read.grammar.prepositions import preposition
from kg.read.grammar.subjects import subject
from kg.read.meetings.drafts import Draft, final
from kg.read.meetings.fallbacks import bare_persons, marked
from kg.read.meetings.lexicon import (
    noun_entry,
)
from kg.read.meetings.noun_context import (
    is_speech,
    reporting,
)
from kg.read.meetings.participants import ids, parties
from kg.read.meetings.places import place_of
from kg.read.meetings.status import verb_status
from kg.read.meetings.status_cues import verb_cues

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Scene


_TELLING = frozenset(
    "sagen teilen mitteilen erklären erzählen berichten versichern antworten bestätigen".split()  # noqa: SIM905
)


def read_briefing(scene: Scene, token: Word) -> Draft | None:
    """Read "sagte vor Journalisten in Wien": who tells reporters something gives a briefing."""
    verb = token.head
    prep = preposition(token)
    if verb.is_noun and not prep:
        prep = preposition(verb) if (token.is_attribute or token.is_apposition) else ""
        prep = prep if prep in ("vor", "gegenüber", "zu") else "-"
    if verb.is_nominal and prep in ("mit", "vor", "gegenüber", "zu"):
        if prep == "mit" and noun_entry(verb) is None:
            return None
        verb = next((a for a in verb.ancestors if a.is_verb), verb)
    if verb.is_mark:
        verb = verb.sent.root
    verb = reporting(verb, token) or verb
    if not verb.is_verb:
        return None
    spoken = prep in ("vor", "gegenüber", "zu", "mit") or (
        not prep
        and (token.is_dative or token.is_object or token.is_oblique)
        and verb.lemma.lower() in _TELLING
    )
    if "mit" in prep and any(c.status == MeetingStatus.CANCELLED for c in verb_cues(verb)):
        return None
    if not spoken or (prep in ("zu", "mit") and not is_speech(verb)):
        return None
    who = subject(verb)
    speakers = parties(scene.cast, who) if who is not None else []
    if not speakers and who is None:
        who = next((c for c in verb.children if c.is_passive_subject or c.is_object), None)
        speakers = ids(scene.cast, who) if who is not None else []
    speakers = speakers or bare_persons(scene.cast, verb, [])[:1]
    if not speakers:
        return None
    beside = marked(scene.cast, verb, ("mit",))
    speakers = list(dict.fromkeys((*speakers, *(p for p in beside if _is_person(scene, p)))))
    time = scene.calendar.of_clause(verb, token)
    future = scene.calendar.future(time)
    status = verb_status(verb, future=future, past=scene.calendar.past(time), since=False)
    place = (
        place_of(scene.cast, (token, verb), ()) or scene.place_near(token) or scene.place_near(verb)
    )
    place = place or scene.place_beside(token, "briefing")
    time = time or scene.afterwards(verb)
    if place is None and scene.last is not None and scene.follows(verb):
        place = scene.last.place
    return Draft(
        token, "meeting:briefing", "briefing", "press",
        MeetingStatus.OCCURRED if status == MeetingStatus.ONGOING else status,
        speakers, place, time,
    )  # fmt: skip


def settle_briefing(scene: Scene, briefing: Draft) -> None:
    """Give a briefing the time and place of the meeting its sentence speaks of."""
    for draft in scene.drafts:
        other = final(draft)
        here = draft.trigger.sent == briefing.trigger.sent and other.family in (
            "talk",
            "summit",
        )
        if (
            here
            and other.status == MeetingStatus.OCCURRED
            and set(other.parties) & set(briefing.parties)
        ):
            briefing.place = briefing.place or other.place
            briefing.time = briefing.time or other.time


def _is_person(scene: Scene, entity_id: str) -> bool:
    return scene.cast.is_person(entity_id)
