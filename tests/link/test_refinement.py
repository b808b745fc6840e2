"""What the rows of a table tell of each other: spells, sex, countries, names of bodies."""

from __future__ import annotations

from typing import Any

import pytest

from kg.link import kinds, sexes
from kg.link.records import Record, from_json
from kg.link.refinement import refine
from kg.link.spells import cut

STATE = from_json({
    "qid": "Q10", "type": "State", "label_de": "Nordland", "iso": "RU", "country": "Q10",
    "aliases": [{"text": "nordländisch", "lang": "de", "kind": "demonym"}],
})  # fmt: skip


def person(qid: str, name: str, *roles: tuple[str, str | None, str | None], **more: Any) -> Record:
    """A person with offices of Nordland: title, start, end."""
    listed = [{"title": t, "of": "Q10", "start": s, "end": e} for t, s, e in roles]
    return from_json({"qid": qid, "type": "Person", "label_de": name, "roles": listed, **more})


SPELLS = [  # spells of one, of another, and what is left of the first
    ([("2000", None)], [("2008", "2012")], [("2000", "2008"), ("2012", None)]),
    (
        [("2000", "2012")],
        [("2004", "2006"), ("2006", "2008")],
        [("2000", "2004"), ("2008", "2012")],
    ),
    ([("2013", None)], [("2022", None)], [("2013", "2022")]),
    ([("2000", "2008")], [("2008", "2012")], [("2000", "2008")]),
    ([("2000-05-07", None)], [("2004-01-01", "2004-03-01")], [("2000-05-07", None)]),
    ([("2000", "2010")], [], [("2000", "2010")]),
]


@pytest.mark.parametrize(("own", "others", "left"), SPELLS)
def test_a_spell_is_cut_where_another_held_the_office(
    own: list[Any], others: list[Any], left: list[Any]
) -> None:
    """A stay of some weeks is a deputy's, and the next term cuts nothing."""
    one = person("Q1", "Anna Eins", *(("President", s, e) for s, e in own))
    two = person("Q2", "Bert Zwei", *(("President", s, e) for s, e in others))

    found = cut([STATE, one, two])[1]

    assert [(r.start, r.end) for r in found.roles] == left


def test_an_office_of_several_at_a_time_cuts_nobody() -> None:
    """In a collective presidency one is not out when the other is in."""
    people = [
        person(f"Q{n}", f"Rat {n}", ("President", str(2000 + n), str(2006 + n)))
        for n in range(1, 6)
    ]

    assert cut([STATE, *people]) == [STATE, *people]


SEXES = [
    ("Anna Muster", {"desc_de": "deutsche Politikerin (SPD)"}, "female"),
    ("Toni Muster", {"desc_de": "deutscher Politiker (SPD)"}, "male"),
    ("Olha Kowalowa", {"country": "Q10"}, "female"),
    ("Grzegorz Schetyna", {"country": "Q10"}, ""),
    ("Kim Muster", {"sex": "male", "desc_de": "deutsche Politikerin"}, "male"),
]


@pytest.mark.parametrize(("name", "more", "expected"), SEXES)
def test_sex_is_told_by_table_description_or_surname(
    name: str, more: dict[str, Any], expected: str
) -> None:
    assert sexes.of_entity(person("Q1", name, **more), {"Q10": "RU"}) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Außenministerin", "female"),
        ("Außenminister", ""),
        ("König", "male"),
        ("Königin", "female"),
    ],
)
def test_an_office_word_tells_a_womans_sex(word: str, expected: str) -> None:
    assert sexes.of_title(word) == expected


KINDS = [
    ("Ministry of Foreign Affairs", [("foreign-ministry", 0)]),
    ("Parliament of Nordland", [("parliament", 1)]),
    ("Northern Ministry of Justice", [("justice-ministry", 2)]),
    ("Deputy Ministry of Justice", []),
    ("Nordland Shipping Office", []),
]


@pytest.mark.parametrize(("name", "expected"), KINDS)
def test_bodies_are_classed_by_their_name(name: str, expected: list[tuple[str, int]]) -> None:
    record = from_json({"qid": "Q1", "type": "Organisation", "labels": {"en": name}})

    assert list(kinds.of_body(record)) == expected


def test_a_table_is_refined_as_a_whole() -> None:
    """Country from offices, sex from given names, the German name of a ministry."""
    names = ("Anna Alt", "Anna Berg", "Anna Horn")
    annas = [
        person(f"Q{n}", name, desc_de="deutsche Politikerin") for n, name in enumerate(names, 20)
    ]
    minister = person("Q2", "Anna Kurz", ("Minister of Foreign Affairs", "2001", None))
    ministry = from_json({
        "qid": "Q3", "type": "Organisation", "country": "Q10",
        "labels": {"en": "Ministry of Foreign Affairs (Nordland)"},
    })  # fmt: skip

    found = {r.qid: r for r in refine([STATE, *annas, minister, ministry])}

    assert (found["Q2"].country, found["Q2"].sex) == ("Q10", "female")
    assert found["Q2"].weight > minister.weight
    assert found["Q3"].label == "Nordländisches Außenministerium"
