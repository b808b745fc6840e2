"""Meetings: who met, talked, telephoned, visited or sat, where, when and whether at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Article, Meeting, MeetingKind, MeetingStatus, Span, Time
from kg.read.meetings.attendees import hear_speakers, join_later, with_company
from kg.read.meetings.briefings import read_briefing, settle_briefing
from kg.read.meetings.context import Scene
from kg.read.meetings.dateline import dateline, settle_place
from kg.read.meetings.dates import Calendar, iso
from kg.read.meetings.drafts import Draft, final, merge
from kg.read.meetings.lexicon import is_trap, noun_entry, verb_entries
from kg.read.meetings.noun_context import around, is_at_edge, is_reporter
from kg.read.meetings.nouns import read_noun
from kg.read.meetings.presence import read_presence
from kg.read.meetings.refusals import settle_refusals
from kg.read.meetings.separate import apart
from kg.read.meetings.verbs import read_verb

if TYPE_CHECKING:
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree, Word


def read_meetings(
    tree: Tree, cast: Cast, times: tuple[Time, ...], article: Article
) -> tuple[Meeting, ...]:
    """Return the meetings an article tells of, one for each, in the order they first appear."""
    scene = Scene(tree, cast, Calendar(times, article.date), dateline(tree, cast))
    title_end = _title_end(article)
    for token in tree:
        if any(b <= token.idx < e for b, e in article.skipped):
            continue
        draft = _draft(scene, token)
        for part in apart(scene, draft) if draft is not None else ():
            if part.status in (
                MeetingStatus.ONGOING,
                MeetingStatus.PLANNED,
            ) and token.sent.text.rstrip().endswith("?"):
                part.status = MeetingStatus.POSSIBLE
            part.in_title = token.idx < title_end
            part.parties = with_company(scene, part)
            scene.drafts.append(part)
    for draft in scene.drafts:
        _tie_edge(scene, draft)
    merged = merge(scene.drafts, cast)
    settle_refusals(scene)
    join_later(scene)
    hear_speakers(scene)
    for draft in merged:
        if draft.edge_of is not None and draft.place is None:
            draft.place = final(draft.edge_of).place
        if draft.family == "press":
            settle_briefing(scene, draft)
        settle_place(scene, draft, _paragraph_end(article, title_end))
    order = {id(d): f"m{n}" for n, d in enumerate(merged, start=1)}
    return tuple(_meeting(d, order, title_end) for d in merged)


def _draft(scene: Scene, token: Word) -> Draft | None:
    """Return the meeting that a word tells, if it is a word that can and tells enough."""
    if is_reporter(token):
        return read_briefing(scene, token)
    noun = noun_entry(token)
    if noun is not None:
        return read_noun(scene, token, noun)
    for entry in verb_entries(token):
        if entry.kind == "noun" or is_trap(token, around(token)):
            continue
        draft = read_verb(scene, token, entry)
        if draft is not None:
            return draft
    return read_presence(scene, token)


def _tie_edge(scene: Scene, draft: Draft) -> None:
    """Tie a meeting to the larger one "am Rande" of which it took place."""
    for other in scene.drafts:
        if other is draft or other.trigger.sent != draft.trigger.sent:
            continue
        if is_at_edge(other.trigger) and other.family in ("summit", "talk"):
            if draft.family not in ("press", "call"):
                draft.edge_of = other
            draft.place = draft.place or other.place
            other.place = other.place or draft.place
            other.time = other.time or draft.time


def _meeting(draft: Draft, order: dict[int, str], title_end: int) -> Meeting:
    evidence = _sentence(draft.trigger)
    also = {_sentence(t) for t in draft.others if t.idx >= title_end} - {evidence}
    edge = final(draft.edge_of) if draft.edge_of is not None else None
    time = draft.time
    trigger = draft.trigger
    if draft.kind == "bilateral" and len(draft.parties) > 2:
        draft.kind = "multilateral"
    return Meeting(
        id=order[id(draft)],
        kind=MeetingKind(draft.kind) if draft.kind != "meet" else MeetingKind.BILATERAL,
        status=draft.status,
        participants=tuple(draft.parties),
        place=draft.place,
        date=iso(time),
        trigger=(trigger.idx, trigger.end),
        evidence=evidence,
        entry=draft.entry,
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        according_to=draft.according_to,
        part_of=order.get(id(edge)) if edge is not None and edge is not draft else None,
        also=tuple(sorted(also)),
    )


def _sentence(token: Word) -> Span:
    sent = token.sent
    text = sent.text
    begin = sent.start_char + len(text) - len(text.lstrip())
    return begin, begin + len(text.strip())


def _paragraph_end(article: Article, title_end: int) -> int:
    """Return where the first paragraph below the title ends."""
    found = article.text.find("\n", title_end)
    return found if found >= 0 else len(article.text)


def _title_end(article: Article) -> int:
    if article.title_span is not None:
        return article.title_span[1]
    first = re.match(r"[^\n]+\n\s*\n", article.text)
    return first.end() if first and first.end() < 250 else 0
