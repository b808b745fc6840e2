"""Names become entities: each once, nominative, with its type; lookalikes do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.entities.discourse import Discourse, read_discourse
from kg.read.entities.finding import STEPS, find_names
from tests.frozen import table
from tests.frozen import tree as parsed

LETTERS = {"Person": "P", "Organisation": "O", "State": "S", "Place": "L"}
CASES = table(Path(__file__).with_name("cases.tsv"))


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(CASES) == 66
    assert sum(row["known"] != "-" for row in CASES) == 2
    assert len(STEPS) == 10


def _cases() -> list[object]:
    return [
        pytest.param(
            row,
            id=row["id"],
            marks=[pytest.mark.xfail(strict=True, reason=row["known"])] * (row["known"] != "-"),
        )
        for row in CASES
    ]


def _read(row: dict[str, str]) -> dict[str, str]:
    discourse = read_discourse(parsed(row["text"]), frozenset())
    actors = discourse.actors
    return {
        "mentions": ";".join(_numbered(discourse)),
        "entities": ";".join(f"{LETTERS[a.type]}:{a.name}" for a in actors),
        "acts_for": ";".join(f"{a.name}>{a.acts_for}" for a in actors if a.acts_for),
        "of": ";".join(f"{a.name}>{a.of}" for a in actors if a.of),
    }


def _numbered(discourse: Discourse) -> list[str]:
    numbers = {id(actor): number for number, actor in enumerate(discourse.actors, start=1)}
    return [f"{numbers[id(discourse.actor(n))]} {n.span.text}" for n in discourse.names]


@pytest.mark.parametrize("row", _cases())
def test_named_entities(row: dict[str, str]) -> None:
    """The mentions of a sentence, who they denote and whom those act for are as a reader says."""
    found = _read(row)

    assert found == {column: row[column] for column in found}


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["id"])
def test_names_do_not_overlap(row: dict[str, str]) -> None:
    """No word belongs to two names, unless one stands inside the other and is said to."""
    names = [name for name in find_names(parsed(row["text"])) if not name.nested]
    places = [i for name in names for i in range(name.start, name.end)]

    assert len(places) == len(set(places))


def test_what_is_skipped_is_not_read() -> None:
    """Words that the article skips name nobody."""
    tree = parsed(CASES[0]["text"])

    assert find_names(tree, frozenset(range(len(tree)))) == []
