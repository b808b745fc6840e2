"""The subject of a verb."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.subjects import is_zu_infinitive, subject
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("subjects.tsv"))


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 7


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_subject(row: dict[str, str]) -> None:
    """A verb has the subject of the table, however far away it stands."""
    verb = next(word for word in tree(row["text"]) if word.text == row["verb"])
    found = subject(verb)

    assert (found.text if found is not None else "") == row["subject"]


def test_an_infinitive_with_zu_is_told_apart() -> None:
    words = tree("Der Präsident versprach, den Kanzler in Wien zu treffen.")

    assert [w.text for w in words if w.is_verb and is_zu_infinitive(w)] == ["treffen"]
