"""A reading to quads (skeleton)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph.iri import DEFAULT_BASE

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.model import Reading


def to_quads(reading: Reading, base: str = DEFAULT_BASE) -> list[ox.Quad]:
    """Return the quads of the article's named graph, sorted."""
    raise NotImplementedError
