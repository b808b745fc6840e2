"""Each row of the lexicons of meetings by its own sentences."""

from __future__ import annotations

import pytest

from kg.lexicon import rows
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.stretches import words_around
from kg.read.meetings.frames import (
    Sense,
    noun_frame,
    noun_frame_of,
    trap_of,
    traps,
    verb_frame_of,
    verb_frames,
)
from kg.read.meetings.kinds import Trait
from tests.read.meetings.told import context, drafts, meetings

VERBS = rows("read/meetings/verbs")
NOUNS = rows("read/meetings/nouns")
TRAPS = rows("read/meetings/traps")


def _name(row: dict[str, str]) -> str:
    return " ".join(row[column] for column in ("verb", "with") if row.get(column, "-") != "-")


@pytest.mark.parametrize("row", VERBS, ids=_name)
def test_a_verb_evokes_a_meeting(row: dict[str, str]) -> None:
    frame = verb_frame_of(row)
    if frame.trait == Trait.BY_NOUN:
        found = [f for word in context(row["yes"]).tree for f in verb_frames(clause_of(word))]
        assert frame in found
    else:
        assert frame in [draft.source for draft in drafts(row["yes"])]


@pytest.mark.parametrize("row", VERBS, ids=_name)
def test_a_verb_in_another_sense_evokes_none(row: dict[str, str]) -> None:
    assert verb_frame_of(row) not in [draft.source for draft in drafts(row["no"])]


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row["noun"])
def test_a_noun_evokes_a_meeting(row: dict[str, str]) -> None:
    assert noun_frame_of(row) in [draft.source for draft in drafts(row["yes"]) if draft.enough]


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row["noun"])
def test_a_noun_in_another_sense_evokes_none(row: dict[str, str]) -> None:
    assert noun_frame_of(row) not in [d.source for d in drafts(row["no"]) if d.enough]


@pytest.mark.parametrize("row", TRAPS, ids=lambda row: f"{row['trap']} {row['of']}")
def test_a_trap_keeps_a_meeting_away(row: dict[str, str]) -> None:
    trap, words = trap_of(row), list(context(row["no"]).tree)
    if trap.sense == Sense.NEVER:
        ending = trap.word.removeprefix("-").lower()
        named = [w for w in words if w.is_noun and ending in f"{w.lemma} {w.text}".lower()]
        assert named
        assert [noun_frame(word) for word in named] == [None] * len(named)
    else:
        assert trap in [found for word in words for found in traps(word, words_around(word))]
    assert meetings(row["no"])[0] == ()
