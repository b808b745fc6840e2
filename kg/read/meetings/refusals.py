"""Offers that are turned down in the next sentence: "X bot ihm ein Gespräch an. Y lehnte ab"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import MeetingStatus
from kg.read.grammar.subjects import subject
from kg.read.meetings.drafts import final
from kg.read.meetings.participants import parties
from kg.read.meetings.status_cues import verb_cues

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Scene
    from kg.read.meetings.drafts import Draft

_TURNING = frozenset(("ab|sagen", "ab|lehnen", "aus|schlagen", "zurück|weisen", "verweigern sich"))
_OFFERS = ("angebot", "einladung", "vorschlag", "offerte", "bitte", "treffen", "gespräch")
_TAKEN_UP = frozenset("es das dies diese dieses den die sie ihn".split())  # noqa: SIM905


def settle_refusals(scene: Scene) -> None:
    """Call off each meeting offered that one of the parties turns down in the next sentence."""
    for draft in scene.drafts:
        kept = final(draft)
        if (
            kept.status != MeetingStatus.POSSIBLE
            or not kept.enough
            or draft.trigger.sent.end >= len(scene.tree)
        ):
            continue
        after = scene.tree[draft.trigger.sent.end].sent
        if _turns_down(scene, after.root, kept):
            kept.status = MeetingStatus.CANCELLED


def _turns_down(scene: Scene, verb: Word, draft: Draft) -> bool:
    """Whether a verb says that one of those who were to meet will not."""
    if not verb.is_verb or not any(c.cue in _TURNING for c in verb_cues(verb)):
        return False
    if any(c.dep in ("ccomp", "xcomp", "neg") or c.lower == "nicht" for c in verb.children):
        return False
    for child in verb.children:
        what = (child.is_object or child.is_governed) and child.lower not in _TAKEN_UP
        if what and not child.lemma.lower().endswith(_OFFERS):
            return False
    who = subject(verb)
    if who is None:
        return False
    if who.lower in ("der", "die", "dieser", "diese"):
        return True
    return bool(set(parties(scene.cast, who)) & set(draft.parties))
