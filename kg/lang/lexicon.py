"""Lexicon files: tab-separated tables with a header line, ``#`` comments above it."""

from __future__ import annotations

from functools import cache

from kg.errors import ResourceError
from kg.resources import packaged


@cache
def forms(name: str, role: str) -> frozenset[str]:
    """Return the forms of one role in a lexicon with the columns ``form`` and ``role``."""
    return frozenset(row["form"] for row in rows(name) if row["role"] == role)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``kg/lang/lexicons/<name>.tsv``, each by column name, in file order.

    Raises:
        ResourceError: the file is missing, or a line has another number of columns.
    """
    path = packaged("lang", "lexicons", f"{name}.tsv")
    header: list[str] = []
    table: list[dict[str, str]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        if len(cells) != len(header):
            raise ResourceError(
                f"lexicon {path.name}, line {number}: {len(cells)} columns, not {len(header)}",
                hint="each row needs one cell for each column of the header, set apart by tabs",
            )
        table.append(dict(zip(header, cells, strict=True)))
    return tuple(table)
