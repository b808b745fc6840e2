"""A tuple of values that is shown as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

from kg.presentation.blocks import Cell, Column, Flow
from kg.presentation.table import Table

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A column of a listing: its title, and what of a value stands in it."""

    title: str
    get: Callable[[T], Cell]
    flow: Flow = "fixed"
    digits: int | None = None


class Listing(tuple[T, ...]):  # noqa: SLOT001 - a tuple has no room for slots
    """Values in order: a tuple, which a notebook shows as a table."""

    fields: tuple[Field[T], ...]

    def __new__(cls, values: Iterable[T], fields: Iterable[Field[T]]) -> Self:
        """Return the values, shown in the columns ``fields``."""
        listing = super().__new__(cls, values)
        listing.fields = tuple(fields)
        return listing

    def table(self) -> Table:
        """Return the table: a row for each value."""
        return Table(
            tuple(Column(f.title, f.flow, f.digits) for f in self.fields),
            tuple(tuple(field.get(value) for field in self.fields) for value in self),
        )

    def to_pandas(self) -> Any:
        """Return a pandas ``DataFrame`` of the table.

        Raises:
            MissingPackage: pandas is not installed.
        """
        return self.table().to_pandas()

    def _repr_html_(self) -> str:
        return self.table().to_html()
