"""One row of an answer: its values by column, as attributes and as a mapping."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.values import Value


def attribute(column: str) -> str:
    """Return the name of a column as an attribute: ``"participantName"`` → ``participant_name``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", column).lower()


class Row(Mapping[str, Value]):
    """A row: ``row.participant_name`` and ``row["participantName"]`` are the same.

    A column whose variable is unbound holds ``None``. One that is called like a word of Python or
    a method of mappings is read by the mapping, or with an underscore behind it: ``row.from_``.
    """

    __slots__ = ("_columns", "_values")

    def __init__(self, columns: Sequence[str], values: Sequence[Value]) -> None:
        self._columns = columns
        self._values = values

    def __getitem__(self, column: str) -> Value:
        try:
            return self._values[self._columns.index(column)]
        except ValueError:
            raise KeyError(f"no column {column!r}: there are {', '.join(self._columns)}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # of Python, which may ask before there are columns
            raise AttributeError(name)
        for column, value in zip(self._columns, self._values, strict=True):
            if name.rstrip("_") in (attribute(column), column):
                return value
        raise AttributeError(f"no column {name!r}: there are {', '.join(self.__dir__())}")

    def __dir__(self) -> list[str]:
        return [attribute(column) for column in self._columns]

    def __repr__(self) -> str:
        cells = ", ".join(f"{attribute(name)}={value!r}" for name, value in self.items())
        return f"Row({cells})"
