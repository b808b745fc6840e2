"""The named conditions of the wing's lexicons."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import rows
from kg.read.quotations.conditions import CONDITIONS, SOURCE_CONDITIONS
from kg.read.quotations.lexicon import find_source
from tests.frozen import table, tree
from tests.read.quotations.told import cues

ROWS = table(Path(__file__).with_name("conditions.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["condition"])
def test_a_condition(row: dict[str, str]) -> None:
    """It holds in the one sentence, and not in the other."""
    assert _holds(row["condition"], row["yes"])
    assert not _holds(row["condition"], row["no"])


def test_conditions_are_tested_and_used() -> None:
    """No name stands for nothing, and none is without a line of a lexicon."""
    named = {**CONDITIONS, **SOURCE_CONDITIONS}
    lexicons = [*rows("read/quotations/verbs"), *rows("read/quotations/sources")]
    used = {name for row in lexicons for name in row["unless"].split(",") if name != "-"}

    assert {row["condition"] for row in ROWS} == set(named) == used


def _holds(name: str, text: str) -> bool:
    if name in CONDITIONS:
        [cue] = cues(text)
        return CONDITIONS[name](cue)
    [word] = [w for w in tree(text) if w.is_adposition or find_source(w) is not None][:1]
    return SOURCE_CONDITIONS[name](word, word.head)
