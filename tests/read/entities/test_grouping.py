"""Which names denote the same entity."""

from __future__ import annotations

import pytest

from kg.model import EntityType
from kg.read.entities.finding import find_names
from kg.read.entities.grouping import abbreviations, full_names, group_names
from tests.read.entities.steps import sentence

GROUPS = [  # sentence, whether in an American article, the names of each entity
    ("one ministry", False, [["russische Außenministerium", "Außenministerium"]]),
    (
        "two ministries",
        False,
        [["russische Außenministerium"], ["iranische Außenministerium"], ["Außenministerium"]],
    ),
    ("american", False, [["Außenministerium"], ["Senat"]]),
    ("surname", False, [["Jens Oldenrath", "Oldenraths", "Oldenrath"]]),
]


@pytest.mark.parametrize(("which", "american", "expected"), GROUPS)
def test_names_of_one_entity(which: str, american: bool, expected: list[list[str]]) -> None:
    actors = group_names(find_names(sentence(which)), american=american)

    assert [[name.span.text for name in actor.names] for actor in actors] == expected


def test_bodies_without_a_state_are_american_in_an_american_article() -> None:
    """There "das Außenministerium" and "the ministry of the USA" are one."""
    names = [name for name in find_names(sentence("american")) if name.name == "Außenministerium"]
    both = [*names, *(n for n in find_names(sentence("one ministry")) if n.key is None)]

    assert len(group_names(both, american=True)) == 1


def test_a_short_name_in_brackets_stands_for_the_long_one() -> None:
    names = find_names(sentence("brackets"))

    assert abbreviations(names) == {
        "EZB": "Europäische Zentralbank",
        "BFF": "Bund Freier Fischer",
    }


def test_a_surname_stands_for_the_full_name() -> None:
    """A given name alone does not."""
    full = [
        list(
            full_names(
                [n for n in find_names(sentence(which)) if n.type == EntityType.PERSON]
            ).values()
        )
        for which in ("surname", "given name")
    ]

    assert full == [
        [("Jens", "Oldenrath")] * 3,
        [("Martin", "Oldenrath"), ("Martin",)],
    ]
