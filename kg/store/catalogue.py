"""The bundled queries: files that say in their head what they are.

#+ name:    meetings
#+ summary: who met whom, of what kind, where and when
#+ param:   document  string  the id of an article; all articles without it
#+ param:   limit     integer = 10  how many
#+ param:   person    entity  required  who
#+ column:  meeting   IRI     the meeting
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import cache

from kg.errors import ResourceError, UnknownQuery
from kg.resources import folder

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
class BundledQuery:
    """A query file and what its header says."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    @property
    def usage(self) -> str:
        """The parameters in one line: ``document=string, limit=integer (10)``."""
        return ", ".join(_usage(p) for p in self.parameters) or "none"


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
    lines: dict[str, list[str]] = {"name": [], "summary": [], "param": [], "column": []}
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
    )


def _parameter(line: str) -> Parameter:
    match = re.fullmatch(r"(\w+)\s+(\w+)(?:\s+=\s*(\S+))?(\s+required)?(?:\s+(.*))?", line)
    if match is None or match[2] not in TYPES:
        raise ResourceError(f"{line!r} is no parameter: name, type ({', '.join(TYPES)}), text")
    return Parameter(match[1], match[2], match[3], bool(match[4]), match[5] or "")


def _column(line: str) -> Column:
    name, type_, *summary = line.split(maxsplit=2)
    return Column(name, type_, summary[0] if summary else "")


@cache
def _catalogue() -> dict[str, BundledQuery]:
    files = sorted(folder("queries").glob("*.rq"))
    found = [read_header(f.read_text(encoding="utf-8"), name=f.stem) for f in files]
    return {query.name: query for query in found}


def bundled_queries() -> list[BundledQuery]:
    """Return the bundled queries in order of their names."""
    return [query for _, query in sorted(_catalogue().items())]


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
