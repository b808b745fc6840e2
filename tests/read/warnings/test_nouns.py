"""Nouns that name a warning, with who issues it, whom it warns, and of what."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.warnings.alarm import WarningConstruction
from kg.read.warnings.nouns import read_noun_warnings, warning_nouns
from tests.frozen import table, tree
from tests.read.warnings.told import article, cast

ROWS = table(Path(__file__).with_name("nouns.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_noun(row: dict[str, str]) -> None:
    """A noun names a warning where somebody issues it."""
    text = row["text"]
    people = cast(text)
    names = {entity.id: entity.name for entity in people.entities}
    found = [
        [
            warning.entry.removeprefix("warning:"),
            warning.kind,
            names[str(warning.issuer)],
            ",".join(names[target] for target in warning.targets),
            " ".join(text[begin:end] for begin, end in warning.content).strip(", "),
        ]
        for warning in read_noun_warnings(tree(text), people, article(text))
    ]
    columns = [row[c] for c in ("noun", "kind", "issuer", "targets", "message")]

    assert found == ([columns] if row["noun"] else [])


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 9


def test_the_construction_is_named() -> None:
    """Readers downstream need not guess it."""
    text = ROWS[0]["text"]
    [warning] = read_noun_warnings(tree(text), cast(text), article(text))

    assert warning.pattern == WarningConstruction.NOUN


def test_the_nouns_of_the_lexicon() -> None:
    assert warning_nouns()["Ultimatum"] == "threat"
