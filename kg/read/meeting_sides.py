"""Who takes part in a meeting that a noun tells: beside it, in its clause, in the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.meeting_lexicon import (
    NounEntry,
    preposition,
)
from kg.read.meeting_roles import (
    genitives,
    ids,
    is_both,
    joined_right,
    owner_right,
    parties,
    prefix_parties,
    subject,
    with_preposition,
)
from kg.read.meeting_words import (
    SECOND,
    is_at_edge,
    is_attached,
    is_topic,
    takes_part,
)
from kg.read.verbforms import infinitive

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.read.meeting_lexicon import NounEntry
    from kg.read.meeting_scene import Scene


_AGENTLESS = frozenset("fordern verlangen vorschlagen anregen werben plädieren geben".split())  # noqa: SIM905


def named_with(
    scene: Scene, noun: Token, entry: NounEntry, predicate: Token | None
) -> tuple[list[str], list[str]]:
    """Return those who stand with the noun itself, and of them those after "mit"."""
    found = list(prefix_parties(scene.cast, noun))
    travelling = entry.family == "visit" and predicate is not None and noun.dep_ == "obj"
    beside = list(genitives(noun))
    for child in [c for c in beside if is_both(c)] or beside:
        if child.dep_ == "det:poss":
            mine = [] if travelling else ids(scene.cast, child)
            found.extend(p for p in mine if scene.cast.entity(p).type != "State")
        else:
            found.extend(parties(scene.cast, child))
    marks = ("mit", "bei", "unter") if entry.family in ("visit", "talk") else ("mit",)
    partners = [p for c in with_preposition(noun, marks) for p in parties(scene.cast, c)]
    if entry.kind == "briefing":
        partners = [p for p in partners if scene.cast.entity(p).type == "Person"]
    found = list(dict.fromkeys((*found, *partners))) or owner_right(scene.cast, noun)
    if len(found) < 2 and entry.family in ("talk", "call") and not partners:
        partners = joined_right(scene.cast, noun, found)
        found = [*found, *partners]
    return list(dict.fromkeys((*found, *_leading(scene, noun)))), partners


def completed(scene: Scene, noun: Token, entry: NounEntry, predicate: Token | None,
    found: list[str], partners: list[str],
) -> list[str]:  # fmt: skip
    """Add the side that the noun lacks: the subject, or that of the sentence before."""
    owned = bool(found) and not partners and preposition(noun) in ("vor", "nach", "seit", "bis")
    hosted = entry.family == "visit" and bool(found) and set(found) <= set(partners)
    if len(found) < 2 and entry.family != "summit" and not (owned or is_at_edge(noun)):
        found = _with_subject(scene, noun, predicate, [] if hosted else found, entry)
        if not found and hosted:
            found = [p for c in genitives(noun) for p in ids(scene.cast, c)]
        found = list(dict.fromkeys((*found, *partners)))
    elif not found and predicate is not None and preposition(noun) in ("in", "auf", "bei"):
        found = _sitting(scene, predicate)
    if len(found) == 1 and partners and entry.family in ("talk", "call"):
        found = _ellipsis(scene, noun, found)
    if predicate is not None and preposition(noun) == "an" and takes_part(predicate):
        who = subject(predicate)
        more = parties(scene.cast, who) if who is not None else []
        found = list(dict.fromkeys((*found, *more)))
    return found


def round_of(scene: Scene, noun: Token, entry: NounEntry, *, told: bool) -> list[str]:
    """Return the parties of "eine weitere Runde": those of the last meeting told of."""
    if any(True for _ in with_preposition(noun, ("mit", "zwischen"))):
        return []
    if entry.kind == "meet" and not told:
        return []
    return _last_parties(scene, noun, ("negotiation", "bilateral", "multilateral"))


def _leading(scene: Scene, noun: Token) -> list[str]:
    """Return who leads the talks in a relative clause: "die Gespräche, die er führte"."""
    for child in noun.children:
        if child.dep_ == "acl" and infinitive(child) in ("führen", "haben", "aufnehmen"):
            who = next((c for c in child.children if c.dep_ == "nsubj" and c.lower_ != "die"), None)
            return parties(scene.cast, who) if who is not None else []
    return []


def _sitting(scene: Scene, predicate: Token) -> list[str]:
    """Return the body that is the subject: "in seiner Sitzung hat der Rat beschlossen"."""
    who = subject(predicate)
    found = parties(scene.cast, who) if who is not None else []
    bodies = [p for p in found if scene.cast.entity(p).type == "Organisation"]
    return bodies or found


def _with_subject(
    scene: Scene, noun: Token, predicate: Token | None, found: list[str], entry: NounEntry
) -> list[str]:
    """Add the subject of the predicate: "nach einem Treffen mit ihr sagte er"."""
    if predicate is None or (noun.dep_ in SECOND and noun.head == predicate):
        extra = (
            [
                p
                for c in with_preposition(predicate, ("für", "mit", "bei"))
                for p in ids(scene.cast, c)
            ]
            if predicate is not None
            else []
        )
        return list(dict.fromkeys((*found, *extra)))
    if not is_attached(noun, predicate) or is_topic(noun, predicate):
        return found
    if predicate.lemma_.lower() in _AGENTLESS and entry.family != "visit":
        return found
    who = subject(predicate)
    if who is None:
        found = [
            *found,
            *(p for c in with_preposition(predicate, ("mit",)) for p in ids(scene.cast, c)),
        ]
        who = next((c for c in predicate.children if c.dep_ == "obj" and c != noun), None)
    if who is None or who == noun:
        return found
    more = parties(scene.cast, who)
    if not more:
        more = [
            p
            for c in predicate.children
            if c.dep_ in ("obj", "nsubj") and c not in (noun, who)
            for p in parties(scene.cast, c)
        ]
    if entry.family == "visit":
        more = [p for p in more if scene.cast.entity(p).type != "State"] or more
        if found:
            return found
    for child in predicate.children:
        given = child.dep_ in ("obl:arg", "iobj", "obj") and child != noun
        if given and not preposition(child):
            more.extend(ids(scene.cast, child))
    return list(dict.fromkeys((*found, *more)))


def _last_parties(scene: Scene, noun: Token, kinds: tuple[str, ...]) -> list[str]:
    """Return who took part in the last meeting told of: "eine weitere Runde"."""
    for draft in reversed(scene.drafts):
        between = scene.doc.text[draft.trigger.idx : noun.idx]
        if "\n\n" in between:
            return []
        if draft.kind in kinds and len(draft.parties) > 1 and draft.enough:
            return list(draft.parties)
    return []


def _ellipsis(scene: Scene, noun: Token, found: list[str]) -> list[str]:
    """Add the second party from the sentence before, where only "mit X" is said."""
    if noun.sent.start == 0:
        return found
    before = scene.doc[noun.sent.start - 1].sent
    if "\n\n" in scene.doc.text[before.start_char : noun.sent.start_char]:
        return found
    who = next((t for t in before if t.dep_ in SECOND), None)
    more = parties(scene.cast, who) if who is not None else []
    more = [p for p in more if scene.cast.entity(p).type == scene.cast.entity(found[0]).type]
    return list(dict.fromkeys((*more[:1], *found)))
