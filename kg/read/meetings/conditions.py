"""Named conditions of the frames: what must hold, or must not, for a word to evoke a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.meetings.kinds import Role
from kg.read.meetings.nearby import has_people_behind
from kg.read.meetings.participants import names_people
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.read.grammar.clauses import Clause
    from kg.read.meetings.cases import Case


def holds(case: Case) -> bool:
    """Whether one of the conditions that a frame names holds, and none of those it excludes."""
    if any(CONDITIONS[name](case) for name in case.frame.unless):
        return False
    return any(CONDITIONS[name](case) for name in case.frame.when)


def sides(case: Case) -> bool:
    """Two sides are told: two parties, one in the plural, one with unnamed people, or a crowd."""
    if not case.parties:
        return _is_crowd(case)
    unnamed = case.takes(Role.WITH) and _meets_unnamed(case.clause, Role.WITH)
    return _are_two(case) or case.is_plural or unnamed


def sitting(case: Case) -> bool:
    """A body is told, or two sides are."""
    return EntityType.ORGANISATION in _types(case) or sides(case)


def talk_somewhere(case: Case) -> bool:
    """Two parties are told, or one in the plural, and the place."""
    return bool(case.parties) and case.place is not None and (_are_two(case) or case.is_plural)


def meets_somebody(case: Case) -> bool:
    """The object is one who can be met, unnamed people too; in the passive by whom it is met."""
    if not case.parties:
        return False
    if case.is_passive:
        return _are_two(case) or _meets_unnamed(case.clause, Role.BY)
    return (bool(case.met) and _are_two(case)) or _meets_unnamed(case.clause, "")


def summoned(case: Case) -> bool:
    """Who is met is told in the passive, which says of itself by whom: "wurde einbestellt"."""
    return case.is_passive and bool(case.parties)


def own_body(case: Case) -> bool:
    """Somebody convenes a body of his own that has no name: "rief ihr Krisenkabinett zusammen"."""
    return case.convenes_own_body and bool(case.parties)


def body_convened(case: Case) -> bool:
    """Bodies or states are convened, and no persons."""
    return bool(case.parties) and EntityType.PERSON not in _types(case)


def partner(case: Case) -> bool:
    """A second party is told, by name or as unnamed people."""
    unnamed = _meets_unnamed(case.clause, *WORDS.before_an_unnamed_partner.words)
    return _are_two(case) or (bool(case.parties) and unnamed)


def travels(case: Case) -> bool:
    """Persons or bodies go to a place."""
    return case.place is not None and acts(case)


def visits_thing(case: Case) -> bool:
    """Persons or bodies visit what has an article: "besuchte das Stahlwerk"."""
    things = (c for c in case.verb.children if c.is_object and c.is_noun)
    return any(d.is_article for c in things for d in c.children) and acts(case)


def guest(case: Case) -> bool:
    """Somebody is met, a person is told, and a place or a second party."""
    told = case.place is not None or _are_two(case)
    return told and bool(case.met) and EntityType.PERSON in _types(case)


def reporters(case: Case) -> bool:
    """The subject faces reporters."""
    return bool(case.lead) and any(t.lemma in WORDS.reporters for t in case.verb.subtree)


def acts(case: Case) -> bool:
    """The subject is known, and a person or a body is among those named."""
    types = _types(case)
    able = EntityType.PERSON in types or EntityType.ORGANISATION in types
    return bool(case.lead) and able


def advises(case: Case) -> bool:
    """The object is one to be advised, people or firms: "beriet den Minister"."""
    objects = (c for c in case.verb.children if c.is_object and c.is_noun and not c.preposition)
    first = next(objects, None)
    if first is None or case.frame.reflexive:
        return False
    bare = not any(c.is_article or c.is_possessive for c in first.children)
    return names_people(first) or bare or first.lower in WORDS.firms


def court(case: Case) -> bool:
    """A court takes part: it is called upon, not called."""
    names = (case.cast.entity(p).name.lower() for p in case.parties)
    return any(word in WORDS.courts for name in names for word in name.split())


def bodies_only(case: Case) -> bool:
    """Only bodies take part: clubs that meet on a field."""
    return _are_two(case) and set(_types(case)) == {EntityType.ORGANISATION}


def thing_meets(case: Case) -> bool:
    """The subject is a thing: "das Verbot traf den Minister"."""
    if case.is_passive or case.lead:
        return False
    who = case.clause.subject
    return who is not None and not who.is_pronoun and not names_people(who)


CONDITIONS: dict[str, Callable[[Case], bool]] = {
    condition.__name__.replace("_", "-"): condition
    for condition in (
        sides,
        sitting,
        talk_somewhere,
        meets_somebody,
        summoned,
        own_body,
        body_convened,
        partner,
        travels,
        visits_thing,
        guest,
        reporters,
        acts,
        advises,
        court,
        bodies_only,
        thing_meets,
    )
}
"""By the name that ``when`` and ``unless`` in ``data/verbs.tsv`` give them."""


def _types(case: Case) -> list[EntityType]:
    return [case.cast.entity(p).type for p in case.parties]


def _are_two(case: Case) -> bool:
    return len(case.parties) > 1


def _is_crowd(case: Case) -> bool:
    """Whether several unnamed people meet at a place and time: "als sechs Präsidenten …"."""
    who = case.clause.subject
    placed = case.is_plural and case.place is not None and case.takes(Role.WITH)
    if not placed or who is None or not who.is_noun or not names_people(who):
        return False
    calendar = case.context.calendar
    return (calendar.of_clause(case.verb, case.verb) or calendar.of_sentence(case.verb)) is not None


def _meets_unnamed(clause: Clause, *prepositions: str) -> bool:
    """Whether a partner is told whom the cast does not know: "mit den Entführern"."""
    for child in clause.verb.children:
        core = child.preposition or child.is_passive_subject or child.is_object
        if child.preposition in prepositions and core and names_people(child):
            return True
    return "" not in prepositions and has_people_behind(clause, prepositions)
