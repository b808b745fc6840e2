"""Whom a noun denotes: "das Bündnis", "die russische Seite", "der 56-Jährige", "beide Länder"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType, MentionForm
from kg.read.coreference.salience import (
    BOTH,
    Denoting,
    Reading,
    find_referent,
    in_order,
    is_recent,
    latest_seen,
    owner_of,
    two_states,
)
from kg.read.entities.body_nouns import body
from kg.read.entities.gazetteer import by_key, inhabitant, prefixes, state_of_adjective

if TYPE_CHECKING:
    from kg.read.entities.grouping import Actor

_AGED = re.compile(r"\d+-[Jj]ährigen?r?")


_DEFINITE = frozenset(
    [
        "der",
        "die",
        "das",
        "dem",
        "den",
        "des",
        "dieser",
        "diese",
        "dieses",
        "diesem",
        "diesen",
        "im",
        "vom",
        "zum",
        "beim",
        "am",
        "zur",
    ]
)


_SIDES = frozenset(
    [
        "Seite",
        "Seiten",
        "Land",
        "Länder",
        "Ländern",
        "Staat",
        "Staaten",
        "Regierung",
        "Regierungen",
        "Konfliktparteien",
        "Delegation",
        "Delegationen",
        "Nachbarn",
        "Nachbarländer",
        "Nachbarländern",
        "Nachbarstaaten",
        "Hauptstädte",
        "Kontrahenten",
        "Rivalen",
        "Konfliktseiten",
    ]
)


_PEOPLE = frozenset(
    [
        "Politiker",
        "Männer",
        "Frauen",
        "Staatsmänner",
        "Diplomaten",
        "Spitzenpolitiker",
        "Amtskollegen",
        "Kollegen",
        "Gesprächspartner",
        "Verhandler",
    ]
)


@cache
def _stand_ins() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in rows("read/coreference/stand_ins"):
        word, number = row["word"], row["number"]
        if number in ("sg", "both"):
            table[word] = "sg"
        if number in ("pl", "both"):
            base = word.replace("Streitkraft", "Streitkräft")
            for ending in ("n", "en", "e", "er", "s", "ern"):
                table.setdefault(base + ending, "pl")
    return table


def resolve_nominal(reading: Reading, i: int) -> Denoting | None:
    """Return whom a noun phrase without a name denotes, ``None`` if nobody."""
    words = reading.discourse.words
    word = words[i].text
    start = _phrase_start(reading, i)
    opening = words[start].text.lower() if start < i else ""
    if word in _SIDES or word in _PEOPLE:
        before = {words[k].text.lower() for k in range(start, i)}
        if before & BOTH or (word == "Konfliktparteien" and before):
            if word in _PEOPLE:
                recent = [
                    a for a in latest_seen(reading, i, persons=True) if is_recent(reading, a, i)
                ]
                return (
                    Denoting(start, i + 1, in_order(recent), MentionForm.NOMINAL)
                    if len(recent) == 2
                    else None
                )
            states = two_states(reading, i)
            return Denoting(start, i + 1, states, MentionForm.NOMINAL) if states else None
    if _AGED.fullmatch(word):
        return _aged(reading, i, start, opening)
    tied = _tied_stand_in(reading, i, start)
    if tied is not None:
        return tied
    people = inhabitant(word)
    if people is not None and not any(c.is_beside_name for c in words[i].children):
        return _people(reading, i, start, people[0], opening)
    noun = body(word)
    if noun is not None:
        return resolve_body(reading, i, start, opening)
    return None


def _phrase_start(reading: Reading, i: int) -> int:
    words = reading.discourse.words
    k = i
    first = words[i].sent.start
    while k > first and (
        words[k - 1].is_describing or words[k - 1].is_number or words[k - 1].text.lower() in BOTH
    ):
        k -= 1
        if words[k].is_determiner and words[k].text.lower() not in BOTH:
            break
    return k


def _aged(reading: Reading, i: int, start: int, opening: str) -> Denoting | None:
    """Resolve "der 56-Jährige" to the person the text has just spoken of."""
    gender = {"der": "m", "die": "f"}.get(opening)
    if gender is None:
        return None
    actors = find_referent(reading, i, gender, possessive=False)
    if not actors or actors[0].type != EntityType.PERSON:
        return None
    return Denoting(start, i + 1, actors, MentionForm.NOMINAL)


def _tied_stand_in(reading: Reading, i: int, start: int) -> Denoting | None:
    """Resolve "die russische Seite", "ihre Regierung", "US-Delegation" to the state."""
    discourse = reading.discourse
    words = discourse.words
    word = words[i].text
    first, hyphen, last = word.rpartition("-")
    if (last if hyphen else word) not in _stand_ins():
        return None
    state: Actor | None = None
    if hyphen:
        key = prefixes().get(first)
        if key in by_key():
            state = discourse.evoked(key)
    for k in range(start, i):
        name = state_of_adjective(words[k].text)
        if name is not None:
            state = discourse.evoked(name)
        lower = words[k].text.lower()
        if lower.startswith(("sein", "ihr")) and words[k].is_determiner and state is None:
            state = owner_of(reading, k)
    if state is None and i > start - 1 and start > 0:
        owner = discourse.outer.get(i - 1)
        if (
            owner is not None
            and owner.type in (EntityType.STATE, EntityType.ORGANISATION)
            and words[i - 1].text.endswith("s")
        ):
            state = discourse.actor(owner)
    if state is None:
        k = i + 1
        while k < len(words) and words[k].text.lower() in ("der", "des", "von", "aus", "in"):
            k += 1
        owner = discourse.outer.get(k)
        if (
            k > i
            and owner is not None
            and owner.type in (EntityType.STATE, EntityType.ORGANISATION)
            and words[owner.head].head.i == i
        ):
            return Denoting(
                start, owner.end, (discourse.actor(owner),), MentionForm.NOMINAL, coreferent=False
            )
    if state is None:
        return None
    return Denoting(start, i + 1, (state,), MentionForm.NOMINAL, coreferent=False)


def _people(reading: Reading, i: int, start: int, state: str, opening: str) -> Denoting | None:
    """Resolve "der Ukrainer" to a person of that state; "die Russen" stand for their state."""
    discourse = reading.discourse
    gender = {"der": "m", "die": "f", "den": "m", "dem": "m", "des": "m"}.get(opening)
    word = discourse.words[i].text
    if (
        gender is None
        and opening in ("", "zwischen")
        and word.endswith(("ern", "en", "er", "e", "s"))
    ):
        return Denoting(i, i + 1, (discourse.evoked(state),), MentionForm.NOMINAL, coreferent=False)
    if gender is None:
        return None
    if opening == "die" and not word.endswith("in"):
        if _plural_subject(reading, i):
            return Denoting(
                start, i + 1, (discourse.evoked(state),), MentionForm.NOMINAL, coreferent=False
            )
        return None
    for actor in latest_seen(reading, i, persons=True):
        if actor.gender in (gender, "-") and any(
            _is_of(reading, whose, state) for _, whose in actor.offices
        ):
            return Denoting(start, i + 1, (actor,), MentionForm.NOMINAL)
    if discourse.words[i].dep not in ("nsubj", "parataxis", "nsubj:pass", "ROOT", "advmod"):
        return None
    female = word.endswith("in")
    foreign = frozenset(
        a
        for a in discourse.actors
        if a.type == EntityType.PERSON and _is_foreign(reading, a, state)
    )
    actors = find_referent(reading, i, "f" if female else gender, possessive=False, but_not=foreign)
    if not actors or actors[0].type != EntityType.PERSON:
        return None
    states = {
        discourse.state_key(discourse.evoked(whose)) for _, whose in actors[0].offices if whose
    }
    owners = {discourse.evoked(whose) for _, whose in actors[0].offices if whose}
    if state not in states and any(o is not None and o.type == EntityType.STATE for o in owners):
        return None
    return Denoting(start, i + 1, actors, MentionForm.NOMINAL)


def _is_foreign(reading: Reading, actor: Actor, state: str) -> bool:
    """Whether all the offices of a person are another state's."""
    owners = [reading.discourse.evoked(whose) for _, whose in actor.offices if whose]
    states = {o.key or o.name for o in owners if o is not None and o.type == EntityType.STATE}
    return bool(states) and state not in states


def _is_of(reading: Reading, whose: str | None, state: str) -> bool:
    return whose == state or (
        whose is not None and reading.discourse.state_key(reading.discourse.evoked(whose)) == state
    )


def _plural_subject(reading: Reading, i: int) -> bool:
    return reading.discourse.words[i].dep in (
        "nsubj",
        "nsubj:pass",
        "obj",
        "obl",
        "nmod",
        "obl:arg",
        "conj",
    )


def resolve_body(reading: Reading, i: int, start: int, opening: str) -> Denoting | None:
    """Resolve "das Ministerium", "die Allianz", "das Land" to what was named before."""
    discourse = reading.discourse
    words = discourse.words
    noun = body(words[i].text)
    if noun is None:
        return None
    if opening.startswith(("sein", "ihr")) and opening != "sein" and "state" in noun.takes:
        owner = owner_of(reading, start)
        return (
            Denoting(start, i + 1, (owner,), MentionForm.NOMINAL, coreferent=False)
            if owner
            else None
        )
    if opening == "sein" and "state" in noun.takes:
        owner = owner_of(reading, start)
        return (
            Denoting(start, i + 1, (owner,), MentionForm.NOMINAL, coreferent=False)
            if owner
            else None
        )
    if opening not in _DEFINITE or "city" in noun.takes or _described(reading, i, start):
        return None
    sentence = words[i].sent.number
    for seen in reversed(reading.seen):
        actor = seen.actor
        if actor.type == EntityType.PERSON or not (actor.takes & noun.takes):
            continue
        if "state" in noun.takes and (
            actor.type != EntityType.STATE or sentence - seen.sentence > 2
        ):
            continue
        if noun.named != "no" and "Ministerium" not in noun.noun and noun.noun not in actor.name:
            continue
        if noun.noun.endswith("ministerium") and noun.noun not in actor.name:
            continue
        return Denoting(start, i + 1, (actor,), MentionForm.NOMINAL)
    return None


def _described(reading: Reading, i: int, start: int) -> bool:
    """Whether the phrase says by itself which body it means: an adjective, a genitive."""
    words = reading.discourse.words
    return any(words[k].is_adjective for k in range(start, i)) or any(
        (words[c].is_beside_name or words[c].is_attribute) for c in [c.i for c in words[i].children]
    )
