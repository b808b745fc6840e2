"""Whom a pronoun denotes: "er", "ihre", "dieser", "beide"; nobody if it is not clear."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.model import EntityType, MentionForm
from kg.read.coreference.salience import (
    Denoting,
    Reading,
    find_referent,
    in_order,
    is_recent,
    latest_seen,
    two_states,
)
from kg.read.grammar.mood import finite

if TYPE_CHECKING:
    from kg.read.entities.grouping import Actor

_HIS = ("sein",)


_HER = ("ihr",)


def resolve_pronoun(reading: Reading, i: int, lower: str) -> Denoting | None:
    """Return whom a pronoun or possessive denotes, ``None`` if it is not clear."""
    words = reading.discourse.words
    if words[i].is_article and not lower.startswith((*_HIS, *_HER)):
        return None
    if lower in ("er", "ihn", "ihm"):
        actors = find_referent(reading, i, "m", possessive=False)
    elif lower == "sie" and (words[i].text == "sie" or words[i].opens_sentence):
        if _plural_verb(reading, i):
            return None
        actors = find_referent(reading, i, "f", possessive=False)
    elif lower.startswith(_HIS) and lower in _forms("sein"):
        actors = find_referent(reading, i, "m", possessive=True)
    elif lower.startswith(_HER) and lower in _forms("ihr") and words[i].text[0] == "i":
        if lower == "ihr" and words[i].is_pronoun and words[i].is_subject:
            return None
        actors = find_referent(reading, i, "f", possessive=lower != "ihr" or words[i].is_determiner)
    elif lower in _POINTING and words[i].is_subject:
        actors = _pointed_at(reading, i, _POINTING[lower])
    else:
        return None
    return Denoting(i, i + 1, actors, MentionForm.PRONOUN) if actors else None


_POINTING = {"dieser": "m", "diese": "f", "der": "m"}


def _pointed_at(reading: Reading, i: int, gender: str) -> tuple[Actor, ...]:
    """Return the person named last before "dieser" or a demonstrative "der" as subject."""
    words = reading.discourse.words
    k = words[i].head.i
    if (
        not (words[i].is_pronoun or words[i].is_determiner)
        or words[k].is_attributive_clause
        or words[k].is_relative_clause
    ):
        return ()
    if words[i].text.lower() == "der" and not (i and words[i - 1].text in (";", ",", ":", ".")):
        return ()
    for seen in reversed(reading.seen):
        if words[i].sent.number - seen.sentence > 1 or seen.at >= i:
            break
        if seen.actor.type == EntityType.PERSON and seen.actor.name:
            fits = seen.actor.gender in (gender, "-") and not (
                seen.subject and words[i].text.lower() != "der"
            )
            return (seen.actor,) if fits else ()
    return ()


@cache
def _forms(stem: str) -> frozenset[str]:
    return frozenset(stem + ending for ending in ("", "e", "er", "en", "em", "es"))


def _plural_verb(reading: Reading, i: int) -> bool:
    """Whether the verb of a "sie" is plural, or "sie" is an object that may be."""
    words = reading.discourse.words
    if not words[i].is_subject:
        return True
    verb = words[i].head.i
    form = finite(words[verb]).lower
    if (
        form == words[verb].lower
        and words[verb].is_conjunct
        and form.endswith("t")
        and form.startswith("ge")
    ):
        return False
    return form.endswith(("en", "rn", "ln", "tun")) or form in ("sind", "seien", "waren")


def resolve_both(reading: Reading, i: int) -> Denoting | None:
    """Return whom "beide" alone denotes: two persons, else two states."""
    words = reading.discourse.words
    if words[i].dep in ("det", "amod", "nummod", "det:poss"):
        return None
    near = list(latest_seen(reading, i, persons=True))
    recent = [a for a in near if is_recent(reading, a, i)]
    if len(recent) == 2:
        return Denoting(i, i + 1, in_order(recent), MentionForm.PRONOUN)
    if not recent:
        states = two_states(reading, i)
        if states:
            return Denoting(i, i + 1, states, MentionForm.PRONOUN)
    return None
