"""For whom a name stands: "Moskau" and "der Kreml" for Russland."""

from __future__ import annotations

from kg.model import EntityType
from kg.read.entities.gazetteer import Known
from kg.read.entities.grouping import Actor
from kg.read.entities.mention import Name


def state_meant(name: Name | Known) -> str | None:
    """Return the state or union that the name of a state or place means, ``None`` for others."""
    if name.type == EntityType.STATE:
        return name.key
    return name.acts_for if name.type == EntityType.PLACE else None


def state_behind(actor: Actor) -> str | None:
    """Return the key of the state that an actor, no person, is, stands for or belongs to."""
    if actor.type == EntityType.STATE:
        return actor.key or actor.name
    return actor.acts_for or actor.of
