"""Whom a phrase brings to a meeting, and whether a word is one for people."""

from __future__ import annotations

import pytest

from kg.read.meetings.participants import (
    actors,
    genitives,
    names_people,
    parties,
    represented,
    takes_part,
)
from tests.read.meetings.told import context, names, word

DELEGATES = "Unterhändler der Ukraine und Moldaus trafen Präsident Nils Ravn."
CHIEFS = "Die Außenminister Rui Figueira und Hervé Masson trafen sich in Genf."
CAPITAL = "Zwischen Moskau und Kiew laufen Verhandlungen."
RELATIVE = "Präsident Zef Prela, der am Montag General Radu Tomescu traf, schwieg."
TALKS = "Das Treffen der Rebellen mit Präsident Nils Ravn war kurz."
JOINED = "Präsident Nils Ravn nahm an dem Gipfel in Genf teil."

PARTIES = [
    (DELEGATES, "Unterhändler", ["Moldau", "Ukraine"]),
    (CHIEFS, "Außenminister", ["Hervé Masson", "Rui Figueira"]),
    (RELATIVE, "der", ["Zef Prela"]),
    (TALKS, "Rebellen", []),
]


@pytest.mark.parametrize(("text", "form", "expected"), PARTIES)
def test_parties(text: str, form: str, expected: list[str]) -> None:
    assert sorted(names(text, parties(context(text).cast, word(text, form)))) == expected


def test_a_capital_acts_for_its_state_behind_zwischen() -> None:
    assert names(CAPITAL, actors(context(CAPITAL).cast, word(CAPITAL, "Moskau"))) == [
        "Russland",
        "Ukraine",
    ]


@pytest.mark.parametrize(
    ("text", "form", "people"),
    [
        (TALKS, "Rebellen", True),
        (TALKS, "Treffen", False),
        (DELEGATES, "Unterhändler", True),
        (JOINED, "Gipfel", False),
    ],
)
def test_names_people(text: str, form: str, people: bool) -> None:
    assert names_people(word(text, form)) is people


def test_states_of_persons_are_left_out() -> None:
    cast = context(DELEGATES).cast
    found = parties(cast, word(DELEGATES, "Unterhändler"))
    assert represented(cast, [*found, *found]) == tuple(found)


def test_genitives_of_a_meeting_noun() -> None:
    assert [w.text for w in genitives(word(TALKS, "Treffen"))] == ["Rebellen"]


@pytest.mark.parametrize(
    ("text", "form", "part"), [(JOINED, "nahm", True), (CHIEFS, "trafen", False)]
)
def test_takes_part(text: str, form: str, part: bool) -> None:
    assert takes_part(word(text, form)) is part
