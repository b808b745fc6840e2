"""The phrase of a noun answers what belongs to it, and what it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.phrases import Phrase, phrase_of
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("phrases.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_phrase(row: dict[str, str]) -> None:
    """Every column of the table."""
    phrase = _phrase(row)
    answers = {
        "definite": phrase.is_definite,
        "negated": phrase.is_negated,
        "core": phrase.is_core,
        "attached": phrase.is_attached,
        "edge": phrase.is_at_edge,
    }

    assert phrase.predicate is not None
    assert phrase.predicate.text == row["predicate"]
    assert answers == {name: row[name] == "yes" for name in answers}
    assert [word.text for word in phrase.attributes] == row["attributes"].split()


def test_a_phrase_is_made_once() -> None:
    phrase = _phrase(ROWS[0])

    assert phrase_of(phrase.noun) is phrase


def _phrase(row: dict[str, str]) -> Phrase:
    return phrase_of(next(word for word in tree(row["text"]) if word.text == row["noun"]))
