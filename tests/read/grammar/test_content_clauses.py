"""What a verb says is found by the tree, as an infinitive, behind a comma or a colon."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.clauses import clause_of
from kg.read.grammar.content_clauses import (
    content_behind_colon,
    content_behind_comma,
    content_clauses,
    content_infinitive,
)
from kg.read.grammar.tree import Stretch, Word
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("content.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_content(row: dict[str, str]) -> None:
    """The words of the clause, none where it tells something else."""
    parsed = tree(row["text"])
    verb = next(word for word in parsed if word.text == row["verb"])

    found = _found(row["by"], verb, parsed.sents[0])
    assert " ".join(word.text for word in found) == row["content"]


def test_every_way_finds_and_finds_not() -> None:
    assert {(row["by"], bool(row["content"])) for row in ROWS} >= {
        (by, found) for by in ("tree", "infinitive", "comma", "colon") for found in (True, False)
    }


def _found(by: str, verb: Word, sentence: Stretch) -> list[Word]:
    match by:
        case "tree":
            return content_clauses(clause_of(verb), ())
        case "infinitive":
            return content_infinitive(verb)
        case "comma":
            return content_behind_comma(verb, sentence, ())
        case _:
            return content_behind_colon(clause_of(verb), sentence)
