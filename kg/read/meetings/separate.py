"""Several meetings in one clause: "traf nacheinander A und B", "erst mit A, dann mit B"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import MeetingKind
from kg.read.grammar.adjectives import adjective_base
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Context
    from kg.read.meetings.drafts import Draft


def part_partners(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Return a draft for each partner where the clause says that they were met one by one."""
    return [part for draft in drafts for part in _parts(context, draft)]


def _parts(context: Context, draft: Draft) -> list[Draft]:
    partners = [p for p in draft.parties if p not in draft.lead]
    one = len(draft.lead) == 1 and not context.cast.is_state(draft.lead[0])
    if not one or len(partners) < 2 or not _are_met_apart(context, draft.trigger, partners):
        return [draft]
    several = draft.kind == MeetingKind.MULTILATERAL
    kind = MeetingKind.BILATERAL if several else draft.kind
    return [
        replace(draft, parties=(*draft.lead, partner), kind=kind, alone=True)
        for partner in partners
    ]


def _are_met_apart(context: Context, word: Word, partners: list[str]) -> bool:
    if word.is_noun:
        described = (adjective_base(c.lower) for c in word.children if c.is_adjectival)
        return any(form in WORDS.separate for form in described)
    if not word.is_verb:
        return False
    heads = (word, *word.children)
    if any(t.lower in WORDS.one_by_one and t.head in heads for t in word.sent):
        return True
    sent = word.sent
    named = [
        m.begin
        for m in context.cast.mentions_in(sent.start_char, sent.end_char)
        if m.entity in partners
    ]
    between = (t for t in sent if named and named[0] < t.idx < named[-1])
    return any(t.lower in WORDS.then for t in between)
