"""Genitives and plurals of nouns and names, and back to the nominative."""

from __future__ import annotations

import pytest

from kg.read.grammar.gender import Gender
from kg.read.grammar.noun_forms import (
    endings,
    genitives,
    may_be_genitive,
    nominative_noun,
    stem,
    with_umlaut,
    without_genitive,
)

GENITIVES = [  # name, whether with -es, genitives
    ("Lindgren", False, ["Lindgrens"]),
    ("Amt", True, ["Amts", "Amtes"]),
    ("Amt", False, ["Amts"]),
    ("Paris", False, ["Paris'", "Paris’", "Parises"]),
]
NOMINATIVES = [  # form, gender, nominative
    ("Ministeriums", Gender.NEUTER, "Ministerium"),
    ("Amtes", Gender.NEUTER, "Amt"),
    ("Verbands", Gender.MASCULINE, "Verband"),
    ("Regierungs", Gender.FEMININE, "Regierungs"),
    ("Elias", Gender.MASCULINE, "Elias"),
]


@pytest.mark.parametrize(("name", "with_e", "expected"), GENITIVES)
def test_genitives(name: str, with_e: bool, expected: list[str]) -> None:
    assert genitives(name, with_e=with_e) == expected


@pytest.mark.parametrize(("form", "gender", "expected"), NOMINATIVES)
def test_nominative(form: str, gender: Gender, expected: str) -> None:
    assert nominative_noun(form, gender) == expected


def test_names_that_end_in_s_by_themselves() -> None:
    """They are likely no genitives."""
    forms = ("Lindgrens", "Paris", "Elias", "Athens")

    assert [form for form in forms if may_be_genitive(form)] == ["Lindgrens", "Athens"]


def test_the_ending_of_a_genitive_goes() -> None:
    """From short words nothing goes."""
    forms = ("Lindgrens", "Paris’", "Ras")

    assert [without_genitive(form) for form in forms] == ["Lindgren", "Paris", "Ras"]


def test_inflected_forms_meet_in_their_stem() -> None:
    assert stem("Präsidenten") == stem("Präsident")
    assert stem("Rat") == "Rat"


def test_the_last_vowel_takes_the_umlaut() -> None:
    assert [with_umlaut(word) for word in ("Bischof", "Rat", "Chef")] == ["Bischöf", "Rät", "Chef"]


def test_a_declension_gives_the_forms_of_a_noun() -> None:
    """By the table: a weak noun has one ending in all cases but the nominative."""
    forms = {ending.behind("Präsident") for ending in endings("w")}

    assert "Präsidenten" in forms
    assert endings("no such class") == ()
