"""The answer of a query, in the formats a user may ask for (skeleton)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ResultFormat = Literal["table", "json", "csv", "tsv", "turtle"]


@dataclass(frozen=True, slots=True)
class Results:
    """Rows of a SELECT, the answer of an ASK, or the triples of a CONSTRUCT."""

    variables: tuple[str, ...]

    def rows(self) -> list[dict[str, str]]:
        """Return the rows as plain values: variable → lexical form; unbound ones are left out."""
        raise NotImplementedError

    def format(self, name: str) -> str:
        """Return the answer in the format of that name.

        Raises:
            QueryError: the format does not fit the kind of query.
        """
        raise NotImplementedError
