"""Reads the tables of this package: tab-separated lines below a header, ``#`` comments."""

from __future__ import annotations

from kg.errors import ResourceError
from kg.resources import packaged


def lines(name: str) -> list[list[str]]:
    """Return the cells of each line of ``kg/lang/times/data/<name>``, without the header.

    Raises:
        ResourceError: the file is missing, or a line has more cells than the header.
    """
    table: list[list[str]] = []
    width = 0
    text = packaged("lang", "times", "data", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if cells[0] in {"let", "form", "class"} and len(cells) > 1 and cells[0] != "let":
            width = len(cells)
            continue
        if width and len(cells) != width:
            raise ResourceError(
                f"{name}, line {number}: {len(cells)} columns, not {width}",
                hint="each row needs one cell for each column of the header, set apart by tabs",
            )
        table.append(cells)
    return table
