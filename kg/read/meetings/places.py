"""Where a meeting is held: the place in its phrase or clause, near it, of the dateline."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType, MeetingKind, MentionForm
from kg.read.entities.gazetteer import by_key
from kg.read.grammar.dateline import opens_text
from kg.read.grammar.reach import reach
from kg.read.meetings.kinds import Family
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.lexicon import WordClass
    from kg.model import Mention
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.clauses import Clause
    from kg.read.grammar.tree import Stretch, Tree, Word
    from kg.read.meetings.context import Context
    from kg.read.meetings.drafts import Draft

OBJECT = "obj"
"""A goal of frames: the place is the object, "besucht Kairo"."""
_SITES = frozenset((EntityType.PLACE, EntityType.STATE))
_HELD_HERE = frozenset((Family.TALK, Family.SUMMIT, Family.PRESS))
_FAR = 100
"""A place that may belong elsewhere stands behind all that do not."""


# --- in the clause -----------------------------------------------------------------------------


def place_of(cast: Cast, heads: Iterable[Word], goal: Iterable[str] = ()) -> str | None:
    """Return the place that a phrase under one of the heads names, those of a goal first."""
    heads = list(heads)
    found = _place_as_object(cast, heads) if OBJECT in goal else None
    return found or _place_behind(cast, heads, goal) or _place_behind(cast, heads)


def place_of_name(cast: Cast, noun: Word) -> str | None:
    """Return the place by which a meeting is called: "der Gipfel von Hanoi"."""
    named = (cast.at(c) for c in noun.children if c.preposition in WORDS.of_a_name)
    return next((here for here in named if here is not None and cast.is_place(here)), None)


def place_in_compound(cast: Cast, noun: Word) -> str | None:
    """Return the place or state that the first part of a compound names: "Indien-Reise"."""
    first, hyphen, _ = noun.text.rpartition("-")
    if not hyphen or first in WORDS.first_parts_that_are_no_goal:
        return None
    named = (e.id for e in cast.ending_in(first) if e.type in _SITES and e.name == first)
    known = by_key().get(first)
    found = next(named, None)
    if found is not None or known is None or known.type != EntityType.STATE:
        return found
    return cast.called(first)


def place_in_window(
    cast: Cast, near: Stretch, prepositions: WordClass | tuple[str, ...]
) -> str | None:
    """Return the place that stands right behind one of the prepositions in a row of words."""
    for token in near:
        mention = cast.mention_at(token)
        if mention is not None and mention.begin == token.idx and _is_site(mention):
            mark = _before_description(token, near.start)
            if mark is not None and mark.lower in prepositions:
                return mention.entity
    return None


def place_in_sentence(cast: Cast, near: Word, *, inside: bool = False) -> str | None:
    """Return the nearest place of the sentence that is not part of a name or an office.

    ``inside``: only one that belongs to the phrase of ``near``.
    """
    above = list(near.ancestors)
    best: tuple[int, str] | None = None
    for token in near.sent:
        here = _place_behind_in(cast, token)
        below = near.is_nominal and near in token.ancestors
        if here is None or (inside and not below):
            continue
        sure = below or _is_near_sure(cast, token, near, above)
        if sure or _may_be_here(token, near):
            gap = abs(token.i - near.i) + (0 if sure else _FAR)
            best = min(best, (gap, here), key=lambda b: b[0]) if best else (gap, here)
    return best[1] if best else None


def _place_as_object(cast: Cast, heads: list[Word]) -> str | None:
    for head in heads:
        for child in head.children:
            bare = child.is_oblique and child.is_proper_noun and not child.preposition
            if child.is_passive_subject or child.is_object or bare:
                found = _place(cast, child)
                if found:
                    return found
    return None


def _place_behind(
    cast: Cast, heads: list[Word], prepositions: Iterable[str] | None = None
) -> str | None:
    """Return the place behind one of the prepositions, those that tell where if none is given."""
    wanted = WORDS.where if prepositions is None else [p for p in prepositions if p != OBJECT]
    for head in heads:
        for child in sorted(head.children, key=lambda c: abs(c.i - head.i)):
            found = _place(cast, child) if child.preposition in wanted else None
            if found:
                return found
    return None


def _place(cast: Cast, word: Word) -> str | None:
    """Return the place or, where it is one to go to, the state that a phrase names."""
    here = cast.at(word)
    if here is not None:
        building = cast.is_body(here) and word.lower in WORDS.buildings
        return here if building or cast.entity(here).type in _SITES else None
    for child in word.children:
        named = not child.preposition or child.preposition in WORDS.of_a_place
        if (child.is_beside_name or child.is_attribute) and named:
            here = cast.at(child)
            if here is not None and cast.is_place(here):
                return here
    return None


def _is_site(mention: Mention) -> bool:
    """Whether a name is one of a place, a state or a building."""
    building = mention.type == EntityType.ORGANISATION and mention.text.lower() in WORDS.buildings
    return mention.form == MentionForm.NAME and (building or mention.type in _SITES)


def _before_description(token: Word, start: int) -> Word | None:
    """Return the word before a name and what describes it: "in der Hafenstadt X" gives "in"."""
    words, i = token.tree.words, token.i - 1
    while i > start and (
        words[i].is_describing or words[i].lemma.lower() in WORDS.kinds_of_settlement
    ):
        i -= 1
    return words[i] if i >= 0 else None


def _place_behind_in(cast: Cast, word: Word) -> str | None:
    """Return the place of a phrase with "in", "auf" or "bei"."""
    if word.preposition not in WORDS.at or not (word.is_oblique or word.is_attribute):
        return None
    here = cast.at(word)
    return here if here is not None and cast.is_place(here) else None


def _is_near_sure(cast: Cast, token: Word, near: Word, above: list[Word]) -> bool:
    """Whether a place hangs on the meeting's words, its verb, a party or a time."""
    head = token.head
    actor = bool(cast.denoted(head)) and not _has_seat(head)
    governs = head.is_verb and head in above
    return head is near or governs or actor or head.lemma in WORDS.times_and_reporters


def _may_be_here(token: Word, near: Word) -> bool:
    """Whether a place behind a bare "in" stands in the clause of the meeting's word."""
    bare = token.i > 0 and token.tree[token.i - 1].lower in WORDS.inside_a_place
    return bare and not _has_seat(token.head) and _verb_above(token) in (near, _verb_above(near))


def _has_seat(noun: Word) -> bool:
    return noun.lemma.lower() in WORDS.offices_with_a_seat


def _verb_above(word: Word) -> Word | None:
    return next((a for a in word.ancestors if a.is_verb), None)


# --- near the clause ---------------------------------------------------------------------------


def place_at(context: Context, clause: Clause, kind: MeetingKind, place: str | None) -> str | None:
    """Return the place of what a verb tells: its own, that of the clause above, one near."""
    if kind == MeetingKind.CALL:
        return None
    near = clause.window
    found = place or _place_described(context.cast, near) or place_near(context, clause.verb, near)
    return found or place_beside(context, clause.verb, kind)


def place_near(context: Context, word: Word, near: Stretch) -> str | None:
    """Return the place of the clause above, the last named where "dort" stands, or "hier".

    ``near``: the words around it.
    """
    if any(c.lower in WORDS.there for c in word.children):
        return place_there(context, word.children)
    joined = word.is_infinitive_clause or word.is_conjunct
    joined = joined or word.is_adverbial_clause or word.is_oblique
    for ancestor in _in_sentence(word):
        if ancestor.is_verb and joined:
            return place_of(context.cast, (ancestor,))
    return context.dateline if _is_here(near) else None


def place_there(context: Context, words: Iterable[Word]) -> str | None:
    """Return the last place named before "dort", if it stands among the words."""
    there = next((w for w in words if w.lower in WORDS.there), None)
    if there is None:
        return None
    before = context.cast.mentions_in(reach(there), there.idx)
    return next((m.entity for m in reversed(before) if m.type == EntityType.PLACE), None)


def place_beside(context: Context, word: Word, kind: MeetingKind | None) -> str | None:
    """Return the nearest place of the sentence that can be the meeting's."""
    journey = kind == MeetingKind.VISIT
    if kind == MeetingKind.CALL or (journey and not word.is_noun):
        return None
    return place_in_sentence(context.cast, word, inside=journey)


def _place_described(cast: Cast, near: Stretch) -> str | None:
    """Return the place that a relative clause with "wo" describes."""
    words, start = near.tree.words, near.start
    if start < 2 or words[start].lower not in WORDS.where_relative:
        return None
    mention = cast.mention_at(words[start - 2])
    return mention.entity if mention is not None and mention.type in _SITES else None


def _in_sentence(word: Word) -> Iterator[Word]:
    for ancestor in word.ancestors:
        if ancestor.sent != word.sent:
            return
        yield ancestor


def _is_here(words: Stretch) -> bool:
    """Whether "hier" or "in dieser Stadt" stands among the words."""
    return any(
        word.lower in WORDS.here
        or (word.lemma in WORDS.this_town and any(c.lower in WORDS.this for c in word.children))
        for word in words
    )


# --- the dateline ------------------------------------------------------------------------------


def dateline(tree: Tree, cast: Cast) -> str | None:
    """Return the place that the first paragraph is dated from."""
    places = (m for m in cast.mentions if m.type == EntityType.PLACE and m.form == MentionForm.NAME)
    return next((m.entity for m in places if opens_text(tree.text, m.begin, m.end)), None)


def place_at_dateline(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Give what just took place, and is told in the first paragraph, the place of the dateline."""
    if context.dateline is None:
        return drafts
    return [replace(d, place=context.dateline) if _is_held_here(context, d) else d for d in drafts]


def _is_held_here(context: Context, draft: Draft) -> bool:
    held = draft.family in _HELD_HERE and draft.kind != MeetingKind.CALL
    if draft.place is not None or not held or not draft.is_real:
        return False
    first = any(word.idx < context.lead_end for word in (draft.trigger, *draft.passed))
    return first and _is_recent(context, draft) and not _names_other_place(context, draft)


def _is_recent(context: Context, draft: Draft) -> bool:
    if draft.time is None:
        return True
    today, told = context.calendar.today, draft.time.latest
    if today is None or told is None:
        return False
    return dt.timedelta(days=-2) <= today - told <= dt.timedelta(days=4)


def _names_other_place(context: Context, draft: Draft) -> bool:
    """Whether the sentence names another place, where it may have been held as well."""
    sent = draft.trigger.sent
    return any(
        m.type == EntityType.PLACE and m.form == MentionForm.NAME and m.entity != context.dateline
        for m in context.cast.mentions_in(sent.start_char, sent.end_char)
    )
