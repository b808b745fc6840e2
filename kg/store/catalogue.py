"""The bundled queries and their headers (skeleton)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that the user may bind."""

    name: str
    type: str
    """``entity``, ``IRI``, ``string``, ``date``, ``integer`` or ``boolean``."""
    default: str | None
    required: bool
    summary: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a query's answer."""

    name: str
    type: str
    summary: str


@dataclass(frozen=True, slots=True)
class BundledQuery:
    """A query file and what its header says."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str


def bundled_queries() -> list[BundledQuery]:
    """Return the bundled queries in order of their names."""
    raise NotImplementedError
