"""A name found anywhere is found everywhere."""

from __future__ import annotations

from dataclasses import replace

from kg.model import EntityType
from kg.read.entities.finding import find_names
from kg.read.entities.mention import Found, Source
from kg.read.entities.persons import find_persons
from kg.read.entities.recurring import find_again, nested_names, settle_types, with_surnames
from tests.read.entities.steps import sentence


def test_a_surname_is_found_again() -> None:
    """With the ending of the genitive and without."""
    tree = sentence("surname")
    full = find_persons(Found(tree, frozenset()))[:1]
    again = find_again(Found(tree, frozenset()).with_names(full))

    assert [(name.name, name.source) for name in again] == [
        ("Oldenraths", Source.AGAIN),
        ("Oldenrath", Source.AGAIN),
    ]


def test_a_place_with_a_persons_surname_is_the_person() -> None:
    names = find_names(sentence("surname"))
    place = replace(names[-1], type=EntityType.PLACE, source=Source.PIPELINE)

    assert with_surnames((names[0], place))[1].type == EntityType.PERSON
    assert with_surnames((place,)) == (place,)


def test_a_name_has_the_type_it_has_most_often() -> None:
    """What the pipeline saw once otherwise is set right; a dateline counts three times."""
    name = find_names(sentence("surname"))[-1]
    person = replace(name, source=Source.PIPELINE)
    place = replace(person, type=EntityType.PLACE)
    dateline = replace(place, source=Source.DATELINE)

    assert {n.type for n in settle_types([person, person, place])} == {EntityType.PERSON}
    assert {n.type for n in settle_types([person, person, dateline])} == {EntityType.PLACE}


def test_states_and_places_stand_inside_bodies() -> None:
    names = find_names(sentence("embassy"))

    assert [(n.span.text, n.nested) for n in nested_names(names)] == [("Kairo", True)]
