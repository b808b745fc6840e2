"""Whom a noun denotes: "das Bündnis", "die russische Seite", "der 56-Jährige", "beide Länder"."""

from __future__ import annotations

from functools import cache

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.coreference import pronouns
from kg.read.coreference.antecedents import WORDS, Antecedents, Reference, in_order
from kg.read.coreference.pronouns import RECENT, gender_of_article, is_both, pronoun
from kg.read.coreference.salience import Query, find_person, two_states
from kg.read.entities.body_nouns import Body, body
from kg.read.entities.gazetteer import inhabitant, prefixes, state_of_adjective
from kg.read.entities.grouping import Actor
from kg.read.entities.kinds import Kind, Naming
from kg.read.grammar.gender import Gender
from kg.read.grammar.stretches import past
from kg.read.grammar.tree import Stretch, Word

_STATES_BACK = 2
"""So many sentences back "das Land" takes up a state."""
_OWNERS = (EntityType.STATE, EntityType.ORGANISATION)


def resolve_nominal(before: Antecedents, word: Word) -> Reference | None:
    """Return whom a noun phrase without a name denotes, ``None`` if nobody."""
    span = _phrase(word)
    people = inhabitant(word.text)
    if _is_of_two(span):
        return _two(before, span)
    if word.text in WORDS.aged:
        return _aged(before, span)
    tied = _stand_in(before, span) if word.text.rpartition("-")[2] in _stand_ins() else None
    if tied is None and people is not None and not any(c.is_beside_name for c in word.children):
        return _inhabitant(before, span, people[0])
    return tied or _body(before, span)


def may_take_up(noun: Word) -> bool:
    """Whether a noun stands where one takes up a person: as subject, or where the parse fails."""
    return noun.is_subject or noun.is_parataxis or noun.is_root or noun.is_adverbial


def body_taken_up(before: Antecedents, span: Stretch) -> Actor | None:
    """Return the body or state, named before, that a definite phrase takes up.

    Nobody if the phrase says by itself which body it means: by an adjective, a genitive.
    """
    noun = body(span[-1].text)
    described = any(word.is_adjective for word in span[:-1]) or any(
        child.is_beside_name or child.is_attribute for child in span[-1].children
    )
    if noun is None or described:
        return None
    for seen in before.recent(span[-1]):
        if _takes_up(noun, seen.actor, span[-1].sent.number - seen.word.sent.number):
            return seen.actor
    return None


def _takes_up(noun: Body, actor: Actor, back: int) -> bool:
    """Whether a noun may take up an actor who occurred so many sentences back."""
    if actor.type == EntityType.PERSON or not actor.takes & noun.takes:
        return False
    if Kind.STATE in noun.takes and (actor.type != EntityType.STATE or back > _STATES_BACK):
        return False
    named = noun.named != Naming.NEVER and noun.noun not in WORDS.short_for_compounds
    return not named or noun.noun in actor.name


def _phrase(word: Word) -> Stretch:
    """Return a noun with determiner, "beide", numbers and adjectives before it."""
    first = word
    while (left := first.previous).sent is word.sent:
        if not (left.is_describing or left.is_number or is_both(left)):
            break
        first = left
        if left.is_determiner and not is_both(left):
            break
    return word.tree[first.i : word.i + 1]


def _opening(span: Stretch) -> str:
    """Return the word that opens the phrase of a noun, lower case; empty if that is the noun."""
    return span[0].lower if len(span) > 1 else ""


def _is_of_two(span: Stretch) -> bool:
    """Whether a phrase is one for two persons or states: "beide Seiten", "die Konfliktparteien"."""
    noun = span[-1].text
    pair = noun in WORDS.sides or noun in WORDS.people
    opposed = noun in WORDS.parties_to_a_conflict and len(span) > 1
    return opposed or (pair and any(is_both(word) for word in span[:-1]))


def _two(before: Antecedents, span: Stretch) -> Reference | None:
    if span[-1].text in WORDS.people:
        recent = before.latest_persons(span[-1], RECENT)
        return Reference(span, in_order(recent)) if len(recent) == 2 else None
    states = two_states(before, span[-1])
    return Reference(span, states) if states else None


def _aged(before: Antecedents, span: Stretch) -> Reference | None:
    """Resolve "der 56-Jährige" to the person the text has just spoken of."""
    article = pronoun(pronouns.Kind.ARTICLE, _opening(span))
    if article is None or article.is_oblique:
        return None
    person = find_person(before, Query(span[-1], article.gender))
    return Reference(span, (person,), gender=article.gender) if person is not None else None


def _stand_in(before: Antecedents, span: Stretch) -> Reference | None:
    """Resolve "die russische Seite", "ihre Regierung", "US-Delegation" to the state."""
    owner = _owner_before(before, span)
    if owner is not None:
        return Reference(span, (owner,), stands_in=True)
    discourse, noun = before.offices.discourse, span[-1]
    name = discourse.name_at(past(noun.next, lambda w: w.lower in WORDS.before_an_owner))
    if name is None or name.type not in _OWNERS or name.head.head is not noun:
        return None
    longer = noun.tree[span.start : name.end]
    return Reference(longer, (discourse.actor(name),), stands_in=True)


def _owner_before(before: Antecedents, span: Stretch) -> Actor | None:
    """Return the state or body that adjective, compound, possessive or genitive name."""
    discourse, noun = before.offices.discourse, span[-1]
    states = [state for word in span[:-1] if (state := state_of_adjective(word.text)) is not None]
    key = states[-1] if states else prefixes().get(noun.text.rpartition("-")[0])
    if key is not None:
        return discourse.evoked(key)
    possessive = next((w for w in span[:-1] if w.is_determiner and _is_possessive(w.lower)), None)
    if possessive is not None:
        return before.owner(possessive)
    name = discourse.name_at(noun.previous)
    genitive = noun.previous.text in WORDS.genitives
    owns = name is not None and name.type in _OWNERS and genitive
    return discourse.actor(name) if name is not None and owns else None


def _is_possessive(form: str) -> bool:
    return pronoun(pronouns.Kind.POSSESSIVE, form) is not None


def _inhabitant(before: Antecedents, span: Stretch, state: str) -> Reference | None:
    """Resolve "der Ukrainer" to a person of that state; "die Russen" stand for their state."""
    noun, gender = span[-1], gender_of_article(_opening(span))
    people = Reference(span, (before.offices.discourse.evoked(state),), stands_in=True)
    woman = noun.text in WORDS.women
    if gender is Gender.UNKNOWN:
        return people if len(span) == 1 and noun.text in WORDS.plural_inhabitants else None
    if gender is Gender.FEMININE and not woman:
        acts = noun.is_argument or noun.is_passive_subject or noun.is_conjunct
        return people if acts else None
    for person in before.latest_persons(noun):
        if before.gender(person) in (gender, Gender.UNKNOWN) and _is_of(before, person, state):
            return Reference(span, (person,))
    foreign = frozenset(a for a, _ in before.recent_actors(noun) if _is_foreign(before, a, state))
    asked = Gender.FEMININE if woman else gender
    query = Query(noun, asked, but_not=foreign)
    found = find_person(before, query) if may_take_up(noun) else None
    return Reference(span, (found,), gender=asked) if found is not None else None


def _is_of(before: Antecedents, person: Actor, state: str) -> bool:
    """Whether a person holds an office of a state, or of a body of it."""
    evoked, state_of = before.offices.discourse.evoked, before.offices.state_of
    return any(state in (key, state_of(evoked(key))) for key in before.offices.owners(person))


def _is_foreign(before: Antecedents, person: Actor, state: str) -> bool:
    """Whether all the offices of states that a person holds are another state's."""
    owners = [before.offices.discourse.evoked(key) for key in before.offices.owners(person)]
    states = {owner.key or owner.name for owner in owners if owner.type == EntityType.STATE}
    return bool(states) and state not in states


def _body(before: Antecedents, span: Stretch) -> Reference | None:
    """Resolve "das Ministerium", "die Allianz", "sein Land"."""
    noun, opening = body(span[-1].text), _opening(span)
    if noun is not None and Kind.STATE in noun.takes and _is_possessive(opening):
        owner = before.owner(span[0])
        return Reference(span, (owner,), stands_in=True) if owner is not None else None
    found = body_taken_up(before, span) if opening in WORDS.definite_determiners else None
    return Reference(span, (found,)) if found is not None else None


@cache
def _stand_ins() -> frozenset[str]:
    table = rows("read/coreference/stand_ins")
    return frozenset(form for row in table for form in row["forms"].split())
