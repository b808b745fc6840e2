"""Meetings that a verb tells: "traf sich mit", "reiste nach", "wurde empfangen"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingStatus
from kg.read.grammar.clauses import arguments, with_preposition
from kg.read.grammar.prepositions import preposition
from kg.read.grammar.stretches import window
from kg.read.grammar.subjects import is_zu_infinitive, subject
from kg.read.meetings.context import can_travel, family_of
from kg.read.meetings.counterparts import BODIES
from kg.read.meetings.dates import lasting
from kg.read.meetings.drafts import Draft
from kg.read.meetings.fallbacks import (
    bare_persons,
    has_people_behind,
    joined_to,
    marked,
    place_in_window,
)
from kg.read.meetings.lexicon import (
    VerbEntry,
)
from kg.read.meetings.noun_context import (
    REPORTERS,
    is_bare_noun,
    is_for_summit,
    is_past,
    is_plural,
    is_remote,
)
from kg.read.meetings.participants import genitives, ids, is_person, parties, represented
from kg.read.meetings.places import place_of
from kg.read.meetings.plural_sets import is_both
from kg.read.meetings.status import verb_status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Time
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Scene
    from kg.read.meetings.lexicon import VerbEntry


_ARRIVING = frozenset(("an|reisen", "anreisen"))
_HOSTING = frozenset(("empfangen", "treffen", "bewirten"))
"""What clubs do to one another on a field: with bodies alone it is no meeting."""
_AGREEING = frozenset(("erwarten", "verabreden", "an|nehmen", "annehmen"))
"""What says that a meeting is agreed on, whatever its own tense."""
_BARE = frozenset(("obj", "obl:arg", "obl"))
_LOOSE = frozenset(("vocative", "parataxis", "appos", "dep"))
_NEGOTIATORS = ("nterhändler", "erhandlungsführer", "Delegation", "elegation")


def read_verb(scene: Scene, verb: Word, entry: VerbEntry) -> Draft | None:
    """Return the meeting that a verb tells, if the roles that it asks for are filled."""
    who = subject(verb)
    if who is None and "obj" not in entry.who:
        who = next((c for c in verb.children if c.dep in _BARE and is_bare_noun(c)), None)
    plural = is_plural(verb, who)
    passive = any(c.is_passive_auxiliary for c in verb.children) or (
        who is not None and who.is_passive_subject
    )
    named = _named(scene, verb, entry, who, passive=passive, plural=plural)
    found = list(dict.fromkeys(p for role in named.values() for p in role))
    place = _place_of_verb(scene, verb, entry)
    if entry.kind == "visit":
        states = [p for p in named.get("obj", ()) if scene.cast.is_state(p)]
        found = [p for p in found if p != place and p not in states]
    if not _enough(scene, entry, verb, found, named, place, plural=plural, passive=passive):
        return None
    time = scene.calendar.told(_time_of_verb(scene, verb), past=is_past(verb))
    if time is not None and entry.name.endswith("laden") and _is_for(verb, time):
        time = scene.calendar.coming(time)
    found = represented(scene.cast, found)
    kind = _kind_of_verb(scene, verb, entry, who, found, plural=plural)
    return Draft(
        verb, entry.entry, kind, family_of(kind), _status(scene, verb, entry, time), found,
        scene.place_at(verb, kind, place), time or scene.afterwards(verb), plural=plural,
        lead=named.get("subj", []), according_to=scene.claimant(verb),
    )  # fmt: skip


def _named(
    scene: Scene, verb: Word, entry: VerbEntry, who: Word | None, *, passive: bool, plural: bool
) -> dict[str, list[str]]:
    """Return the actors in each role of the entry, those that the parse hung elsewhere too."""
    named = {role: list(_fill(scene, verb, role, who, passive=passive)) for role in entry.who}
    if who is not None and "subj" in named and not named["subj"]:
        others = [c for c in who.head.children if c.is_active_subject and c != who]
        named["subj"] = [p for c in others for p in parties(scene.cast, c)]
    if who is not None and not any(named.values()) and _is_of_both(who):
        named["subj"] = scene.last_two()
    found = {p for role in named.values() for p in role}
    if who is not None and len(found) == 1 and plural and entry.needs in ("two", "body", "told"):
        more = [p for p in joined_to(scene.cast, who, verb) if p not in found]
        named["subj"] = [*named.get("subj", []), *more]
    if entry.who == ("obj",) and not passive and not any(named.values()) and _own_body(verb):
        named["subj"] = parties(scene.cast, who) if who is not None else []
    if entry.needs == "obj" and not passive and not named.get("obj"):
        named["obj"] = bare_persons(scene.cast, verb, list(found))
    return named


def _own_body(verb: Word) -> bool:
    """Whether somebody convenes a body of his own that has no name: "ihr Krisenkabinett"."""
    return any(
        c.is_object
        and c.lemma.lower().endswith((*BODIES, "stab"))
        and any(d.is_possessive for d in c.children)
        for c in verb.children
    )


def _time_of_verb(scene: Scene, verb: Word) -> Time | None:
    """Return the time in the clause, else near the verb, else the only one of the sentence."""
    time = scene.calendar.of_clause(verb, verb)
    if time is None:
        near = window(verb)
        start, end = near.start, near.end
        time = scene.calendar.of_stretch(scene.tree[start:end], verb)
    time = time or scene.calendar.of_sentence(verb)
    if time is None and (verb.is_conjunct or verb.is_infinitive_clause) and verb.head.is_verb:
        time = scene.calendar.of_clause(verb.head, verb)
    return time


def _status(scene: Scene, verb: Word, entry: VerbEntry, time: Time | None) -> MeetingStatus:
    status = verb_status(
        verb,
        future=scene.calendar.future(time, today=not is_past(verb)),
        past=scene.calendar.past(time),
        since=lasting(time, scene.tree[verb.sent.start : verb.sent.end]),
    )
    if status == MeetingStatus.OCCURRED and scene.calendar.ahead(time) and _stands_near(verb, time):
        status = MeetingStatus.PLANNED
    if status in (
        MeetingStatus.OCCURRED,
        MeetingStatus.ONGOING,
        MeetingStatus.PLANNED,
    ) and entry.name.endswith("laden"):
        return MeetingStatus.POSSIBLE
    if status in (MeetingStatus.OCCURRED, MeetingStatus.ONGOING) and entry.name in _AGREEING:
        return MeetingStatus.PLANNED
    return status


def _kind_of_verb(
    scene: Scene,
    verb: Word,
    entry: VerbEntry,
    who: Word | None,
    found: list[str],
    *,
    plural: bool,
) -> str:
    kind = scene.kind(entry.kind, found, plural=plural)
    if kind in ("bilateral", "multilateral") and is_remote(verb):
        return "call"
    if entry.kind == "meet" and who is not None and who.lemma.endswith(_NEGOTIATORS):
        return "negotiation"
    if kind == "bilateral" and entry.kind == "meet" and is_for_summit(verb):
        return "multilateral"
    return kind


def _stands_near(verb: Word, time: Time | None) -> bool:
    """Whether a time stands in the clause itself, not in one that describes its subject."""
    near = window(verb)
    start, end = near.start, near.end
    first, last = verb.tree[start], verb.tree[end - 1]
    return time is not None and first.idx <= time.begin < last.end


def _is_for(verb: Word, time: Time) -> bool:
    """Whether a time is the one that something is set for: "lud für Freitag ein"."""
    return any(
        t.lower == "für" and 0 <= time.begin - t.idx < len("für kommenden ") for t in verb.sent
    )


def _is_of_both(who: Word) -> bool:
    """Whether a phrase is "beide Seiten" or "Unterhändler beider Seiten"."""
    return is_both(who) or any(c.is_attribute and is_both(c) for c in who.children)


def _is_court(scene: Scene, found: list[str]) -> bool:
    return any("gericht" in scene.cast.entity(p).name.lower() for p in found)


def _place_of_verb(scene: Scene, verb: Word, entry: VerbEntry) -> str | None:
    if any("nach:" in alternatives for alternatives in entry.beside) and entry.kind == "visit":
        below = [c for c in verb.children if preposition(c) == "nach"]
        places = [scene.cast.at(c) for c in below]
        found = next((p for p in places if p and not scene.cast.is_person(p)), None)
        return found or place_in_window(scene.cast, verb, frozenset(("nach",)))
    place = place_of(scene.cast, (verb,), entry.goal)
    if place is None and entry.kind == "visit" and entry.beside:
        below = [c for c in verb.children if c.is_object or c.is_oblique]
        place = place_of(scene.cast, below, ())
    if place is None and entry.name in _ARRIVING and scene.last is not None:
        near = scene.tree[scene.last.trigger.i : verb.i]
        if sum(1 for t in near if t.is_sent_start) <= 1:
            place = scene.last.place
    if place is None:
        preps = (frozenset(entry.goal) - {"obj", "zwischen"}) | {"in", "im"}
        place = place_in_window(scene.cast, verb, preps)
    return place


def _fill(scene: Scene, verb: Word, role: str, who: Word | None, *, passive: bool) -> Iterator[str]:
    if role == "subj":
        if who is not None:
            yield from parties(scene.cast, who)
    elif role == "obj":
        for child in arguments(verb):
            second = child.is_active_subject and (
                is_zu_infinitive(verb) or (who is not None and child.i > who.i)
            )
            second = second or (child.is_passive_subject and passive)
            second = second or (child.dep in _LOOSE and child.i > verb.i and is_bare_noun(child))
            second = second or (child.is_oblique and is_bare_noun(child))
            if (child.is_object or second) and child.lower not in ("sich", "uns"):
                yield from parties(scene.cast, child)
        if who is not None and who.i < verb.i:
            for child in who.children:
                if child.is_apposition and child.i > verb.i and not preposition(child):
                    yield from parties(scene.cast, child)
    elif role == "dat":
        for child in verb.children:
            given = child.is_dative or child.is_object or child.is_oblique
            if given and not preposition(child) and child.lower not in ("sich", "uns"):
                yield from ids(scene.cast, child)
    elif role == "of":
        for child in verb.children:
            if (child.is_passive_subject or child.is_object) and child.is_noun:
                yield from (p for c in genitives(child) for p in parties(scene.cast, c))
    elif role in ("in", "zu"):
        for child in with_preposition(verb, (role,)):
            yield from (
                i for i in ids(scene.cast, child)
                if scene.cast.entity(i).type in (EntityType.ORGANISATION, EntityType.PERSON)
            )  # fmt: skip
    elif role != "von" or passive:
        names = ("mit", "gemeinsam") if role == "mit" else (role,)
        found = [p for c in with_preposition(verb, names) for p in parties(scene.cast, c)]
        yield from found or marked(scene.cast, verb, (role,))


def _enough(
    scene: Scene, entry: VerbEntry, verb: Word, found: list[str], named: dict[str, list[str]],
    place: str | None, *, plural: bool, passive: bool,
) -> bool:  # fmt: skip
    types: list[str] = [scene.cast.entity(i).type for i in found]
    if entry.name == "beraten" and not entry.reflexive and _advises(verb):
        return False
    if entry.needs in ("two", "body"):
        body = entry.needs == "body" and EntityType.ORGANISATION in types
        unnamed = _unnamed(verb, ("mit",)) if "mit" in entry.who else False
        if not found and plural and place is not None and "mit" in entry.who:
            return _many(scene, verb)
        return len(found) >= 2 or (bool(found) and (body or plural or unnamed))
    if entry.name in ("an|rufen", "anrufen") and _is_court(scene, found):
        return False
    if entry.who == ("obj",) and _own_body(verb):
        return bool(found)
    if entry.needs == "obj":
        if entry.name in _HOSTING and len(found) > 1 and not set(types) - {EntityType.ORGANISATION}:
            return False
        if entry.name == "treffen" and not passive and not named.get("subj"):
            who = subject(verb)
            if who is not None and not who.is_pronoun and not is_person(who):
                return False
        if passive:
            return bool(found) and (
                len(found) >= 2
                or entry.name in ("ein|bestellen", "einbestellen")
                or _unnamed(verb, ("von",))
            )
        return (bool(named.get("obj")) and len(found) >= 2) or (
            bool(found) and _unnamed(verb, ("",))
        )
    if entry.needs == "told":
        told = place is not None and (len(found) >= 2 or plural)
        return bool(found) and told
    if entry.needs == "body-obj":
        return bool(found) and EntityType.PERSON not in types
    if entry.needs == "partner":
        return len(found) >= 2 or (bool(found) and _unnamed(verb, ("mit", "bei")))
    if entry.needs == "place":
        thing = entry.name == "besuchen" and any(
            c.is_object and c.is_noun and any(d.is_article for d in c.children)
            for c in verb.children
        )
        return (place is not None or thing) and bool(named.get("subj")) and can_travel(types)
    if entry.needs == "visitor":
        return bool(found) and EntityType.PERSON in types and (place is not None or len(found) >= 2)
    if entry.needs == "presse":
        return bool(named.get("subj")) and any(t.lemma in REPORTERS for t in verb.subtree)
    return bool(named.get("subj")) and can_travel(types)


def _advises(verb: Word) -> bool:
    """Whether "beraten" means to advise: it has people or firms for its object."""
    for child in verb.children:
        if child.is_object and child.is_noun and not preposition(child):
            bare = not any((c.is_article or c.is_possessive) for c in child.children)
            return is_person(child) or bare or child.lower.endswith(("firmen", "firma"))
    return False


def _many(scene: Scene, verb: Word) -> bool:
    """Whether several unnamed people meet at a time that is told: "als sechs Präsidenten …"."""
    who = subject(verb)
    told = scene.calendar.of_clause(verb, verb) or scene.calendar.of_sentence(verb)
    return who is not None and who.is_noun and is_person(who) and told is not None


def _unnamed(verb: Word, marks: tuple[str, ...]) -> bool:
    """Whether a partner is told whom the cast does not know: "mit den Entführern"."""
    for child in verb.children:
        mark = preposition(child)
        right = (child.is_passive_subject or child.is_object) if not mark else True
        if mark in marks and right and is_person(child):
            return True
    return "" not in marks and has_people_behind(verb, marks)
