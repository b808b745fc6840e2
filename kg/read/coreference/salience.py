"""Who stands out at a place of the text: occurrences so far, weighed by role and nearness."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import MentionForm
    from kg.read.entities.discourse import Discourse
    from kg.read.entities.grouping import Actor
    from kg.read.offices.phrase import Title

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "ROOT"})


BOTH = frozenset({"beide", "beiden", "beider"})


@dataclass(frozen=True, slots=True)
class Denoting:
    """A word that denotes actors without naming them."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    form: MentionForm
    coreferent: bool = True
    """``False``: it only stands in for them ("ein Sprecher des Kreml" for the Kreml)."""


@dataclass(slots=True)
class _Seen:
    """One occurrence of an actor on the way."""

    at: int
    sentence: int
    actor: Actor
    subject: bool
    quoted: bool
    main: bool = False
    """Subject of the main clause."""


@dataclass(slots=True)
class Reading:
    """An article on the way from left to right: who has occurred, what was resolved."""

    discourse: Discourse
    titles: dict[int, Title]
    quoted: list[bool]
    seen: list[_Seen] = field(default_factory=list)
    found: dict[int, Denoting] = field(default_factory=dict)

    def note(self, i: int, actor: Actor) -> None:
        """Remember that the actor occurs at the token."""
        words = self.discourse.words
        first = words[i].head.i if words[i].is_conjunct else i
        subject = words[i].dep in _SUBJECTS or words[first].is_subject
        main = subject and words[words[first].head.i].is_root
        self.seen.append(_Seen(i, words[i].sent.number, actor, subject, self.quoted[i], main))


def find_referent(
    reading: Reading,
    i: int,
    gender: str,
    *,
    possessive: bool,
    but_not: frozenset[Actor] = frozenset(),
) -> tuple[Actor, ...]:
    """Return who stands out before the token and agrees in gender, () if unclear."""
    words = reading.discourse.words
    sentence = words[i].sent.number
    barred = _barred(reading, i, possessive=possessive) | but_not
    best: dict[Actor, tuple[float, Actor]] = {}
    for seen in reversed(reading.seen):
        distance = sentence - seen.sentence
        if distance > 3:
            break
        actor = seen.actor
        if actor in barred or not _agrees(actor, gender, possessive=possessive):
            continue
        if actor.type == EntityType.PLACE or (seen.quoted and not reading.quoted[i]):
            continue
        score = 3.0 * seen.subject - 2.0 * distance + 0.5 * seen.main
        if actor.type != EntityType.PERSON:
            score -= 3.0 if not possessive else 1.5
            if not seen.subject:
                score -= 2.0
        elif actor.gender == "-":
            score -= 1.0
        if distance == 0 and seen.at > i:
            continue
        if _paragraphs_between(reading, seen.at, i):
            score -= 1.0
        score -= 0.001 * (i - seen.at)
        if not actor.name and words[seen.at].dep not in _SUBJECTS:
            continue
        if actor not in best or score > best[actor][0]:
            best[actor] = (score, actor)
    ranked = sorted(best.values(), key=lambda p: -p[0])
    if not ranked or ranked[0][0] < -4.5:
        return ()
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < 0.05:
        return ()
    chosen = ranked[0][1]
    if not chosen.name:
        return ()
    if chosen.type == EntityType.PERSON and chosen.gender == "-":
        chosen.gender = gender
    return (chosen,)


def _agrees(actor: Actor, gender: str, *, possessive: bool) -> bool:
    if actor.type == EntityType.PERSON:
        return actor.gender in (gender, "-")
    if possessive and gender == "m":
        return actor.gender in ("m", "n")
    if possessive:
        return actor.gender in ("f", "p")
    return actor.gender == gender


def _paragraphs_between(reading: Reading, a: int, b: int) -> bool:
    return any(word.text[:1] == "\n" for word in reading.discourse.words[a:b])


def _barred(reading: Reading, i: int, *, possessive: bool) -> set[Actor]:
    """Return whom the pronoun cannot denote: who shares its verb, who speaks the quotation."""
    words = reading.discourse.words
    barred: set[Actor] = set()
    if not possessive:
        verb = words[i].head.i
        for child in [c.i for c in words[verb].children]:
            if child == i or words[child].dep not in (
                "nsubj",
                "obj",
                "iobj",
                "obl:arg",
                "obl",
                "nsubj:pass",
            ):
                continue
            barred.update(_actors_at(reading, child))
    if reading.quoted[i]:
        start = words[i].sent.start
        for k in range(start, len(words)):
            if words[k].sent.number != words[i].sent.number:
                break
            if not reading.quoted[k] and words[k].is_subject:
                barred.update(_actors_at(reading, k))
    return barred


def _actors_at(reading: Reading, i: int) -> tuple[Actor, ...]:
    denoting = reading.found.get(i)
    if denoting is not None:
        return denoting.actors
    title = reading.titles.get(i)
    if title is not None and title.person is not None:
        return (title.person,)
    actor = reading.discourse.at(reading.discourse.words[i])
    if actor is None:
        for child in [c.i for c in reading.discourse.words[i].children if c.is_beside_name]:
            actor = actor or reading.discourse.at(reading.discourse.words[child])
    return (actor,) if actor else ()


def owner_of(reading: Reading, start: int) -> Actor | None:
    """Return the state or body behind a possessive: "sein Land"."""
    denoting = reading.found.get(start)
    if denoting is None or not denoting.actors:
        return None
    return _state_behind(reading, denoting.actors[0])


def _state_behind(reading: Reading, actor: Actor) -> Actor | None:
    if actor.type != EntityType.PERSON:
        return actor
    key = reading.discourse.state_key(actor)
    if key is None:
        return None
    state = reading.discourse.state_key(reading.discourse.evoked(key))
    return reading.discourse.evoked(state or key)


def in_order(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Return actors in order of appearance, unnamed ones last."""
    return tuple(sorted(actors, key=lambda a: a.names[0].start if a.names else math.inf))


def latest_seen(reading: Reading, i: int, *, persons: bool) -> list[Actor]:
    """Return persons or states seen before the token, the latest first."""
    found: list[Actor] = []
    for seen in reversed(reading.seen):
        if seen.at >= i:
            continue
        wanted = seen.actor.type == (EntityType.PERSON if persons else EntityType.STATE)
        if wanted and seen.actor.name and seen.actor not in found:
            found.append(seen.actor)
    return found


def two_states(reading: Reading, i: int) -> tuple[Actor, ...]:
    """Return the two states that the text has been about, or () if it is not clear which."""
    discourse = reading.discourse
    words = discourse.words
    sentence = words[i].sent.number
    count: dict[str, float] = {}
    here: set[str] = set()
    for seen in reading.seen:
        if sentence - seen.sentence > 4 or seen.at >= i:
            continue
        key = discourse.state_key(seen.actor)
        if seen.actor.type == EntityType.PLACE and not seen.actor.acts_for:
            continue
        if key is not None:
            owner = discourse.evoked(key)
            key = key if owner.type == EntityType.STATE else discourse.state_key(owner)
        if key is not None:
            weight = 1.0 / (1 + sentence - seen.sentence)
            if seen.actor.type == EntityType.PLACE:
                weight *= 0.5 if words[seen.at].dep in _SUBJECTS else 0.2
            count[key] = count.get(key, 0.0) + weight
            if seen.sentence == sentence:
                here.add(key)
    if len(here) == 1 and len(count) > 2:
        count.pop(here.pop())
    ranked = sorted(count, key=lambda k: (-count[k], k))
    if len(ranked) < 2 or (len(ranked) > 2 and count[ranked[2]] > 0.8 * count[ranked[1]]):
        return ()
    return in_order(discourse.evoked(k) for k in ranked[:2])


def is_recent(reading: Reading, actor: Actor, i: int) -> bool:
    """Return whether the actor occurred in this sentence or the one before."""
    sentence = reading.discourse.words[i].sent.number
    return any(s.actor is actor and sentence - s.sentence <= 1 and s.at < i for s in reading.seen)
