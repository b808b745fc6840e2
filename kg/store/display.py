"""Rows of an answer as a table for people, as the head of the query says.

Rows that agree in the columns of ``key`` are shown as one, the values of each column joined. A
query whose head says nothing shows all columns but the IRIs that a name stands beside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.presentation import Cell, Column, Flow, Table
from kg.presentation.cells import cell_text, is_short
from kg.store.catalogue import BundledQuery, Shown
from kg.store.rows import Row, attribute
from kg.values import IRI, Value

Label = Callable[[IRI], str]

_WORD = 20
"""A text as short as this without a space is a keyword."""
_LONG = 60
"""A longer text is cut."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user wants to see other than by default."""

    columns: tuple[str, ...] | None = None
    wide: bool = False
    iris: bool = False


def table(
    query: BundledQuery, variables: Sequence[str], rows: Sequence[Row], label: Label, choice: Choice
) -> Table:
    """Return the table of an answer.

    Raises:
        QueryError: the head or the user names a column that the query does not have.
    """
    for name in (*query.key, *(one.column for one in query.shown)):
        if name not in variables:
            raise _no_column(query, name, variables)
    shown = _shown(query, variables, choice)
    cells = [
        tuple(_joined([row[one.column] for row in group], label, choice) for one in shown)
        for group in _groups(rows, query.key)
    ]
    columns = [
        Column(_title(one), one.flow or _flow([line[at] for line in cells]))
        for at, one in enumerate(shown)
    ]
    return Table(tuple(columns), tuple(cells))


def _shown(query: BundledQuery, variables: Sequence[str], choice: Choice) -> list[Shown]:
    if choice.columns is not None:
        return [_found(name, query, variables, choice) for name in choice.columns]
    told = {one.column: one for one in query.shown}
    if choice.wide or not told:
        named = {name for name in variables if f"{name}Name" in variables}
        names = variables if choice.iris else [name for name in variables if name not in named]
        return [told.get(name, Shown(name)) for name in names]
    return _with_iris(query, variables, told) if choice.iris else list(told.values())


def _with_iris(
    query: BundledQuery, variables: Sequence[str], told: dict[str, Shown]
) -> list[Shown]:
    """Return the key's columns, and the columns that are shown with IRIs in the place of names."""
    shown = [Shown(name) for name in query.key if name not in told]
    for name, one in told.items():
        iri = name.removesuffix("Name")
        shown.append(Shown(iri, one.title) if iri != name and iri in variables else one)
    return shown


def _found(name: str, query: BundledQuery, variables: Sequence[str], choice: Choice) -> Shown:
    """Return the column that a user means: by its name, or by its title."""
    for one in query.shown:
        if name == one.column or (name == _title(one) and not choice.iris):
            return one
    for column in variables:
        if name in (column, attribute(column)):
            return Shown(column)
    raise _no_column(query, name, variables)


def _no_column(query: BundledQuery, name: str, variables: Sequence[str]) -> QueryError:
    return QueryError(
        f"the query {query.name!r} has no column {name!r}",
        hint=f"its columns: {', '.join(variables)}",
    )


def _title(one: Shown) -> str:
    return one.title or attribute(one.column).replace("_", " ")


def _groups(rows: Sequence[Row], key: Sequence[str]) -> list[list[Row]]:
    """Return the rows that belong together, in the order in which each key first came up.

    A row whose key is unbound belongs to no other.
    """
    groups: dict[tuple[Value, ...], list[Row]] = {}
    for at, row in enumerate(rows):
        values = tuple(row[name] for name in key)
        alone = not values or None in values
        groups.setdefault((*values, at) if alone else values, []).append(row)
    return list(groups.values())


def _joined(values: Sequence[Value], label: Label, choice: Choice) -> Cell:
    """Return what is known of a column in a group: nothing, a value, or several."""
    found = dict.fromkeys(_plain(value, label, choice) for value in values if value is not None)
    if len(found) > 1:
        return tuple(found)
    return next(iter(found), None)


def _plain(value: Value, label: Label, choice: Choice) -> Value:
    return label(value) if isinstance(value, IRI) and not choice.iris else value


def _flow(cells: Sequence[Cell]) -> Flow:
    """Return what becomes of long cells of a column that no head describes."""
    if any(isinstance(cell, tuple) for cell in cells):
        return "wrap"
    texts = [cell_text(c) for c in cells if not isinstance(c, tuple) and not is_short(c)]
    if any(len(text) > _LONG for text in texts):
        return "cut"
    return "fixed" if all(len(t) <= _WORD and " " not in t for t in texts) else "wrap"
