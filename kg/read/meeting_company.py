"""Who else takes part: "unter Leitung von", "neben", "auch X nahm teil", "X schaltete sich zu"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.clauses import is_verb
from kg.read.meeting_astray import behind, window
from kg.read.meeting_lexicon import FUSED, preposition
from kg.read.meeting_merge import final
from kg.read.meeting_roles import genitives, is_zu_infinitive, parties, subject
from kg.read.meeting_words import is_past, takes_part
from kg.read.verbforms import infinitive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from kg.read.meeting_merge import Draft
    from kg.read.meeting_scene import Scene

_CHAIR = frozenset("Leitung Vorsitz Vermittlung Führung Ägide Moderation Mitwirkung".split())  # noqa: SIM905
_PRESENCE = frozenset("Beisein Anwesenheit Gegenwart Begleitung".split())  # noqa: SIM905
_TOGETHER = {"gemeinsam": "mit", "zusammen": "mit", "begleitet": "von"}
_THERE = frozenset("dabei zugegen anwesend zugeschaltet".split())  # noqa: SIM905
_NAMING = frozenset("leiten beteiligen".split())  # noqa: SIM905
"""Verbs that add to a meeting only where its noun stands with them."""
_STEERING = frozenset("moderieren leiten vermitteln".split())  # noqa: SIM905


def with_company(scene: Scene, draft: Draft) -> list[str]:
    """Return the parties of a meeting and those whom its clause says to be in their company."""
    found = list(draft.parties)
    if draft.family == "press":
        return found
    start, end = window(draft.trigger)
    for token in scene.doc[start:end]:
        found.extend(p for p in _beside(scene, token, end) if p != draft.place)
    return list(dict.fromkeys(found))


def _beside(scene: Scene, token: Token, end: int) -> list[str]:
    """Return whom a word of company brings along: "im Beisein", "gemeinsam mit", "neben"."""
    doc = scene.doc
    if token.text in _CHAIR or token.text in _PRESENCE:
        wanted = ("unter",) if token.text in _CHAIR else ("in",)
        before = doc[max(token.i - 2, 0) : token.i]
        if not any(FUSED.get(t.lower_, t.lower_) in wanted for t in before):
            return []
        own = [p for c in genitives(token) for p in parties(scene.cast, c)]
        after = doc[token.i + 1] if token.i + 1 < end else token
        return own or (behind(scene.cast, after, end) if after.lower_ == "von" else [])
    after = doc[token.i + 1] if token.i + 1 < end else token
    if _TOGETHER.get(token.lower_) == FUSED.get(after.lower_, after.lower_):
        return behind(scene.cast, after, end)
    if token.pos_ == "ADP" and token.lower_ in ("neben", "außer"):
        return behind(scene.cast, token, end) if _tells_part(token) else []
    return []


def _tells_part(token: Token) -> bool:
    """Whether the sentence tells who takes part, so that "neben" adds to those."""
    return any(is_verb(t) and takes_part(t) for t in token.sent)


def join_later(scene: Scene) -> None:
    """Add to each meeting those of whom the text says that they took part, sat in or led it.

    Example: "A empfing B. An dem Gespräch nahm auch C teil."
    """
    for verb in scene.doc:
        if not _is_joining(verb):
            continue
        draft = _joined(scene, verb)
        if draft is None:
            continue
        more = [p for p in _joiners(scene, verb) if p != draft.place]
        draft.parties = list(dict.fromkeys((*draft.parties, *more)))


def _is_joining(verb: Token) -> bool:
    """Whether a verb says that its subject takes part in something told before."""
    if any(c.lower_ in ("nicht", "nie", "kein", "keine") for c in verb.children):
        return False
    if any(c.lower_ in _THERE for c in (verb, *verb.children)):
        return verb.lower_ != "zugeschaltet" or any(c.dep_ == "aux:pass" for c in verb.children)
    if not is_verb(verb):
        return False
    if takes_part(verb):
        return True
    if verb.lemma_.lower().endswith("schalten"):
        parts = {c.lower_ for c in verb.children}
        return "zu" in parts or verb.lower_.startswith("zu")
    if infinitive(verb) == "erwarten":
        near = {t.lower_ for t in verb.sent}
        return "auch" in near and any(c.dep_ == "aux:pass" for c in verb.children)
    objects = [c for c in verb.children if c.dep_ in ("obj", "obl:arg", "iobj")]
    meant = any(d.head == verb for d in objects) and infinitive(verb) == "vermitteln"
    return infinitive(verb) in _STEERING and not meant and not is_zu_infinitive(verb)


def _joiners(scene: Scene, verb: Token) -> Iterator[str]:
    who = subject(verb)
    if who is None or who.pos_ == "PRON":
        return
    for found in parties(scene.cast, who):
        if scene.cast.entity(found).type != "Place":
            yield found


def _joined(scene: Scene, verb: Token) -> Draft | None:
    """Return the meeting that a verb of taking part is about: that of its noun, else the last."""
    live = [(d, final(d)) for d in scene.drafts]
    live = [(d, f) for d, f in live if f.enough and f.family != "press"]
    for draft, kept in live:
        if draft.trigger.head == verb or (verb.dep_ == "acl" and verb.head == draft.trigger):
            return kept
    if infinitive(verb) in _NAMING:
        return None
    event = (c for c in verb.children if preposition(c) == "an" and c.pos_ in ("NOUN", "PROPN"))
    noun = next(event, None)
    if noun is not None and not any(d.trigger == noun for d in scene.drafts):
        return None
    before = [(d, f) for d, f in live if d.trigger.i < verb.i]
    if not before:
        return None
    draft, kept = before[-1]
    between = scene.doc[draft.trigger.i + 1 : verb.i]
    near = sum(1 for t in between if t.is_sent_start) <= 1
    told = kept.status != "occurred" or is_past(verb)
    return kept if near and told else None
