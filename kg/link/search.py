"""The search for candidates: people by their names and offices, all else by names and kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link import persons, things
from kg.link.candidates import best, surface_names

if TYPE_CHECKING:
    from kg.link.candidates import Found
    from kg.link.context import Context
    from kg.model import Entity


def find(entity: Entity, context: Context) -> list[Found]:
    """Return the candidates of an entity, the best way for each, best first."""
    names = surface_names(entity, context)
    search = persons.find if entity.type == "Person" else things.find
    return best(search(entity, names, context), entity)
