"""The place that an article is dated from, and what is held there."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingStatus

if TYPE_CHECKING:
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree, Word
    from kg.read.meetings.context import Scene
    from kg.read.meetings.drafts import Draft

_AFTER = re.compile(
    r"(?:/[^\s,(]+)?(?:, [^–—\n]{2,25}?)?(?: \([^)\n]{2,20}\))?(?: ?[–—]|: | - |\. )"
)
_HERE = frozenset(("hier", "hierzulande"))
_HELD_HERE = frozenset(("talk", "summit", "press"))


def dateline(tree: Tree, cast: Cast) -> str | None:
    """Return the place before the dash of the first paragraph: "GENF (dpa) – Die Gespräche …"."""
    for mention in cast.mentions:
        if mention.type != EntityType.PLACE or mention.form != "name":
            continue
        if mention.begin > 0 and tree.text[mention.begin - 1] != "\n":
            continue
        if _AFTER.match(tree.text, mention.end):
            return mention.entity
    return None


def is_here(words: list[Word]) -> bool:
    """Whether "hier" or "in dieser Stadt" stands among the words."""
    for word in words:
        if word.lower in _HERE:
            return True
        if word.lemma in ("Stadt", "Hauptstadt") and any(
            c.lower.startswith("dies") for c in word.children
        ):
            return True
    return False


def settle_place(scene: Scene, draft: Draft, paragraph_end: int) -> None:
    """Give what just took place, and is told in the first paragraph, the place of the dateline."""
    here = scene.dateline
    if here is None or draft.place is not None or draft.family not in _HELD_HERE:
        return
    if draft.status not in (MeetingStatus.OCCURRED, MeetingStatus.ONGOING) or draft.kind == "call":
        return
    first = draft.trigger.idx < paragraph_end or any(t.idx < paragraph_end for t in draft.others)
    if first and _is_recent(scene, draft) and not _names_place(scene, draft):
        draft.place = here


def _is_recent(scene: Scene, draft: Draft) -> bool:
    if draft.time is None:
        return True
    today, told = scene.calendar.today, draft.time.latest
    if today is None or told is None:
        return False
    return dt.timedelta(days=-2) <= today - told <= dt.timedelta(days=4)


def _names_place(scene: Scene, draft: Draft) -> bool:
    """Whether the sentence names another place, where it may have been held as well."""
    sent = draft.trigger.sent
    return any(
        m.type == EntityType.PLACE and m.form == "name" and m.entity != scene.dateline
        for m in scene.cast.mentions
        if sent.start_char <= m.begin < sent.end_char
    )
