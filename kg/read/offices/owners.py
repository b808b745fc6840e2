"""Whose office it is: the rules of ``owners.tsv``, tried in order until one gives an owner.

Rules of the step ``phrase`` ask the phrase of the office word, those of ``person`` who holds it,
and those of ``article``, which guess, what else the article tells.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.discourse import Discourse
from kg.read.entities.gazetteer import prefixes, state_of_adjective
from kg.read.entities.grouping import Actor
from kg.read.entities.mention import Name
from kg.read.entities.office_words import OfficeKind, same_office
from kg.read.grammar.gender import Gender
from kg.read.grammar.stretches import past
from kg.read.offices.surroundings import names_before, near_body, near_states
from kg.read.offices.titles import Construction, Offices, Title
from kg.read.offices.word_classes import WORDS


class Step(StrEnum):
    """When a rule is asked."""

    PHRASE = "phrase"
    PERSON = "person"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Case:
    """A title that needs an owner, among the titles of its article."""

    title: Title
    offices: Offices
    home: str | None = None
    """Key of the state that the article is written in, or is about most."""

    @property
    def discourse(self) -> Discourse:
        """What the article names."""
        return self.offices.discourse

    def named(self, name: Name | None) -> Actor | None:
        """Return whom a name denotes."""
        return self.discourse.actor(name) if name is not None else None

    def evoked(self, key: str | None) -> Actor | None:
        """Return the state or body of a key."""
        return self.discourse.evoked(key) if key is not None else None


def owned(case: Case, step: Step) -> Title:
    """Return the title with the owner that a rule of the step gives it, if it has none yet."""
    if case.title.owner is not None:
        return case.title
    for rule in _rules(step):
        owner = RULES[rule](case)
        if owner is not None:
            guessed = step is Step.ARTICLE
            return replace(case.title, owner=owner, rule=rule, is_guessed=guessed)
    return case.title


def represented(case: Case) -> Title:
    """Return the title with whom its owner stands for: a capital's state, the body of a person.

    Example: "Roms Außenminister" is Italy's, but the mayor of Rome the city's; "Webers Sprecherin"
    belongs to what Weber's office belongs to.
    """
    title, owner = case.title, case.title.owner
    if owner is not None and owner.type == EntityType.PERSON and title.person is not None:
        return replace(title, owner=_served(case, owner))
    local = title.office.kind != OfficeKind.STATE or title.office.base in WORDS.local_offices
    if owner is not None and owner.type == EntityType.PLACE and owner.acts_for and not local:
        return replace(title, owner=case.evoked(owner.acts_for))
    return title


def first_part(case: Case) -> Actor | None:
    """Return whom the first part of a compound names: "Rotkamp-Chef", "Grünen-Obfrau"."""
    prefix = case.title.office.prefix
    if prefix is None:
        return None
    for actor in case.discourse.actors:
        surname = actor.type == EntityType.PERSON and prefix == actor.name.rpartition(" ")[2]
        if surname or prefix in (actor.name, f"{actor.name}n", *(n.name for n in actor.names)):
            return actor
    return case.evoked(prefixes().get(prefix.removesuffix("n")))


def _bare_genitive_behind(case: Case) -> Actor | None:
    return case.named(case.title.behind) if case.title.marker is None else None


def _body_behind(case: Case) -> Actor | None:
    found = case.named(case.title.behind)
    return found if found is not None and found.type == EntityType.ORGANISATION else None


def _adjective(case: Case) -> Actor | None:
    states = (state_of_adjective(word.text) for word in reversed(case.title.qualities))
    return case.evoked(next((state for state in states if state is not None), None))


def _behind_holder(case: Case) -> Actor | None:
    """Return the body or state behind the holder's name: "Sprecher X im Auswärtigen Amt"."""
    title = case.title
    if title.evidence is None or title.construction is not Construction.BEFORE_NAME:
        return None
    marker = title.evidence[-1].next
    name = case.discourse.name_at(past(marker.next, lambda w: w.is_determiner))
    home = marker.text in WORDS.home_prepositions
    seated = home or marker.text in WORDS.body_prepositions
    body = seated and name is not None and name.type == EntityType.ORGANISATION
    state = home and name is not None and name.type == EntityType.STATE
    return case.named(name) if body or state else None


def _possessor(case: Case) -> Actor | None:
    """Return who "sein", "ihre", "dessen" before an office word is."""
    possessive = case.title.possessive
    if possessive is None or possessive.lower in WORDS.possessives_of_us:
        return None
    for name in names_before(case.discourse, case.title):
        actor = case.discourse.actor(name)
        if name.type == EntityType.PLACE or actor is case.title.person:
            continue
        if _may_possess(case, actor, possessive.lower):
            found = _served(case, actor) if actor.type == EntityType.PERSON else actor
            if found is not None:
                return found
    return None


def _may_possess(case: Case, actor: Actor, possessive: str) -> bool:
    """Whether gender lets a possessive mean somebody; "dessen" is no person of unknown gender."""
    gender = case.offices.gender(actor)
    if gender == Gender.UNKNOWN:
        return actor.type != EntityType.PERSON or possessive not in WORDS.relative_possessives
    his = gender in (Gender.MASCULINE, Gender.NEUTER)
    return possessive in (WORDS.possessives_of_him if his else WORDS.possessives_of_her)


def _served(case: Case, person: Actor) -> Actor | None:
    """Return the state or body that a person holds an office of."""
    owners = (title.owner for title in case.offices.titles if title.person is person)
    return next((o for o in owners if o is not None and o.type != EntityType.PERSON), None)


def _same_office(case: Case) -> Actor | None:
    """Return whose the same office of the same person is elsewhere in the article."""
    others = (t for t in case.offices.titles if t.person is case.title.person and t.owner)
    return next((t.owner for t in others if same_office(t.label, case.title.label)), None)


def _federal(case: Case) -> Actor | None:
    """Return the state of a "Bundesminister"; a president's or chancellor's may be another."""
    title = case.title.office.title
    fits = _is_of_a_state(case) and title in WORDS.federal_words
    heads = title in WORDS.heads_of_federations
    return case.evoked(WORDS.federal_republics.words[0]) if fits and not heads else None


def _head_of_federation(case: Case) -> Actor | None:
    """Return whose a Bundespräsident is: the other republic's where only that one is named."""
    if case.title.office.title not in WORDS.heads_of_federations:
        return None
    usual, other = WORDS.federal_republics.words
    named = {case.discourse.state_key(actor) for actor in case.discourse.actors}
    named |= {title.owner_key for title in case.offices.titles if title.person is not None}
    return case.evoked(other if other in named and usual not in named else usual)


def _chancellor(case: Case) -> Actor | None:
    if case.title.office.base not in WORDS.chancellors:
        return None
    usual, other = WORDS.federal_republics.words
    return case.evoked(other if _probable_state(case) == other else usual)


def _state_of_article(case: Case) -> Actor | None:
    return case.evoked(_probable_state(case)) if _is_of_a_state(case) else None


def _body_of_article(case: Case) -> Actor | None:
    tells = not _is_of_a_state(case) and not _is_anybodys(case)
    return near_body(case.discourse, case.title) if tells else None


def _is_anybodys(case: Case) -> bool:
    """Whether the article around tells nothing of whose the office is: "Kardinal", "General"."""
    what = case.title.office
    return what.base in WORDS.offices_of_anybody and what.title not in WORDS.german_offices


def _is_of_a_state(case: Case) -> bool:
    what = case.title.office
    by_kind = what.kind in (OfficeKind.STATE, OfficeKind.MEMBER)
    return (by_kind or what.title.lower() in WORDS.compounds_of_a_state) and not _is_anybodys(case)


def _probable_state(case: Case) -> str | None:
    """Return the state pointed to last that has no other holder of the office, else home."""
    rivals = [t.owner for t in case.offices.titles if _is_rival(t, case.title)]
    taken = {case.discourse.state_key(owner) for owner in rivals if owner is not None}
    first = [case.home] if case.discourse.american else []
    for state in (*first, *near_states(case.discourse, case.title), case.home):
        if state is not None and state not in taken and not _lacks(state, case.title):
            return state
    return None


def _is_rival(other: Title, title: Title) -> bool:
    """Whether somebody else is told to hold the same office, so that the title is another's."""
    held = other.person is not None and other.person is not title.person
    told = not other.is_guessed and not other.former
    return held and told and other.office.title == title.office.title


def _lacks(state: str, title: Title) -> bool:
    """Whether a state has no such office: the USA no chancellor."""
    names = title.office.base, title.office.title.lower()
    return state in WORDS.american and any(name in WORDS.un_american_offices for name in names)


RULES: Mapping[str, Callable[[Case], Actor | None]] = {
    "bare genitive behind": _bare_genitive_behind,
    "body behind": _body_behind,
    "genitive before": lambda case: case.named(case.title.genitive),
    "compound": lambda case: case.evoked(case.title.office.of),
    "first part": first_part,
    "name behind": lambda case: case.named(case.title.behind),
    "adjective": _adjective,
    "behind the holder": _behind_holder,
    "possessive": _possessor,
    "same office": _same_office,
    "federal office": _federal,
    "head of a federation": _head_of_federation,
    "chancellor": _chancellor,
    "state of the article": _state_of_article,
    "body of the article": _body_of_article,
}


@cache
def _rules(step: Step) -> tuple[str, ...]:
    return tuple(row["rule"] for row in rows("read/offices/owners") if row["step"] == step)
