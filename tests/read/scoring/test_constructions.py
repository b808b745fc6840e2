"""The construction of an item, by its entry."""

from __future__ import annotations

import pytest

from kg.model import IssuedWarning
from kg.read.scoring.constructions import pattern

WARNINGS = [  # entry, pattern
    ("speech:warnen", "verb of warning"),
    ("warning:Warnung", "noun of warning"),
    ("speech:sagen warning:condition+own", "condition"),
    ("speech:sagen warning:wer", "condition"),
    ("mood:condition warning:condition+own", "announcement"),
    ("speech:sagen warning:schließen", "word of harm"),
    ("mood:konjunktiv warning:Krieg", "word of harm"),
    ("mood:konjunktiv", "free"),
    ("source:so", "source phrase"),
    ("speech:lassen+wissen/mitteilen warning:hinnehmen nicht", "word of harm"),
]


def test_no_row_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(WARNINGS) == 10


@pytest.mark.parametrize(("entry", "expected"), WARNINGS)
def test_warnings(entry: str, expected: str) -> None:
    """A word for warning, or what is said."""
    item = IssuedWarning("w1", "warning", "e1", (), None, ((0, 1),), (), (), (), (), (0, 1), entry)
    assert pattern(item) == expected
