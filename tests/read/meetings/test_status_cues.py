"""Each cue of the status of a meeting by its own sentence."""

from __future__ import annotations

import pytest

from kg.lexicon import rows
from kg.read.grammar.clauses import clause_of
from kg.read.meetings.status_cues import adjective_cue, cue_of, noun_cue, verb_cues
from tests.read.meetings.told import context, drafts

CUES = rows("read/meetings/status_cues")


@pytest.mark.parametrize("row", CUES, ids=lambda row: f"{row['cue']} {row['with']} {row['part']}")
def test_a_cue_tells_the_status(row: dict[str, str]) -> None:
    words = context(row["yes"]).tree
    found = [cue for word in words for cue in verb_cues(clause_of(word))]
    found += [cue for word in words if (cue := noun_cue(word)) is not None]
    found += [cue for word in words if (cue := adjective_cue(word)) is not None]
    assert cue_of(row) in found
    assert row["reads"] in [draft.status for draft in drafts(row["yes"])]
