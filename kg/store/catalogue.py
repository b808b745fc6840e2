"""The bundled queries: files that say in their head what they are.

#+ name:    meetings
#+ summary: who met whom, of what kind, where and when
#+ param:   document  string  the id of an article; all articles without it
#+ param:   limit     integer = 10  how many
#+ param:   person    entity  required  who
#+ column:  meeting   IRI     the meeting
#+ key:     meeting   rows that agree in it are shown as one in a table for people
#+ show:    date, participantName as participants, evidence cut

``show`` names the columns of that table, each with a title and what becomes of long cells (``cut``,
``wrap`` or ``fixed``), where the default is not meant.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache

from kg.errors import ResourceError, UnknownQuery
from kg.presentation import Block, Field, Flow, Heading, Listing, Note, Page
from kg.resources import folder

_WORDS = ("name", "summary", "param", "column", "key", "show")
TYPES = ("entity", "IRI", "concept", "string", "date", "integer", "decimal", "boolean")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that the user may bind."""

    name: str
    type: str
    """One of ``TYPES``; an entity is an IRI, a Wikidata number or a name."""
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
class Shown:
    """A column of the table for people."""

    column: str
    title: str = ""
    """Empty: made of the column's name."""
    flow: Flow | None = None
    """``None``: decided by what stands in it."""


@dataclass(frozen=True, slots=True)
class BundledQuery:
    """A query file and what its header says."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    key: tuple[str, ...] = ()
    """Rows that agree in these columns are shown as one; none: each row by itself."""
    shown: tuple[Shown, ...] = ()
    """The columns of the table for people; none: all of them."""

    @property
    def usage(self) -> str:
        """The parameters in one line: ``document=string, limit=integer (10)``."""
        return ", ".join(_usage(p) for p in self.parameters) or "none"

    def page(self) -> Page:
        """Return name, summary, parameters and columns as people read them."""
        told: list[Block] = [Heading(self.name), Note(self.summary)]
        if self.parameters:
            told += [Heading("parameters"), Listing(self.parameters, _PARAMETERS).table()]
        if self.columns:
            told += [Heading("columns"), Listing(self.columns, _COLUMNS).table()]
        return Page(tuple(told))

    def __str__(self) -> str:
        return str(self.page())

    def _repr_html_(self) -> str:
        return self.page().to_html()


_PARAMETERS: tuple[Field[Parameter], ...] = (
    Field("name", lambda p: p.name),
    Field("type", lambda p: p.type),
    Field("default", lambda p: "required" if p.required else p.default),
    Field("what it is", lambda p: p.summary, "wrap"),
)
_COLUMNS: tuple[Field[Column], ...] = (
    Field("name", lambda c: c.name),
    Field("type", lambda c: c.type),
    Field("what it is", lambda c: c.summary, "wrap"),
)


def _usage(parameter: Parameter) -> str:
    note = " (required)" if parameter.required else ""
    if parameter.default is not None:
        note = f" ({parameter.default})"
    return f"{parameter.name}={parameter.type}{note}"


def read_header(text: str, *, name: str = "") -> BundledQuery:
    """Return a query with what its head says; a head that is missing says nothing.

    Raises:
        ResourceError: a line of the head is not understood.
    """
    lines: dict[str, list[str]] = {word: [] for word in _WORDS}
    for line in text.splitlines():
        match = re.fullmatch(r"#\+\s*(\w+):\s*(.*?)\s*", line)
        if match is None:
            continue
        if match[1] not in lines:
            raise ResourceError(f"query {name!r}: {line!r} is no line of a head")
        lines[match[1]].append(match[2])
    return BundledQuery(
        name=(lines["name"] or [name])[0],
        summary=" ".join(lines["summary"]),
        parameters=tuple(_parameter(line) for line in lines["param"]),
        columns=tuple(_column(line) for line in lines["column"]),
        text=text,
        key=tuple(line.split()[0] for line in lines["key"] if line),
        shown=tuple(_shown(part) for line in lines["show"] for part in line.split(",")),
    )


def _parameter(line: str) -> Parameter:
    match = re.fullmatch(r"(\w+)\s+(\w+)(?:\s+=\s*(\S+))?(\s+required)?(?:\s+(.*))?", line)
    if match is None or match[2] not in TYPES:
        raise ResourceError(f"{line!r} is no parameter: name, type ({', '.join(TYPES)}), text")
    return Parameter(match[1], match[2], match[3], bool(match[4]), match[5] or "")


def _column(line: str) -> Column:
    name, type_, *summary = line.split(maxsplit=2)
    return Column(name, type_, summary[0] if summary else "")


def _shown(part: str) -> Shown:
    match = re.fullmatch(r"\s*(\w+)(?:\s+as\s+(\w[\w ]*?))?(?:\s+(cut|wrap|fixed))?\s*", part)
    if match is None:
        raise ResourceError(f"{part.strip()!r} cannot be shown: name, 'as' title, cut or wrap")
    flow: Flow | None = match[3]  # type: ignore[assignment] # the pattern has no other word
    return Shown(match[1], match[2] or "", flow)


@cache
def _catalogue() -> dict[str, BundledQuery]:
    files = sorted(folder("queries").glob("*.rq"))
    found = [read_header(f.read_text(encoding="utf-8"), name=f.stem) for f in files]
    return {query.name: query for query in found}


def bundled_queries() -> Listing[BundledQuery]:
    """Return the bundled queries in order of their names."""
    return Listing((query for _, query in sorted(_catalogue().items())), _LISTED)


_LISTED: tuple[Field[BundledQuery], ...] = (
    Field("query", lambda query: query.name),
    Field("what it answers", lambda query: query.summary, "wrap"),
    Field("parameters", lambda query: query.usage, "wrap"),
)


def bundled_query(name: str) -> BundledQuery:
    """Return the bundled query of that name.

    Raises:
        UnknownQuery: there is none.
    """
    catalogue = _catalogue()
    if name in catalogue:
        return catalogue[name]
    near = difflib.get_close_matches(name, catalogue, n=1)
    guess = f"did you mean {near[0]}? " if near else ""
    raise UnknownQuery(f"no query {name!r}", hint=f"{guess}kg queries lists them")
