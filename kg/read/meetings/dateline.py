"""The place that an article is dated from, and what is held there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingStatus, MentionForm
from kg.read.grammar.dateline import opens_text

if TYPE_CHECKING:
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree
    from kg.read.meetings.context import Scene
    from kg.read.meetings.drafts import Draft

_HELD_HERE = frozenset(("talk", "summit", "press"))


def dateline(tree: Tree, cast: Cast) -> str | None:
    """Return the place that the first paragraph is dated from."""
    places = (m for m in cast.mentions if m.type == EntityType.PLACE and m.form == MentionForm.NAME)
    return next((m.entity for m in places if opens_text(tree.text, m.begin, m.end)), None)


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
