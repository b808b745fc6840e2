"""Entries are values, and printed with their family."""

from __future__ import annotations

from kg.read.scoring.entry import Entry, Family, written


def test_entries_are_printed_once_each() -> None:
    """In the order in which they were found."""
    said, harm = Entry(Family.SPEECH, "sagen"), Entry(Family.WARNING, "sperren")

    assert written(said, harm, said) == "speech:sagen warning:sperren"


def test_entries_are_equal_by_value() -> None:
    assert Entry(Family.MOOD, "konjunktiv") == Entry(Family.MOOD, "konjunktiv")
    assert Entry(Family.MOOD, "konjunktiv") != Entry(Family.SPEECH, "konjunktiv")
