"""Whom "beide Länder" and other plural sets stand for."""

from __future__ import annotations

import pytest

from kg.read.meetings.plural_sets import (
    counted_before,
    is_of_pair,
    is_pair,
    pair_behind,
    union_before,
)
from tests.read.meetings.told import context, names, word

STATES = "Laos, Vietnam und Kambodscha streiten. Die drei Länder verhandeln."
PERSONS = "Präsident Zef Prela traf Ministerin Tea Marić. Die beiden redeten lange."
BOTH = "Serbien und Kroatien verhandeln. Unterhändler beider Länder reisten nach Wien."
UNION = "Die Europäische Union berät. Die Staats- und Regierungschefs tagen in Riga."


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        (STATES, "Länder", ["Laos", "Vietnam", "Kambodscha"]),
        (PERSONS, "beiden", ["Zef Prela", "Tea Marić"]),
        (BOTH, "Länder", ["Serbien", "Kroatien"]),
        (STATES, "streiten", []),
    ],
)
def test_counted_before(text: str, form: str, expected: list[str]) -> None:
    assert names(text, counted_before(context(text).cast, word(text, form))) == expected


def test_a_pair_is_found_behind_a_noun() -> None:
    assert is_pair(word(BOTH, "Länder"))
    assert not is_pair(word(STATES, "Länder"))
    assert is_of_pair(word(BOTH, "Unterhändler"))
    behind = pair_behind(word(BOTH, "Unterhändler"))
    assert behind is not None
    assert behind.text == "Länder"


def test_the_union_of_its_leaders() -> None:
    cast = context(UNION).cast
    assert names(UNION, union_before(cast, word(UNION, "Staats-"))) == ["Europäische Union"]
    assert union_before(cast, word(UNION, "Riga")) == []
