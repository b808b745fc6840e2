"""Who stands out at a place of the text: occurrences before it, weighed by role and nearness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import EntityType
from kg.read.coreference.antecedents import Antecedents, Occurrence, in_order
from kg.read.entities.grouping import Actor
from kg.read.grammar.gender import Gender
from kg.read.grammar.tree import Word

_FARTHEST = 3
"""So many sentences back an antecedent of a pronoun may stand."""
_LEAST = -4.5
"""Nobody with a lower score stands out."""
_CLEAR = 0.05
"""By so much the best must lead; otherwise it is not clear who is meant."""
_STATES_BACK = 4
"""So many sentences back a state counts for "beide Länder"."""
_THIRD = 0.8
"""A third state with a larger share of the second's weight leaves open which two are meant."""


@dataclass(frozen=True, slots=True)
class Query:
    """A word that asks for its antecedent."""

    word: Word
    gender: Gender
    possessive: bool = False
    but_not: frozenset[Actor] = frozenset()


def find_person(before: Antecedents, query: Query) -> Actor | None:
    """Return the person who stands out before a noun; ``None`` if it is somebody else."""
    found = find_referent(before, query)
    return found[0] if found and found[0].type == EntityType.PERSON else None


def find_referent(before: Antecedents, query: Query) -> tuple[Actor, ...]:
    """Return who stands out before a word and agrees in gender, () if that is not clear."""
    best: dict[Actor, float] = {}
    for seen in _candidates(before, query):
        score = _score(before, query, seen)
        best[seen.actor] = max(score, best.get(seen.actor, score))
    ranked = sorted(best, key=lambda actor: -best[actor])
    if not ranked or best[ranked[0]] < _LEAST or not ranked[0].name:
        return ()
    unclear = len(ranked) > 1 and best[ranked[0]] - best[ranked[1]] < _CLEAR
    return () if unclear else (ranked[0],)


def _score(before: Antecedents, query: Query, seen: Occurrence) -> float:
    """Return how far an occurrence stands out: the sum of what speaks for and against it."""
    between = seen.word.until(query.word)
    person = seen.actor.type == EntityType.PERSON
    return sum(
        (
            3.0 * seen.is_subject,  # subjects are taken up first,
            0.5 * seen.is_main_subject,  # those of main clauses before others;
            -2.0 * _sentences_back(query, seen),  # each sentence back counts against it,
            -1.0 * any(word.text.startswith("\n") for word in between),  # a new paragraph too;
            -0.001 * len(between),  # of equals the nearer one is meant;
            -1.5 * (not person),  # persons come before bodies and states,
            -1.5 * (not person and not query.possessive),  # for "er" and "sie" even more,
            -2.0 * (not person and not seen.is_subject),  # and those mostly as subjects;
            -1.0 * (person and before.gender(seen.actor) == Gender.UNKNOWN),  # known genders first
        )
    )


def _candidates(before: Antecedents, query: Query) -> Iterator[Occurrence]:
    """Yield the occurrences that gender, quotation marks and grammar allow, the latest first."""
    barred = _barred(before, query) | query.but_not
    for seen in before.recent(query.word, _FARTHEST):
        ahead = _sentences_back(query, seen) == 0 and seen.word.i > query.word.i
        hidden = seen.quoted and query.word.i not in before.quoted
        stranger = not seen.actor.name and not seen.heads_clause
        place = seen.actor.type == EntityType.PLACE
        barring = ahead or hidden or stranger or place or seen.actor in barred
        if not barring and before.gender(seen.actor) in _genders(query, seen.actor):
            yield seen


def _sentences_back(query: Query, seen: Occurrence) -> int:
    return query.word.sent.number - seen.word.sent.number


def _genders(query: Query, actor: Actor) -> tuple[Gender, ...]:
    """Return the genders that fit; "sein" is of what is masculine or neuter, "ihr" of others."""
    if actor.type == EntityType.PERSON:
        return query.gender, Gender.UNKNOWN
    if not query.possessive:
        return (query.gender,)
    his = query.gender is Gender.MASCULINE
    return (Gender.MASCULINE, Gender.NEUTER) if his else (Gender.FEMININE, Gender.PLURAL)


def _barred(before: Antecedents, query: Query) -> set[Actor]:
    """Return whom the word cannot denote: who shares its verb, who speaks the quotation."""
    word = query.word
    others = [] if query.possessive else [c for c in word.head.children if c is not word]
    barring = [c for c in others if c.is_subject or c.is_object or c.is_dative or c.is_oblique]
    if word.i in before.quoted:
        barring += [w for w in word.sent if w.is_subject and w.i not in before.quoted]
    return {actor for other in barring for actor in before.at(other)}


def two_states(before: Antecedents, word: Word) -> tuple[Actor, ...]:
    """Return the two states that the text has been about, () if it is not clear which.

    A state that is the only one of the sentence itself is not meant where there are two others.
    """
    weights: defaultdict[Actor, float] = defaultdict(float)
    here: set[Actor] = set()
    for seen in reversed(list(before.recent(word, _STATES_BACK))):
        back = word.sent.number - seen.word.sent.number
        state = _state(before, seen.actor)
        if state is not None and seen.word.i < word.i:
            capital = 0.5 if seen.heads_clause else 0.2  # less than its state, most as subject
            weights[state] += (capital if seen.actor.type == EntityType.PLACE else 1.0) / (1 + back)
            here |= {state} if back == 0 else set()
    if len(here) == 1 and len(weights) > 2:
        weights.pop(here.pop())
    ranked = sorted(weights, key=lambda state: (-weights[state], state.key or state.name))
    unclear = len(ranked) > 2 and weights[ranked[2]] > _THIRD * weights[ranked[1]]
    return in_order(ranked[:2]) if len(ranked) > 1 and not unclear else ()


def _state(before: Antecedents, actor: Actor) -> Actor | None:
    """Return the state that an actor is, stands for or serves; a place only as its capital."""
    key = before.offices.state_of(actor)
    if key is None or (actor.type == EntityType.PLACE and actor.acts_for is None):
        return None
    state = before.state(key)
    return state if state.type == EntityType.STATE else None
