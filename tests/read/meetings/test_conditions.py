"""Each named condition of the frames by a text in which it holds and one in which it does not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.lexicon import cells, rows
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.phrases import phrase_of
from kg.read.meetings.cases import Case
from kg.read.meetings.conditions import CONDITIONS
from kg.read.meetings.frames import noun_frame, verb_frames
from kg.read.meetings.noun_cases import NounCase
from kg.read.meetings.nouns import NOUN_CONDITIONS, NOUN_EXCEPTIONS, Told
from tests.frozen import table
from tests.read.meetings.told import context

ROWS = table(Path(__file__).with_name("conditions.tsv"))


def test_every_condition_has_both() -> None:
    counts = Counter((row["condition"], row["holds"]) for row in ROWS)
    names = {*CONDITIONS, *NOUN_CONDITIONS, *NOUN_EXCEPTIONS}
    assert {name for name, _ in counts} == names
    assert [
        (name, holds) for name in names for holds in ("yes", "no") if not counts[name, holds]
    ] == []


def test_every_name_of_a_row_is_a_condition() -> None:
    verbs = rows("read/meetings/verbs")
    named = {name for row in verbs for column in ("when", "unless") for name in cells(row[column])}
    assert named == CONDITIONS.keys()
    nouns = rows("read/meetings/nouns")
    assert {name for row in nouns for name in cells(row["when"])} == NOUN_CONDITIONS.keys()
    assert {name for row in nouns for name in cells(row["unless"])} == NOUN_EXCEPTIONS.keys()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['condition']} {row['holds']}")
def test_a_condition_holds(row: dict[str, str]) -> None:
    here, name = context(row["text"]), row["condition"]
    word = next(w for w in here.tree if w.text == row["word"])
    frame = noun_frame(word)
    if frame is None:
        clause = clause_of(word)
        asking = (f for f in verb_frames(clause) if name in (*f.when, *f.unless))
        holds = CONDITIONS[name](Case(here, clause, next(asking)))
    else:
        case = NounCase(here, phrase_of(word), frame)
        rule = NOUN_EXCEPTIONS.get(name)
        holds = rule(case) if rule is not None else NOUN_CONDITIONS[name](Told(case))
    assert holds == (row["holds"] == "yes")
