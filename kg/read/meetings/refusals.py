"""Offers that are turned down in the next sentence: "X bot ihm ein Gespräch an. Y lehnte ab"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import MeetingStatus
from kg.read.grammar.clauses import clause_of
from kg.read.meetings.drafts import Draft, mentions
from kg.read.meetings.participants import parties
from kg.read.meetings.status_cues import verb_cues
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Context


def call_off_refused(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Call off each meeting offered that one of the parties turns down in the next sentence."""
    refused = {
        kept.number
        for told, kept in mentions(drafts)
        if kept.status == MeetingStatus.POSSIBLE and _is_turned_down(context, told.trigger, kept)
    }
    return [
        replace(d, status=MeetingStatus.CANCELLED) if d.number in refused else d for d in drafts
    ]


def _is_turned_down(context: Context, word: Word, draft: Draft) -> bool:
    """Whether the sentence behind a word says that one of those who were to meet will not."""
    end = word.sent.end
    verb = context.tree[end].sent.root if end < len(context.tree) else None
    if verb is None or not _refuses(verb):
        return False
    who = clause_of(verb).subject
    if who is None:
        return False
    taken_up = who.lower in WORDS.this_one
    return taken_up or not set(draft.parties).isdisjoint(parties(context.cast, who))


def _refuses(verb: Word) -> bool:
    """Whether a verb turns down what was told before, and nothing else."""
    if not verb.is_verb or not any(
        c.cue in WORDS.cues_of_refusal for c in verb_cues(clause_of(verb))
    ):
        return False
    if any(c.is_complement_clause or c.lower in WORDS.plain_negation for c in verb.children):
        return False
    objects = (c for c in verb.children if c.is_object or c.is_governed)
    named = (c for c in objects if c.lower not in WORDS.taking_up_an_offer)
    return all(c.lemma.lower() in WORDS.offers for c in named)
