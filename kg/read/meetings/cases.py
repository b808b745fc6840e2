"""A verb in the frame of a meeting: who fills its roles, where and when it takes place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import MeetingKind
from kg.read.grammar.phrases import phrase_of
from kg.read.meetings.drafts import sentences_between
from kg.read.meetings.kinds import Role, Trait
from kg.read.meetings.nearby import bare_persons, joined_to, marked
from kg.read.meetings.participants import actors, genitives, parties
from kg.read.meetings.places import OBJECT, place_in_window, place_of
from kg.read.meetings.plural_sets import is_of_pair
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.model import Time
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.clauses import Clause
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Context
    from kg.read.meetings.frames import VerbFrame

Named = dict[str, list[str]]
"""The actors in each role of a frame, in the frame's order."""


class Case:
    """A clause in a frame of its verb, each of its parts found once, when it is asked for."""

    def __init__(self, context: Context, clause: Clause, frame: VerbFrame) -> None:
        self.context = context
        self.clause = clause
        self.frame = frame

    @property
    def cast(self) -> Cast:
        """Who is in the article."""
        return self.context.cast

    @property
    def verb(self) -> Word:
        """The verb that evokes the meeting."""
        return self.clause.verb

    @cached_property
    def who(self) -> Word | None:
        """The subject, or a bare noun in its place where no object is asked for."""
        found = self.clause.subject
        if found is not None or self.takes(Role.OBJECT, Role.MET, Role.CONVENER):
            return found
        nouns = (c for c in self.verb.children if c.is_nominal and not c.preposition)
        return next((c for c in nouns if c.is_object or c.is_governed or c.is_oblique), None)

    @cached_property
    def is_plural(self) -> bool:
        """Whether the subject is more than one."""
        return self.who is not None and self.clause.is_plural(self.who)

    @cached_property
    def is_passive(self) -> bool:
        """Whether the subject is the one that is met."""
        passive = any(c.is_passive_auxiliary for c in self.verb.children)
        return passive or (self.who is not None and self.who.is_passive_subject)

    @cached_property
    def named(self) -> Named:
        """The actors in each role, those that the parse hung elsewhere too."""
        named = {role: list(dict.fromkeys(_fill(self, role))) for role in self.frame.roles}
        for fallback in _FALLBACKS:
            named |= fallback(self, named)
        return named

    @cached_property
    def parties(self) -> list[str]:
        """Who takes part, in the order of the roles; of a journey not its goal."""
        found = list(dict.fromkeys(p for role in self.named.values() for p in role))
        if self.frame.kind != MeetingKind.VISIT:
            return found
        states = [p for p in self.named.get(Role.OBJECT, ()) if self.cast.is_state(p)]
        return [p for p in found if p != self.place and p not in states]

    @cached_property
    def place(self) -> str | None:
        """Its place in the clause."""
        found = (find(self) for find in (_GONE_TO if self.is_journey_to else _FINDERS))
        return next((place for place in found if place is not None), None)

    @property
    def is_journey_to(self) -> bool:
        """Whether the frame is one of a journey whose goal must be told: "fuhr nach Asmara"."""
        return self.frame.kind == MeetingKind.VISIT and self.frame.asks_for_goal

    @cached_property
    def time(self) -> Time | None:
        """When it takes place, as the tense tells it."""
        calendar = self.context.calendar
        time = calendar.told(calendar.of_verb(self.verb), past=self.clause.is_past)
        if time is None or self.frame.trait != Trait.OFFER:
            return time
        return calendar.coming(time) if _is_set_for(self.verb, time) else time

    @property
    def subject_role(self) -> Role:
        """The role of the frame that the subject fills."""
        roles = (r for r in (Role.SIDES, Role.CONVENER) if self.takes(r))
        return next(roles, Role.SUBJECT)

    @property
    def lead(self) -> list[str]:
        """Who fills the subject."""
        return self.named.get(self.subject_role, [])

    @property
    def met(self) -> list[str]:
        """Who fills the object."""
        return [*self.named.get(Role.OBJECT, ()), *self.named.get(Role.MET, ())]

    @cached_property
    def convenes_own_body(self) -> bool:
        """Whether somebody convenes a body of his own: "rief ihr Krisenkabinett zusammen"."""
        return any(
            c.is_object
            and c.lemma.lower() in WORDS.bodies_to_convene
            and any(d.is_possessive for d in c.children)
            for c in self.verb.children
        )

    def takes(self, *roles: str) -> bool:
        """Whether the frame has one of the roles."""
        return any(role in self.frame.roles for role in roles)


# --- roles by the tree -------------------------------------------------------------------------


def _fill(case: Case, role: str) -> Iterable[str]:
    """Return the actors in a role, as the tree has them; a role without a rule is a preposition."""
    return _BY_ROLE.get(role, _marked)(case, role)


def _subject(case: Case, _: str) -> Iterable[str]:
    return parties(case.cast, case.who) if case.who is not None else ()


def _object(case: Case, _: str) -> Iterator[str]:
    for child in case.clause.arguments:
        if child.lower not in WORDS.reflexive and _is_met(case, child):
            yield from parties(case.cast, child)
    who = case.who
    if who is not None and who.i < case.verb.i:
        for child in who.children:
            if child.is_apposition and child.i > case.verb.i and not child.preposition:
                yield from parties(case.cast, child)


def _is_met(case: Case, child: Word) -> bool:
    """Whether a word is the object, or a second subject or bare noun in its place."""
    if child.is_object or (child.is_passive_subject and case.is_passive):
        return True
    if child.is_active_subject:
        second = case.who is not None and child.i > case.who.i
        return second or case.clause.is_zu_infinitive
    loose = child.is_vocative or child.is_parataxis or child.is_apposition or child.is_unclear
    stray = child.is_oblique or (loose and child.i > case.verb.i)
    return stray and child.is_nominal and not child.preposition


def _dative(case: Case, _: str) -> Iterator[str]:
    for child in case.verb.children:
        given = child.is_dative or child.is_object or child.is_oblique
        if given and not child.preposition and child.lower not in WORDS.reflexive:
            yield from actors(case.cast, child)


def _owner(case: Case, _: str) -> Iterator[str]:
    for child in case.verb.children:
        if (child.is_passive_subject or child.is_object) and child.is_noun:
            for owner in genitives(child):
                yield from parties(case.cast, owner)


def _nobody(_: Case, __: str) -> Iterable[str]:
    return ()


def _inside(case: Case, role: str) -> Iterator[str]:
    """Yield the persons and bodies to whom somebody goes: "ins Ministerium", "zum König"."""
    for phrase in case.clause.phrases(role):
        yield from (p for p in actors(case.cast, phrase) if not case.cast.is_state(p))


def _agent(case: Case, role: str) -> Iterable[str]:
    return _marked(case, role) if case.is_passive else ()


def _marked(case: Case, role: str) -> Iterable[str]:
    """Return the actors behind a preposition, wherever the parse hung them."""
    further = WORDS.together_with.words if role == Role.WITH else ()
    phrases = case.clause.phrases(role, *further)
    found = [p for phrase in phrases for p in parties(case.cast, phrase)]
    return found or marked(case.cast, case.clause, role)


_BY_ROLE: dict[str, Callable[[Case, str], Iterable[str]]] = {
    Role.SUBJECT: _subject,
    Role.SIDES: _subject,
    Role.OBJECT: _object,
    Role.MET: _object,
    Role.DATIVE: _dative,
    Role.OWNER: _owner,
    Role.CONVENER: _nobody,
    Role.INTO: _inside,
    Role.TO: _inside,
    Role.BY: _agent,
}


# --- roles that the parse hung elsewhere -------------------------------------------------------


def _second_subject(case: Case, named: Named) -> Named:
    """Fill an empty subject by another one of the same verb."""
    empty = [role for role in (Role.SUBJECT, Role.SIDES) if role in named and not named[role]]
    if case.who is None or not empty:
        return {}
    others = [c for c in case.who.head.children if c.is_active_subject and c is not case.who]
    return {empty[0]: [p for c in others for p in parties(case.cast, c)]}


def _both_sides(case: Case, named: Named) -> Named:
    """Fill the subject by the last two that met: "beide Seiten"."""
    if case.who is None or any(named.values()) or not is_of_pair(case.who):
        return {}
    return {case.subject_role: list(case.context.last_two(case.verb))}


def _second_half(case: Case, named: Named) -> Named:
    """Add the second half of a subject of several sides behind "und"."""
    found = {p for role in named.values() for p in role}
    if case.who is None or Role.SIDES not in named or len(found) != 1 or not case.is_plural:
        return {}
    more = joined_to(case.cast, phrase_of(case.who), case.verb)
    return {Role.SIDES: [*named[Role.SIDES], *(p for p in more if p not in found)]}


def _convener_of_own(case: Case, named: Named) -> Named:
    """Fill the convener by the subject where his own body has no name."""
    mine = Role.CONVENER in named and not case.is_passive and case.convenes_own_body
    if not mine or any(named.values()) or case.who is None:
        return {}
    return {Role.CONVENER: parties(case.cast, case.who)}


def _person_near(case: Case, named: Named) -> Named:
    """Fill an empty object by a person near the verb whom no preposition marks."""
    if Role.MET not in named or named[Role.MET] or case.is_passive:
        return {}
    known = [p for role in named.values() for p in role]
    return {Role.MET: bare_persons(case.cast, case.clause, known)}


_FALLBACKS = (_second_subject, _both_sides, _second_half, _convener_of_own, _person_near)


# --- places ------------------------------------------------------------------------------------


def _place_behind_to(case: Case) -> str | None:
    below = (c for c in case.verb.children if c.preposition in WORDS.towards)
    places = (case.cast.at(c) for c in below)
    return next((p for p in places if p and not case.cast.is_person(p)), None)


def _place_near_to(case: Case) -> str | None:
    return place_in_window(case.cast, case.clause.window, WORDS.towards)


def _place_of_clause(case: Case) -> str | None:
    return place_of(case.cast, (case.verb,), case.frame.goal)


def _place_of_argument(case: Case) -> str | None:
    """Return the place in an object that a frame of a journey asks for: "Halt in Rom"."""
    if case.frame.kind != MeetingKind.VISIT or not case.frame.beside:
        return None
    return place_of(case.cast, [c for c in case.verb.children if c.is_object or c.is_oblique])


def _place_told_before(case: Case) -> str | None:
    """Return the place told just before, for an arrival: "reiste am Abend an"."""
    last = case.context.last
    if case.frame.trait != Trait.ARRIVAL or last is None:
        return None
    return last.place if sentences_between(last.trigger, case.verb) <= 1 else None


def _place_near(case: Case) -> str | None:
    goal = [g for g in case.frame.goal if g != OBJECT]
    return place_in_window(case.cast, case.clause.window, (*goal, *WORDS.inside.words))


_GONE_TO = (_place_behind_to, _place_near_to)
_FINDERS = (_place_of_clause, _place_of_argument, _place_told_before, _place_near)


def _is_set_for(verb: Word, time: Time) -> bool:
    """Whether a time is the one that something is set for: "lud für kommenden Freitag ein"."""
    reach = len("für kommenden ")
    return any(t.lower in WORDS.set_for and 0 <= time.begin - t.idx < reach for t in verb.sent)
