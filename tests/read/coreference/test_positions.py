"""Positions: each office of a person once, with the fullest evidence; see offices/cases.tsv."""

from __future__ import annotations

from kg.read.coreference.positions import read_positions
from tests.read.coreference.reading import cast

TEXT = "Der kroatische Außenminister Ivo Perić kam als Erster. Auf dem Podium blieb Außenminister Ivo Perić stumm."  # noqa: E501


def test_an_office_is_told_once() -> None:
    """With its owner where one is known, with entry and pattern as they were found."""
    here = cast(TEXT)
    (position,) = read_positions(here)

    assert (position.id, position.title, position.entry, position.pattern) == (
        "p1",
        "Außenminister",
        "offices:Minister:before name",
        "before name",
    )
    assert here.entity(position.of or "").name == "Kroatien"


def test_the_shorter_title_says_nothing_new() -> None:
    """ "Minister" of somebody who is Außenminister is no second office."""
    here = cast("Der kroatische Außenminister Ivo Perić kam. Minister Ivo Perić blieb stumm.")

    assert [position.title for position in read_positions(here)] == ["Außenminister"]
