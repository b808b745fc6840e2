"""Who is warned or threatened: each way names somebody, and the first that does decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.warnings import targets
from kg.read.warnings.classify import read_alarm
from kg.read.warnings.conditional_threats import read_conditional_threats
from kg.read.warnings.targets import read_targets
from tests.frozen import table, tree
from tests.read.warnings.told import article, attributions

ROWS = table(Path(__file__).with_name("targets.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['way']}: {row['text'][:40]}")
def test_a_way(row: dict[str, str]) -> None:
    """A way yields the words that name the targets."""
    names, cases = _cases(row["text"])
    find = getattr(targets, row["way"])
    found = {names[e] for case in cases for word in find(case) for e in case.denoted(word)}

    assert set(filter(None, row["targets"].split(","))) <= found


def test_every_way_is_tested() -> None:
    ways = {way.__name__ for way in (*targets._WAYS, *targets._THREAT_WAYS)}

    assert {row["way"] for row in ROWS} == ways
    assert len(ROWS) == 14


def test_the_own_side_is_no_target() -> None:
    """Nobody warns himself or his own state."""
    text = next(row["text"] for row in ROWS if row["way"] == "_by_hit")
    names, [case] = _cases(text)
    georgia = next(e for e, name in names.items() if name == "Georgien")

    assert read_targets(case.one, case.alarm, case.cast, None) == (georgia,)
    assert read_targets(case.one, case.alarm, case.cast, georgia) == ()


def _cases(text: str) -> tuple[dict[str, str], list[targets._Case]]:
    """Return the entities of a text by name, and its warnings."""
    cast, found = attributions(text)
    told = [(one, read_alarm(one, cast)) for one in found]
    told += read_conditional_threats(tree(text), cast, article(text), told)
    names = {entity.id: entity.name for entity in cast.entities}
    return names, [targets._Case(one, alarm, cast) for one, alarm in told if alarm]
