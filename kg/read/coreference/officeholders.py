"""Whom an office word without a name denotes: its holder, or the state or body behind it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType, MentionForm
from kg.read.coreference.nominals import resolve_body
from kg.read.coreference.salience import (
    BOTH,
    Denoting,
    Reading,
    find_referent,
    in_order,
    latest_seen,
    owner_of,
    two_states,
)
from kg.read.entities.gazetteer import cells
from kg.read.entities.office_words import office

if TYPE_CHECKING:
    from kg.read.entities.grouping import Actor
    from kg.read.offices.phrase import Title


@cache
def _covers() -> dict[str, tuple[str, ...]]:
    return {
        row["word"].lower(): tuple(cells(row["covers"]))
        for row in rows("read/coreference/office_synonyms")
    }


def takes_up(word: str, held: str) -> bool:
    """Whether a title taken alone can mean the one that somebody holds: "Minister"."""
    word, held = _masculine(word), _masculine(held)
    if held.endswith(word) or word.endswith(held):
        return True
    return any(held.endswith(end) for end in _covers().get(word, ()))


@cache
def _masculine(title: str) -> str:
    """Return the title in lower case and its masculine form."""
    last = title.rpartition(" ")[2]
    what = office(last)
    if what is None:
        return last.lower()
    folded = last.lower()
    if what.female:
        base = what.base.lower()
        cut = folded.rfind(base[: max(3, len(base) - 2)])
        return (folded[:cut] if cut > 0 else "") + base
    if what.female is None and folded.endswith("e"):
        return folded + "r"
    return folded


def resolve_title(reading: Reading, title: Title) -> Denoting | None:
    """Return whom an office word denotes: holder, set, or whom it stands for."""
    if title.person is not None:
        if (title.of is None and title.of_noun is not None) or (
            title.guessed and title.of_noun is not None
        ):
            denoting = resolve_body(reading, title.of_noun, title.of_noun - 1, "der")
            title.of = denoting.actors[0] if denoting else title.of
        start, end = title.evidence
        if title.at in reading.discourse.outer:
            return None
        return Denoting(start, end, (title.person,), MentionForm.NOMINAL, coreferent=False)
    if _said_of(reading, title):
        return None
    many = _several(reading, title)
    if many is not None:
        return many
    if title.office.singular and title.definite and not _plural_article(reading, title):
        person = _holder(reading, title)
        if person is not None:
            return Denoting(title.start, title.end, (person,), MentionForm.NOMINAL)
    return _stand_in(reading, title)


def _said_of(reading: Reading, title: Title) -> bool:
    """Give an office to the person that a pronoun before it denotes: "Er war Botschafter"."""
    words = reading.discourse.words
    copulas = [c.i for c in words[title.at].children if c.is_copula]
    if not copulas or not title.office.singular:
        return False
    for subject in [c.i for c in words[title.at].children if c.is_active_subject]:
        denoting = reading.found.get(subject)
        if (
            denoting is None
            or not words[subject].is_pronoun
            or denoting.actors[0].type != EntityType.PERSON
        ):
            continue
        if any(
            words[c].text.lower() in ("nicht", "kein", "keine")
            for c in [c.i for c in words[title.at].children]
        ):
            return False
        title.person, title.pattern = denoting.actors[0], "copula"
        title.former = title.former or words[copulas[0]].text.lower() in ("war", "gewesen")
        title.evidence = (min(subject, title.start), title.end)
        if title.of is None and title.of_state:
            title.of = reading.discourse.evoked(title.of_state)
        return True
    return False


def _plural_article(reading: Reading, title: Title) -> bool:
    """Whether article and form say that there are several: "die Präsidenten"."""
    words = reading.discourse.words
    article = words[title.start].text.lower()
    if title.office.female is not None:
        return article in ("die", "diese") and not title.office.female and title.office.plural
    return False


def _holder(reading: Reading, title: Title) -> Actor | None:
    """Return the person on stage who holds such an office."""
    of = (title.of.key or title.of.name) if title.of else title.of_state
    tied = of is not None
    female = title.office.female
    ranked: list[tuple[int, int, Actor]] = []
    for actor in reading.discourse.actors:
        if actor.type != EntityType.PERSON or not actor.offices or not actor.names:
            continue
        if female is not None and actor.gender not in ("-", "f" if female else "m"):
            continue
        fits = [
            (held, whose)
            for held, whose in actor.offices
            if takes_up(title.title, held)
            and (not tied or whose == of or _same_side(reading, whose, of))
        ]
        if not fits:
            continue
        last = max((s.at for s in reading.seen if s.actor is actor), default=-1)
        if last < 0 and not tied:
            continue
        exact = any(_masculine(held) == _masculine(title.title) for held, _ in fits)
        ranked.append((int(exact) if tied else 0, last, actor))
    if not ranked:
        return _by_people(reading, title)
    ranked.sort(key=lambda r: (-r[0], -r[1]))
    if not tied and len(ranked) > 1 and title.office.kind != "staff":
        near = reading.discourse.words[title.at].sent.number
        sentence = reading.discourse.words[ranked[0][1]].sent.number
        if near - sentence > 3:
            return None
    if title.possessive and not tied:
        return None
    return ranked[0][2]


_RELATIONS = frozenset({"Kollege", "Amtskollege", "Nachfolger", "Vorgänger", "Gastgeber", "Anwalt"})


def _same_side(reading: Reading, whose: str | None, of: str | None) -> bool:
    """Whether two owners are one state, or a state and a body of it."""
    if whose is None or of is None:
        return False
    one, two = reading.discourse.evoked(whose), reading.discourse.evoked(of)
    state_one = reading.discourse.state_key(one) or whose
    state_two = reading.discourse.state_key(two) or of
    return state_one == state_two


def _by_people(reading: Reading, title: Title) -> Actor | None:
    """Return the person just spoken of for a word that says only what he is: "der Liberale"."""
    what = title.office
    describes = not what.post or what.base in ("Diplomat", "Vermittler", "Unterhändler")
    if not describes or title.possessive or what.kind not in ("staff", "member", "body", "army"):
        return None
    if title.of is not None or title.of_state is not None or what.base in _RELATIONS:
        return None
    words = reading.discourse.words
    if words[title.at].dep not in ("nsubj", "parataxis", "nsubj:pass", "ROOT", "appos", "advmod"):
        return None
    gender = {True: "f", False: "m"}.get(what.female) if what.female is not None else None
    if gender is None:
        gender = {"der": "m", "die": "f"}.get(words[title.start].text.lower())
    if gender is None:
        return None
    found = find_referent(reading, title.at, gender, possessive=False)
    return found[0] if found and found[0].type == EntityType.PERSON else None


def _stand_in(reading: Reading, title: Title) -> Denoting | None:
    """Return the state or body for whom somebody unnamed acts or speaks."""
    discourse = reading.discourse
    owner = title.of
    if owner is None and title.of_state is not None:
        owner = discourse.evoked(title.of_state)
    if owner is None and title.of_noun is not None:
        denoting = resolve_body(reading, title.of_noun, title.of_noun - 1, "der")
        owner = denoting.actors[0] if denoting else None
    if owner is None and title.possessive:
        owner = owner_of(reading, title.start)
    if owner is None:
        return None
    if title.former and title.office.kind != "speech":
        return None
    if title.office.kind in ("faith", "army", "body") and title.office.base in (
        "Experte",
        "Analyst",
        "Richter",
        "Kandidat",
    ):
        return None
    if title.office.base in (
        "Experte",
        "Analyst",
        "Korrespondent",
        "Journalist",
        "Reporter",
        "Redakteur",
        "Historiker",
        "Forscher",
        "Wissenschaftler",
        "Politologe",
        "Professor",
        "Aktivist",
        "Dissident",
        "Kollege",
        "Nachfolger",
        "Vorgänger",
        "Kandidat",
        "Soldat",
        "Anwalt",
        "Amtskollege",
        "Oppositionsführer",
        "Politiker",
    ):
        return None
    return Denoting(title.start, title.end, (owner,), MentionForm.NOMINAL, coreferent=False)


def _several(reading: Reading, title: Title) -> Denoting | None:
    """Return the persons of "die beiden Präsidenten", in order of appearance."""
    words = reading.discourse.words
    start = title.start
    both = any(words[k].text.lower() in BOTH for k in range(max(0, start - 1), title.at))
    if not both:
        return None
    found = [
        a
        for a in latest_seen(reading, title.at, persons=True)
        if any(takes_up(title.title, held) for held, _ in a.offices)
    ]
    if len(found) >= 2:
        return Denoting(start, title.at + 1, in_order(found[:2]), MentionForm.NOMINAL)
    states = two_states(reading, title.at)
    if states and title.office.kind in ("state", "staff"):
        return Denoting(start, title.at + 1, states, MentionForm.NOMINAL, coreferent=False)
    return None
