"""Whose office it is: the rules of ``owners.tsv``, tried in order until one gives an owner.

Rules of the step ``phrase`` ask the phrase of the office word, those of ``person`` who holds it,
and those of ``article``, which guess, what else the article tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.discourse import Discourse
from kg.read.entities.gazetteer import prefixes, state_of_adjective
from kg.read.entities.grouping import Actor
from kg.read.entities.kinds import Kind
from kg.read.entities.mention import Name, Source
from kg.read.entities.office_words import OfficeKind, same_office
from kg.read.grammar.gender import Gender
from kg.read.grammar.stretches import past
from kg.read.offices.titles import WORDS, Construction, Offices, Title

_SENTENCES_BACK = 2
"""So many sentences before an office word may point to its state."""
_BODY = 2
"""A body of a state, or a word like "Bundeswehr", counts as two mentions of its capital."""
_SHORTEST_FEDERAL = 10
"""So many letters has a word in "Bundes…" that counts."""
_ALL = tuple(EntityType)
_BODIES = (EntityType.ORGANISATION,)
_STATES_AND_BODIES = (EntityType.STATE, EntityType.ORGANISATION)


class Step(StrEnum):
    """When a rule is asked."""

    PHRASE = "phrase"
    PERSON = "person"
    ARTICLE = "article"


def owned(offices: Offices, title: Title, step: Step) -> Title:
    """Return the title with the owner that a rule of the step gives it, if it has none yet."""
    rules = _rules(step) if title.owner is None else ()
    owners = ((rule, RULES[rule](offices, title)) for rule in rules)
    rule, owner = next((pair for pair in owners if pair[1] is not None), ("", None))
    guessed = step is Step.ARTICLE
    return replace(title, owner=owner, rule=rule, is_guessed=guessed) if rule else title


def represented(offices: Offices, title: Title) -> Title:
    """Return the title with whom its owner stands for: a capital's state, the body of a person.

    Example: "Roms Außenminister" is Italy's, but the mayor of Rome the city's; "Webers Sprecherin"
    belongs to what Weber's office belongs to.
    """
    owner = title.owner
    if owner is not None and owner.type == EntityType.PERSON and title.person is not None:
        return replace(title, owner=_served(offices, owner))
    local = title.office.kind != OfficeKind.STATE or title.office.base in WORDS.local_offices
    if owner is not None and owner.type == EntityType.PLACE and owner.acts_for and not local:
        return replace(title, owner=title.discourse.evoked(owner.acts_for))
    return title


def first_part(_: Offices, title: Title) -> Actor | None:
    """Return whom the first part of a compound names: "Rotkamp-Chef", "Grünen-Obfrau"."""
    prefix = title.office.prefix
    if prefix is None:
        return None
    for actor in title.discourse.actors:
        surname = actor.type == EntityType.PERSON and prefix == actor.name.rpartition(" ")[2]
        if surname or prefix in (actor.name, f"{actor.name}n", *(n.name for n in actor.names)):
            return actor
    return _evoked(title, prefixes().get(prefix.removesuffix("n")))


def home_state(discourse: Discourse) -> str | None:
    """Return the key of the state that the article is written in, or is about most."""
    if discourse.american:
        return WORDS.american.words[0]
    counts = Counter(_signs_of_home(discourse)) or Counter(
        name.key for name in discourse.names if name.type == EntityType.STATE and name.key
    )
    return max(counts, key=lambda state: (counts[state], state), default=None)


def _signs_of_home(discourse: Discourse) -> Iterator[str]:
    """Yield a state for each capital, and twice for each body or "Bundes…" of it."""
    for name in discourse.names:
        if name.type == EntityType.ORGANISATION and name.of and name.of not in WORDS.past_states:
            yield from (name.of,) * _BODY
        if name.type == EntityType.PLACE and name.acts_for and name.source is not Source.DATELINE:
            yield name.acts_for
    for word in discourse.words:
        federal = len(word.text) >= _SHORTEST_FEDERAL and word.text in WORDS.federal_words
        if federal and discourse.name_at(word) is None:
            yield from WORDS.federal_republics.words[:1] * _BODY


def _named(title: Title, name: Name | None, types: Container[EntityType]) -> Actor | None:
    return title.discourse.actor(name) if name is not None and name.type in types else None


def _evoked(title: Title, key: str | None) -> Actor | None:
    return title.discourse.evoked(key) if key is not None else None


def _adjective(_: Offices, title: Title) -> Actor | None:
    states = (state_of_adjective(word.text) for word in reversed(title.qualities))
    return _evoked(title, next((state for state in states if state is not None), None))


def _behind_holder(_: Offices, title: Title) -> Actor | None:
    """Return the body or state behind the holder's name: "Sprecher X im Auswärtigen Amt"."""
    if title.evidence is None or title.construction is not Construction.BEFORE_NAME:
        return None
    marker = title.evidence[-1].next
    bodies = _BODIES if marker.text in WORDS.body_prepositions else ()
    owners = _STATES_AND_BODIES if marker.text in WORDS.home_prepositions else bodies
    return _named(title, title.name_at(past(marker.next, lambda w: w.is_determiner)), owners)


def _possessor(offices: Offices, title: Title) -> Actor | None:
    """Return who "sein", "ihre", "dessen" before an office word is."""
    if title.possessive is None or title.possessive.lower in WORDS.possessives_of_us:
        return None
    for name in _names_before(title):
        actor = title.discourse.actor(name)
        own = actor is title.person or name.type == EntityType.PLACE
        if not own and _may_possess(offices, actor, title.possessive.lower):
            found = _served(offices, actor) if actor.type == EntityType.PERSON else actor
            if found is not None:
                return found
    return None


def _may_possess(offices: Offices, actor: Actor, possessive: str) -> bool:
    """Whether gender lets a possessive mean somebody; "dessen" is no person of unknown gender."""
    gender = offices.gender(actor)
    if gender == Gender.UNKNOWN:
        return actor.type != EntityType.PERSON or possessive not in WORDS.relative_possessives
    his = gender in (Gender.MASCULINE, Gender.NEUTER)
    return possessive in (WORDS.possessives_of_him if his else WORDS.possessives_of_her)


def _served(offices: Offices, person: Actor) -> Actor | None:
    """Return the state or body that a person holds an office of."""
    owners = (title.owner for title in offices.titles if title.person is person)
    return next((o for o in owners if o is not None and o.type != EntityType.PERSON), None)


def _same_office(offices: Offices, title: Title) -> Actor | None:
    """Return whose the same office of the same person is elsewhere in the article."""
    others = (t for t in offices.titles if t.person is title.person and t.owner)
    return next((t.owner for t in others if same_office(t.label, title.label)), None)


def _federal(offices: Offices, title: Title) -> Actor | None:
    """Return the republic of a "Bundesminister", a "Bundespräsident", a "Kanzler".

    A minister's is the usual one; a president's the other if only that is named, a chancellor's
    the other if the article around points to it.
    """
    usual, other = WORDS.federal_republics.words
    if title.office.title in WORDS.heads_of_federations:
        named = {title.discourse.state_key(actor) for actor in title.discourse.actors}
        named |= {t.owner_key for t in offices.titles if t.person is not None}
        return _evoked(title, other if other in named and usual not in named else usual)
    if title.office.base in WORDS.chancellors:
        return _evoked(title, other if _probable_state(offices, title) == other else usual)
    federal = title.office.title in WORDS.federal_words and _is_of_a_state(title)
    return _evoked(title, usual) if federal else None


def _state_of_article(offices: Offices, title: Title) -> Actor | None:
    return _evoked(title, _probable_state(offices, title)) if _is_of_a_state(title) else None


def _body_of_article(_: Offices, title: Title) -> Actor | None:
    """Return the body last named before the office word, in its sentence or the one before."""
    if _is_of_a_state(title) or _is_anybodys(title):
        return None
    names = (name for name in _names_before(title) if Kind.MEDIUM not in name.takes)
    bodies = (_named(title, name, _BODIES) for name in names)
    return next((body for body in bodies if body is not None), None)


def _is_anybodys(title: Title) -> bool:
    """Whether the article around tells nothing of whose the office is: "Kardinal", "General"."""
    what = title.office
    return what.base in WORDS.offices_of_anybody and what.title not in WORDS.german_offices


def _is_of_a_state(title: Title) -> bool:
    by_kind = title.office.kind in (OfficeKind.STATE, OfficeKind.MEMBER)
    by_compound = title.office.title.lower() in WORDS.compounds_of_a_state
    return (by_kind or by_compound) and not _is_anybodys(title)


def _probable_state(offices: Offices, title: Title) -> str | None:
    """Return the state pointed to last that has no other holder of the office, else home."""
    rivals = [t.owner for t in offices.titles if _is_rival(t, title)]
    taken = {title.discourse.state_key(owner) for owner in rivals if owner is not None}
    first = [offices.home] if title.discourse.american else []
    for state in (*first, *_near_states(title), offices.home):
        if state is not None and state not in taken and not _lacks(state, title):
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


def _near_states(title: Title) -> Iterator[str]:
    """Yield the keys of the states pointed to before a phrase in its paragraph, last first."""
    word = title.span[0].previous
    while word.i >= 0 and title.word.sent.number - word.sent.number <= _SENTENCES_BACK:
        if word.is_blank and "\n" in word.text:
            return
        state = title.discourse.state_at(word)
        if state is not None and not word.is_main_verb:
            yield state
        word = word.previous


def _names_before(title: Title) -> Iterator[Name]:
    """Yield the names before a phrase, in its sentence or the one before, last first."""
    names, words = title.discourse.names, title.word.tree
    earliest = title.word.sent.number - 1
    first = bisect_left(names, earliest, key=lambda n: words[n.start].sent.number)
    behind = bisect_left(names, title.start, key=lambda n: n.start)
    for name in sorted(names[first:behind], key=lambda n: -n.start):
        if name.end <= title.start:
            yield name


RULES: Mapping[str, Callable[[Offices, Title], Actor | None]] = {
    "bare genitive behind": lambda _, t: None if t.marker else _named(t, t.behind, _ALL),
    "body behind": lambda _, title: _named(title, title.behind, _BODIES),
    "genitive before": lambda _, title: _named(title, title.genitive, _ALL),
    "compound": lambda _, title: _evoked(title, title.office.of),
    "first part": first_part,
    "name behind": lambda _, title: _named(title, title.behind, _ALL),
    "adjective": _adjective,
    "behind the holder": _behind_holder,
    "possessive": _possessor,
    "same office": _same_office,
    "federal office": _federal,
    "state of the article": _state_of_article,
    "body of the article": _body_of_article,
}


@cache
def _rules(step: Step) -> tuple[str, ...]:
    return tuple(row["rule"] for row in rows("read/offices/owners") if row["step"] == step)
