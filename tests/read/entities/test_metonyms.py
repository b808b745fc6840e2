"""For whom names and entities stand."""

from __future__ import annotations

import pytest

from kg.model import EntityType
from kg.read.entities.gazetteer import by_key
from kg.read.entities.grouping import Actor
from kg.read.entities.metonyms import state_behind, state_meant

MEANT = [("Russland", "Russland"), ("Moskau", "Russland"), ("Kreml", None), ("Basel", None)]
BEHIND = [
    (Actor(EntityType.STATE, "Russland", "Russland"), "Russland"),
    (Actor(EntityType.PLACE, "Moskau", "Moskau", acts_for="Russland"), "Russland"),
    (Actor(EntityType.ORGANISATION, "Duma", of="Russland"), "Russland"),
    (Actor(EntityType.ORGANISATION, "Kreml", acts_for="Russland", of="GUS"), "Russland"),
    (Actor(EntityType.PLACE, "Basel"), None),
]


@pytest.mark.parametrize(("key", "state"), MEANT)
def test_a_place_may_mean_its_state(key: str, state: str | None) -> None:
    """A body does not, although its name may stand for the state."""
    assert state_meant(by_key()[key]) == state


@pytest.mark.parametrize(("actor", "state"), BEHIND)
def test_the_state_behind_an_entity(actor: Actor, state: str | None) -> None:
    """It is the state, stands for it or belongs to it."""
    assert state_behind(actor) == state
