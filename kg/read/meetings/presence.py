"""Meetings told without a word for one: "Am Montag war sie in Kiew", "war bei ihm zu Gast"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.grammar.stretches import window
from kg.read.grammar.subjects import subject
from kg.read.meetings.drafts import Draft
from kg.read.meetings.fallbacks import bare_persons, marked, place_in_window
from kg.read.meetings.noun_context import is_past
from kg.read.meetings.participants import ids, parties
from kg.read.meetings.status import verb_status

if TYPE_CHECKING:
    from kg.model import Time
    from kg.read.grammar.tree import Stretch, Word
    from kg.read.meetings.context import Scene

_FORMS = frozenset("war waren gewesen ist sind sei seien".split())  # noqa: SIM905
_GUESTS = frozenset("Gast Besuch Gespräch Gesprächen Beratungen Konsultationen".split())  # noqa: SIM905
_RECENT = frozenset(
    "zuletzt noch bereits schon kürzlich jüngst unlängst selbst persönlich eigens zuvor".split()  # noqa: SIM905
)
_HARMLESS = frozenset("gewesen gemeinsam zusammen persönlich lang lange kurz".split())  # noqa: SIM905


def read_presence(scene: Scene, verb: Word) -> Draft | None:
    """Return the visit that a form of "sein" tells: somebody was at a place, or somebody's guest.

    Asked for are a person and a place or a host, and a time, a word such as "zuletzt" or "zu Gast".
    """
    if verb.lower not in _FORMS or verb.is_auxiliary:
        return None
    near = window(verb)
    start, end = near.start, near.end
    near = verb.tree[start:end]
    guest = any(
        t.text in _GUESTS and t.i > start and verb.tree[t.i - 1].lower in ("zu", "zum")
        for t in near
    )
    if not guest and _says_more(near, verb):
        return None
    who = _who(scene, verb, start)
    if not who:
        return None
    host = [p for p in marked(scene.cast, verb, ("bei",)) if p not in who]
    place = place_in_window(scene.cast, verb, frozenset(("in", "im", "auf", "nach")))
    if place is None and not host:
        return None
    time = scene.calendar.of_clause(verb, verb) or _near_time(scene, near)
    head = verb if not (verb.is_plain_auxiliary or verb.is_copula) else verb.head
    past = is_past(head) or any(t.lower in ("war", "waren", "gewesen") for t in near)
    told = guest or time is not None or any(t.lower in _RECENT for t in near)
    if not told or (not past and not guest):
        return None
    time = scene.calendar.told(time, past=past)
    status = verb_status(
        head,
        future=scene.calendar.future(time, today=not past),
        past=scene.calendar.past(time) or past,
        since=False,
    )
    if any(t.lower in ("nicht", "nie", "niemals") for t in near):
        return None
    beside = [p for p in marked(scene.cast, verb, ("mit",)) if p not in who]
    kind = "visit" if place is not None else "bilateral"
    family = "visit" if place is not None else "talk"
    return Draft(
        verb, "meeting:sein", kind, family, status, [*who, *beside, *host], place, time, lead=who
    )


def _says_more(near: Stretch, verb: Word) -> bool:
    """Whether the clause says something else of its subject: what he is, what he does."""
    for token in near:
        if token == verb or token.lower in _HARMLESS or token.lower in _FORMS:
            continue
        if token.is_verb:
            return True
        bare = token.dep in ("xcomp", "ROOT", "obj", "acl", "ccomp") and token != verb
        if (token.is_noun or token.is_adjective) and bare and not _has_case(token):
            return True
    return False


def _has_case(token: Word) -> bool:
    return any(c.is_case_marker for c in token.children)


def _who(scene: Scene, verb: Word, start: int) -> list[str]:
    head = verb.head if (verb.is_plain_auxiliary or verb.is_copula) else verb
    token = subject(head) or subject(verb)
    if token is not None and token.lower in ("der", "die"):
        before = [
            m for m in scene.cast.mentions if m.type == EntityType.PERSON and m.begin < token.idx
        ]
        return [before[-1].entity] if before and before[-1].begin > token.sent.start_char else []
    found = parties(scene.cast, token) if token is not None and token.i >= start else []
    if not found and token is not None:
        found = ids(scene.cast, token)
    found = [p for p in found if scene.cast.is_person(p)]
    return found or bare_persons(scene.cast, verb, [])[:1]


def _near_time(scene: Scene, near: Stretch) -> Time | None:
    """Return the first time told near the verb."""
    times = [t for t in scene.calendar.at(near) if t.earliest]
    return times[0] if times else None
