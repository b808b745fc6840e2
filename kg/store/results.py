"""The answer of a query, in the formats a user may ask for.

Source: SPARQL 1.1 Query Results JSON Format; SPARQL 1.1 Query Results CSV and TSV Formats.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import QueryError
from kg.graph.vocabulary import PREFIXES, XSD
from kg.store.turtle import turtle

FORMATS = ("table", "json", "csv", "tsv", "turtle")
_WIDEST = 60
_STRING = XSD.namespace + "string"


@dataclass(frozen=True, slots=True)
class Results:
    """Rows of a SELECT, the answer of an ASK, or the triples of a CONSTRUCT or DESCRIBE."""

    variables: tuple[str, ...] = ()
    values: tuple[tuple[Any, ...], ...] = ()
    """A row's terms in the order of ``variables``; ``None`` where a variable is unbound."""
    boolean: bool | None = None
    triples: tuple[Triple, ...] | None = None

    def __len__(self) -> int:
        return len(self.values if self.triples is None else self.triples)

    def rows(self) -> list[dict[str, str]]:
        """Return the rows as plain values: variable → lexical form; unbound ones are left out."""
        return [
            {n: _plain(t) for n, t in zip(self.variables, row, strict=True) if t is not None}
            for row in self.values
        ]

    def format(self, name: str) -> str:
        """Return the answer in the format of that name.

        Raises:
            QueryError: there is no such format, or it does not fit the kind of query.
        """
        if name not in FORMATS:
            raise QueryError(f"no format {name!r}", hint=f"one of {', '.join(FORMATS)}")
        if self.triples is not None:
            if name not in ("turtle", "table"):
                raise QueryError(
                    f"the query gives triples, which have no form as {name}",
                    hint="ask for --format turtle",
                )
            return turtle(self.triples)
        if name == "turtle":
            raise QueryError(
                "the query gives rows, not triples",
                hint="ask for table, json, csv or tsv, or write a CONSTRUCT",
            )
        return str(getattr(self, f"to_{name}")())

    def to_json(self) -> str:
        """Return SPARQL 1.1 Query Results JSON."""
        if self.boolean is not None:
            return json.dumps({"head": {}, "boolean": self.boolean}) + "\n"
        bindings = [
            {n: _json_term(t) for n, t in zip(self.variables, row, strict=True) if t is not None}
            for row in self.values
        ]
        answer = {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}
        return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"

    def to_csv(self) -> str:
        """Return comma-separated values: plain text, a row for each solution."""
        out = io.StringIO()
        writer = csv.writer(out)
        if self.boolean is not None:
            writer.writerows([["boolean"], [str(self.boolean).lower()]])
        else:
            writer.writerow(self.variables)
            writer.writerows([[_plain(term) for term in row] for row in self.values])
        return out.getvalue()

    def to_tsv(self) -> str:
        """Return tab-separated values: terms as in Turtle, a row for each solution."""
        if self.boolean is not None:
            return f"?boolean\n{str(self.boolean).lower()}\n"
        head = "\t".join(f"?{name}" for name in self.variables)
        rows = ("\t".join("" if t is None else _tsv(t) for t in row) for row in self.values)
        return "\n".join([head, *rows]) + "\n"

    def to_table(self) -> str:
        """Return columns for a terminal; IRIs are shortened, long text is cut."""
        if self.boolean is not None:
            return f"{str(self.boolean).lower()}\n"
        head = list(self.variables)
        rows = [[_cell(term) for term in row] for row in self.values]
        widths = [max(len(line[i]) for line in [head, *rows]) for i in range(len(head))]
        lines = [head, ["-" * width for width in widths], *rows]
        return "".join(
            "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() + "\n"
            for line in lines
        )


def _plain(term: Any) -> str:
    if term is None:
        return ""
    return str(getattr(term, "value", term))


def _json_term(term: Any) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, Literal):
        data = {"type": "literal", "value": term.value}
        if term.language:
            data["xml:lang"] = term.language
        elif term.datatype.value != _STRING:
            data["datatype"] = term.datatype.value
        return data
    return {"type": "bnode", "value": _plain(term)}


def _tsv(term: Any) -> str:
    return str(term).replace("\t", "\\t")


def _cell(term: Any) -> str:
    text = " ".join(_plain(term).split())
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if text.startswith(namespace) and len(text) > len(namespace):
                return f"{prefix}:{text.removeprefix(namespace)}"
        return text
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
