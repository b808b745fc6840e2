"""A table for people: what stands in it, whatever it is shown on."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any

from kg.errors import MissingPackage
from kg.presentation.blocks import Grid


@dataclass(frozen=True, slots=True)
class Table(Grid):
    """Columns and rows; ``str`` gives it for a terminal, a notebook shows it as HTML."""

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __str__(self) -> str:
        return self.to_text().removesuffix("\n")

    def to_text(self, *, width: int | None = None, colour: bool = False) -> str:
        """Return the table as lines of at most ``width`` characters; 0 leaves them uncut.

        ``None`` takes the width of the terminal, of the variable ``COLUMNS``, or 100.
        """
        from kg.presentation.terminal import render  # noqa: PLC0415 - only where it is shown

        return render((self,), width=width, colour=colour)

    def to_html(self) -> str:
        """Return the table as HTML, its first rows only if it is long."""
        from kg.presentation.markup import html  # noqa: PLC0415 - only where it is shown

        return html((self,))

    def _repr_html_(self) -> str:
        return self.to_html()

    def to_pandas(self) -> Any:
        """Return a pandas ``DataFrame`` of the values.

        Raises:
            MissingPackage: pandas is not installed.
        """
        return data_frame([column.title for column in self.columns], self.rows)


def data_frame(columns: list[str], rows: Any) -> Any:
    """Return a pandas ``DataFrame`` of rows of values.

    Raises:
        MissingPackage: pandas is not installed.
    """
    try:
        pandas = importlib.import_module("pandas")
    except ImportError as error:
        raise MissingPackage(
            "pandas is not installed", hint="pip install pandas, or iterate over the rows"
        ) from error
    return pandas.DataFrame([list(row) for row in rows], columns=columns)
