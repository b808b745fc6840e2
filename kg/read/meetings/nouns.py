"""Meetings that a noun tells: "nach dem Treffen", "die Reise nach", "auf dem Gipfel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.clauses import with_preposition
from kg.read.grammar.prepositions import preposition
from kg.read.meetings.context import family_of
from kg.read.meetings.counterparts import (
    body_of,
    completed,
    met_before,
    named_with,
    round_of,
    traveller_of,
)
from kg.read.meetings.drafts import Draft
from kg.read.meetings.fallbacks import matter_of, place_in_window
from kg.read.meetings.lexicon import (
    NounEntry,
    is_trap,
    noun_entry,
    verb_entries,
)
from kg.read.meetings.noun_context import (
    REPORTERS,
    around,
    decides,
    has_unnamed_partner,
    is_aim,
    is_at_edge,
    is_attached,
    is_definite,
    is_fresh,
    is_past,
    is_remote,
    is_topic,
    is_visit_decided,
    predicate_of,
    takes_part,
)
from kg.read.meetings.participants import genitives, parties, represented
from kg.read.meetings.places import place_in_compound, place_of, place_of_name
from kg.read.meetings.status import noun_status
from kg.read.meetings.status_cues import verb_cues
from kg.read.meetings.verbs import read_verb

if TYPE_CHECKING:
    from kg.model import Time
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Scene
    from kg.read.meetings.lexicon import NounEntry


_ALSO = frozenset("auch ebenfalls außerdem zudem".split())  # noqa: SIM905
_HOLDING = frozenset(
    "stattfinden finden beginnen starten tagen folgen laden einladen zusammenkommen".split()  # noqa: SIM905
)


def read_noun(scene: Scene, noun: Word, entry: NounEntry) -> Draft | None:
    """Return the meeting that a noun tells, if enough stands with it."""
    predicate = predicate_of(noun)
    if _is_other(scene, noun, entry, predicate):
        return None
    definite = is_definite(noun)
    found, partners = named_with(scene, noun, entry, predicate)
    place = _place_of_phrase(scene, noun, entry)
    if entry.family == "visit":
        found = [p for p in found if p != place]
    found = completed(scene, noun, entry, predicate, found, partners)
    own_place = place or _place_of_clause(scene, noun, entry, predicate)
    place = own_place or scene.place_beside(noun, entry.kind)
    time = _time_of(scene, noun, predicate)
    held = _held(scene, noun)
    if held is not None:
        time = scene.calendar.of_clause(held, noun) or time
        place = place_of(scene.cast, (held,), ("nach",)) or place
    fresh = any(is_fresh(c) for c in noun.children)
    if entry.name.endswith(("Sitzung", "-sitzung")) and not _has_body(scene, found):
        found = body_of(scene, noun) or found
    if not found and entry.family == "talk":
        again = fresh or _is_numbered(noun, entry)
        found = round_of(scene, noun, entry, told=bool(place or time)) if again else []
        if not found and definite and not scene.told_near(noun):
            found = met_before(scene, noun)
    elif not found and entry.family == "visit" and place and is_visit_decided(predicate):
        found = traveller_of(scene, noun)
    found = represented(scene.cast, found)
    if not found and entry.kind == "negotiation" and own_place is not None:
        found = matter_of(scene.cast, noun)
    held_at = place if entry.kind == "visit" else own_place
    enough = _noun_enough(noun, entry, found, held_at, time, definite=definite)
    enough = enough and not is_topic(noun, predicate)
    if not definite and (not enough or is_aim(noun, predicate)):
        return None
    several = any(True for c in genitives(noun) if c.is_noun)
    kind = _noun_kind(scene, noun, entry, found, several=several)
    today = predicate is not None and not is_past(predicate)
    time = _weekday(scene, noun, predicate, time)
    status = noun_status(
        noun,
        future=scene.calendar.future(time, today=today),
        past=scene.calendar.past(time),
        recent=scene.calendar.recent(time),
    )
    if kind in ("bilateral", "multilateral") and is_remote(noun):
        kind = "call"
    place = None if kind == "call" else place
    joins = definite and preposition(noun) == "an" and predicate is not None
    joins = joins and predicate is not None and takes_part(predicate)
    joins = joins and (len(found) < 2 or any(t.lower in _ALSO for t in noun.sent))
    lead = [p for p in found if p not in partners] if partners else []
    if is_topic(noun, predicate):
        place, time = own_place if noun.head != predicate else None, None
    return Draft(
        noun, entry.entry, kind, family_of(kind, entry.family), status, found, place, time,
        definite=definite, fresh=fresh, enough=enough, plural=several, lead=lead, joins=joins,
        according_to=scene.claimant(predicate) if predicate is not None else None,
    )  # fmt: skip


def _place_of_phrase(scene: Scene, noun: Word, entry: NounEntry) -> str | None:
    """Return the place in the phrase of the noun: "der Gipfel von Hanoi", "die Indien-Reise"."""
    place = place_of(scene.cast, (noun,), ("nach",))
    if entry.family in ("talk", "summit"):
        return place or place_of_name(scene.cast, noun)
    if entry.family == "visit":
        goal = frozenset(("nach", "in"))
        place = place or place_in_window(scene.cast, noun, goal, after=True)
        return place or place_in_compound(scene.cast, noun)
    return place


def _weekday(scene: Scene, noun: Word, predicate: Word | None, time: Time | None) -> Time | None:
    """Return the time, a bare weekday set before or after the article as the clause tells."""
    if preposition(noun) == "vor" and scene.calendar.of_noun(noun) is not None:
        return scene.calendar.coming(time)
    if predicate is None or not predicate.is_verb or not is_past(predicate):
        return time
    return scene.calendar.told(time, past=not decides(predicate, noun))


def _is_other(scene: Scene, noun: Word, entry: NounEntry, predicate: Word | None) -> bool:
    """Whether the noun is a trap, or its verb or the reporters with it tell the meeting."""
    if entry.name == "Telefon" and preposition(noun) not in ("an", "per"):
        return True
    if is_trap(noun, around(noun)) or (entry.name == "Runde" and _other_round(scene, noun)):
        return True
    if any(t.lemma in REPORTERS for t in with_preposition(noun, ("mit", "vor"))):
        return True
    if preposition(noun) != "zu" or predicate is None or noun.head != predicate:
        return False
    asking = [e for e in verb_entries(predicate) if any("zu:" in p for p in sum(e.beside, ()))]
    return any(read_verb(scene, predicate, e) is not None for e in asking)


def _place_of_clause(
    scene: Scene, noun: Word, entry: NounEntry, predicate: Word | None
) -> str | None:
    near = [*noun.subtree]
    if predicate is not None:
        near.extend(predicate.children)
        core = noun.is_subject or noun.is_object
        if is_attached(noun, predicate) and (not core or any(verb_cues(predicate))):
            goal = ("nach",) if entry.family == "visit" else ()
            found = place_of(scene.cast, (predicate,), goal)
            if found is not None:
                return found
    there = next((t for t in near if t.lower == "dort"), None)
    return scene.place_there(there) if there is not None else None


def _time_of(scene: Scene, noun: Word, predicate: Word | None) -> Time | None:
    """Return the time of the noun's phrase or clause, not that of a decision on it."""
    time = scene.calendar.of_noun(noun)
    if time is not None or predicate is None:
        return time
    time = scene.calendar.of_clause(predicate, noun) or scene.calendar.of_sentence(noun)
    if time is not None and decides(predicate, noun) and not scene.calendar.future(time):
        return None
    return time


def _noun_kind(
    scene: Scene, noun: Word, entry: NounEntry, found: list[str], *, several: bool
) -> str:
    kind = scene.kind(entry.kind, found, plural=several or entry.family == "summit")
    bodies = [p for p in found if scene.cast.is_body(p)]
    taken = noun.head if preposition(noun) == "an" else None
    if kind == "bilateral" and bodies and taken is not None and takes_part(taken):
        kind = "multilateral"
    if is_at_edge(noun) and kind == "bilateral" and len(found) < 2:
        kind = "multilateral"
    persons = any(scene.cast.is_person(p) for p in found)
    talks = entry.name in ("Gespräch", "-gespräch") and noun.lower.endswith(("e", "en"))
    return "negotiation" if talks and found and not persons else kind


def _noun_enough(
    noun: Word, entry: NounEntry, found: list[str],
    place: str | None, time: Time | None, *, definite: bool,
) -> bool:  # fmt: skip
    """Whether what stands with the noun is enough for a meeting of its own."""
    if entry.needs == "two":
        return len(found) >= 2 or (len(found) == 1 and has_unnamed_partner(noun))
    if entry.family == "visit":
        return bool(found) and (place is not None or (entry.needs == "one" and len(found) >= 2))
    sits = entry.family == "summit" and entry.needs == "none"
    held = place is not None and (definite or time is not None or sits)
    return bool(found) or held


def _is_numbered(noun: Word, entry: NounEntry) -> bool:
    """Whether it is a round of several: "die erste Runde"."""
    return entry.name == "Runde" and any(
        c.is_adjectival and c.lower.startswith(("erst", "letzt", "jüngst", "ergebnislos"))
        for c in noun.children
    )


def _has_body(scene: Scene, found: list[str]) -> bool:
    return any(scene.cast.is_body(p) for p in found)


def _other_round(scene: Scene, noun: Word) -> bool:
    """Whether it is a round of something else: "eine Runde von Sanktionen"."""
    return any(
        c.is_attribute
        and preposition(c) in ("", "von", "an")
        and c.is_noun
        and noun_entry(c) is None
        and not parties(scene.cast, c)
        for c in noun.children
    )


def _held(scene: Scene, noun: Word) -> Word | None:
    """Return the verb of "das im Mai stattfinden sollte", wherever the parse hung it."""
    for token in scene.tree[noun.i + 1 : noun.sent.end]:
        if noun_entry(token) is not None:
            return None
        if token.is_attributive_clause and token.is_verb and token.lemma.lower() in _HOLDING:
            return token
    return None
