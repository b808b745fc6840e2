"""Threats that no verb of speech reports are found with who announces them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.stretches import char_spans
from kg.read.warnings.alarm import WarningConstruction
from kg.read.warnings.conditional_threats import read_conditional_threats
from tests.frozen import table, tree
from tests.read.warnings.told import article, attributions

ROWS = table(Path(__file__).with_name("announcements.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_an_announcement(row: dict[str, str]) -> None:
    """Issuer, entry and condition of an announcement, where no utterance warns yet."""
    text = row["text"]
    cast, told = attributions(text)
    names = {entity.id: entity.name for entity in cast.entities}
    known = [(one, None) for one in told]
    found = [
        (
            ",".join(names[issuer] for issuer in one.speakers),
            str(alarm.entry),
            " ".join(text[begin:end] for begin, end in char_spans(alarm.condition)),
        )
        for one, alarm in read_conditional_threats(tree(text), cast, article(text), known)
        if alarm.construction is WarningConstruction.ANNOUNCEMENT
    ]

    expected = (row["issuer"], row["entry"], row["condition"])
    assert found == ([expected] if row["issuer"] else [])


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 7


def test_what_is_known_is_not_found_again() -> None:
    """A sentence that holds a warning by an issuer is left alone."""
    text = ROWS[3]["text"]
    cast, told = attributions(text)
    [(one, alarm)] = read_conditional_threats(
        tree(text), cast, article(text), [(o, None) for o in told]
    )

    assert [*read_conditional_threats(tree(text), cast, article(text), [(one, alarm)])] == []
