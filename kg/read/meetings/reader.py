"""Meetings: who met, talked, telephoned, visited or sat, where, when and whether at all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Article, Meeting, MeetingKind, MeetingStatus, Span, Time
from kg.read.grammar.clauses import Clause, clause_of
from kg.read.grammar.phrases import phrase_of
from kg.read.grammar.spans import Spans
from kg.read.meetings.attendees import add_company, add_latecomers, add_speakers
from kg.read.meetings.briefings import is_reporter, read_briefing, settle_briefings
from kg.read.meetings.calendar import Calendar, iso
from kg.read.meetings.context import Context
from kg.read.meetings.drafts import Draft
from kg.read.meetings.edges import place_edges, tie_edges
from kg.read.meetings.frames import is_trap, noun_frame, verb_frames
from kg.read.meetings.kinds import Trait
from kg.read.meetings.merging import merge
from kg.read.meetings.nouns import read_noun
from kg.read.meetings.places import dateline, place_at_dateline
from kg.read.meetings.presence import read_presence
from kg.read.meetings.refusals import call_off_refused
from kg.read.meetings.separate import part_partners
from kg.read.meetings.verbs import read_verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree, Word

_ASKED = frozenset((MeetingStatus.ONGOING, MeetingStatus.PLANNED))
_LONGEST_TITLE = 250


def read_meetings(
    tree: Tree, cast: Cast, times: tuple[Time, ...], article: Article
) -> tuple[Meeting, ...]:
    """Return the meetings an article tells of, one for each, in the order they first appear."""
    title_end = _title_end(article)
    context = Context(
        tree,
        cast,
        Calendar(times, article.date),
        dateline=dateline(tree, cast),
        title_end=title_end,
        lead_end=_paragraph_end(article, title_end),
    )
    skipped = Spans(article.skipped)
    for word in tree:
        if word.idx in skipped:
            continue
        draft = tell(context, word)
        if draft is not None:
            drafts = [draft]
            for step in STEPS_OF_A_WORD:
                drafts = step(context, drafts)
            context = context.after(drafts)
    told = list(context.told)
    for step in STEPS:
        told = step(context, told)
    ids = {mention.number: f"m{n}" for n, d in enumerate(told, 1) for mention in (d, *d.absorbed)}
    return tuple(_meeting(draft, ids, title_end) for draft in told)


def tell(context: Context, word: Word) -> Draft | None:
    """Return the meeting that a word tells, if it is a word that can and tells enough."""
    found = None
    if word.is_nominal and is_reporter(word):
        found = read_briefing(context, phrase_of(word))
    elif (frame := noun_frame(word)) is not None:
        found = read_noun(context, phrase_of(word), frame)
    elif word.is_verb or word.is_adjective:
        clause = clause_of(word)
        found = _told_by_verb(context, clause) or read_presence(context, clause)
    return found and replace(found, in_title=word.idx < context.title_end)


def _told_by_verb(context: Context, clause: Clause) -> Draft | None:
    frames = [frame for frame in verb_frames(clause) if frame.trait != Trait.BY_NOUN]
    if not frames or is_trap(clause.verb, clause.neighbours):
        return None
    drafts = (read_verb(context, clause, frame) for frame in frames)
    return next((draft for draft in drafts if draft is not None), None)


# --- steps -------------------------------------------------------------------------------------


def doubt_questions(_: Context, drafts: list[Draft]) -> list[Draft]:
    """Return what a question asks about as possible only."""
    return [
        replace(d, status=MeetingStatus.POSSIBLE) if d.status in _ASKED and _is_asked(d) else d
        for d in drafts
    ]


def count_parties(_: Context, drafts: list[Draft]) -> list[Draft]:
    """Return bilateral meetings of more than two as multilateral."""
    return [
        replace(d, kind=MeetingKind.MULTILATERAL)
        if d.kind == MeetingKind.BILATERAL and len(d.parties) > 2
        else d
        for d in drafts
    ]


def _is_asked(draft: Draft) -> bool:
    return draft.trigger.sent.text.rstrip().endswith("?")


STEPS_OF_A_WORD = (
    doubt_questions,
    part_partners,  # needs the parties as the clause names them
    add_company,  # each of the meetings has the same company
)
"""What is done with the meetings that one word tells, before the next word is read."""

STEPS = (
    tie_edges,  # needs each place of the article that tells a meeting
    merge,  # from here on one draft is one meeting
    call_off_refused,
    add_latecomers,  # needs the status: only what took place is joined in the past
    add_speakers,
    place_edges,  # needs the larger meeting as merged
    settle_briefings,  # needs all parties
    place_at_dateline,  # needs every place that the text itself gives
    count_parties,  # needs all parties
)
"""What is done with the meetings of the whole article, in this order."""


# --- meetings ----------------------------------------------------------------------------------


def _meeting(draft: Draft, ids: Mapping[int, str], title_end: int) -> Meeting:
    """Return a draft as a meeting of the reading; ``ids`` are by the numbers of the drafts."""
    time, own = draft.time, ids[draft.number]
    edge = ids.get(draft.edge_of) if draft.edge_of is not None else None
    evidence = _sentence(draft.trigger)
    also = {_sentence(word) for word in draft.passed if word.idx >= title_end} - {evidence}
    return Meeting(
        id=own,
        kind=draft.kind,
        status=draft.status,
        participants=draft.parties,
        place=draft.place,
        date=iso(time),
        trigger=(draft.trigger.idx, draft.trigger.end),
        evidence=evidence,
        entry=str(draft.source.entry),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
        according_to=draft.according_to,
        part_of=edge if edge != own else None,
        also=tuple(sorted(also)),
        pattern=draft.source.pattern,
    )


def _sentence(word: Word) -> Span:
    text, start = word.sent.text, word.sent.start_char
    begin = start + len(text) - len(text.lstrip())
    return begin, begin + len(text.strip())


def _paragraph_end(article: Article, title_end: int) -> int:
    """Return where the first paragraph below the title ends."""
    found = article.text.find("\n", title_end)
    return found if found >= 0 else len(article.text)


def _title_end(article: Article) -> int:
    """Return where the title ends: as the article says, or before its first empty line."""
    if article.title_span is not None:
        return article.title_span[1]
    first = re.match(r"[^\n]+\n\s*\n", article.text)
    return first.end() if first and first.end() < _LONGEST_TITLE else 0
