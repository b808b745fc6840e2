"""Rows and truth values as text, in the formats of the standards.

Source: SPARQL 1.1 Query Results JSON Format; SPARQL 1.1 Query Results CSV and TSV Formats; SPARQL
Query Results XML Format (Second Edition).
"""

from __future__ import annotations

import csv as comma_separated
import io
import json as javascript
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.graph.vocabulary import XSD
from kg.store.values import lexical
from kg.store.xml import attribute, content

_STRING = XSD.namespace + "string"
_FRACTIONS = {XSD.decimal.value, XSD.namespace + "double", XSD.namespace + "float"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows of a SELECT, or the truth value of an ASK."""

    variables: tuple[str, ...]
    values: tuple[tuple[Any, ...], ...]
    """RDF terms in the order of ``variables``; ``None`` where a variable is unbound."""
    boolean: bool | None = None


def json(answer: Answer) -> str:
    """Return SPARQL 1.1 Query Results JSON."""
    if answer.boolean is not None:
        return javascript.dumps({"head": {}, "boolean": answer.boolean}) + "\n"
    bindings = [
        {n: _json_term(t) for n, t in zip(answer.variables, row, strict=True) if t is not None}
        for row in answer.values
    ]
    data = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return javascript.dumps(data, ensure_ascii=False, indent=1) + "\n"


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
    return {"type": "bnode", "value": lexical(term)}


def xml(answer: Answer) -> str:
    """Return SPARQL Query Results XML."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append('<sparql xmlns="http://www.w3.org/2005/sparql-results#">')
    if answer.boolean is not None:
        lines += ["<head/>", f"<boolean>{str(answer.boolean).lower()}</boolean>"]
    else:
        lines.append("<head>")
        lines += [f"<variable name={attribute(name)}/>" for name in answer.variables]
        lines += ["</head>", "<results>"]
        for row in answer.values:
            named = zip(answer.variables, row, strict=True)
            bindings = "".join(
                f"<binding name={attribute(name)}>{_xml_term(term)}</binding>"
                for name, term in named
                if term is not None
            )
            lines.append(f"<result>{bindings}</result>")
        lines.append("</results>")
    return "\n".join([*lines, "</sparql>", ""])


def _xml_term(term: Any) -> str:
    if isinstance(term, NamedNode):
        return f"<uri>{content(term.value)}</uri>"
    if isinstance(term, Literal):
        about = ""
        if term.language:
            about = f" xml:lang={attribute(term.language)}"
        elif term.datatype.value != _STRING:
            about = f" datatype={attribute(term.datatype.value)}"
        return f"<literal{about}>{content(term.value)}</literal>"
    return f"<bnode>{content(lexical(term))}</bnode>"


def csv(answer: Answer, *, excel: bool = False) -> str:
    """Return comma-separated values; ``excel`` as a German Excel opens them by a double click."""
    if answer.boolean is not None:
        return separated([["boolean"], [str(answer.boolean).lower()]], excel=excel)
    cell = _excel_cell if excel else lexical
    rows = [[cell(term) for term in row] for row in answer.values]
    return separated([answer.variables, *rows], excel=excel)


def separated(rows: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """Return cells as lines, set apart by commas; ``excel``: a byte order mark, and semicolons."""
    out = io.StringIO()
    writer = comma_separated.writer(out, delimiter=";" if excel else ",")
    writer.writerows(rows)
    return (_BYTE_ORDER_MARK if excel else "") + out.getvalue()


def _excel_cell(term: Any) -> str:
    """Return a term with a decimal comma, or an apostrophe before what looks like a formula."""
    datatype = term.datatype.value if isinstance(term, Literal) else ""
    if datatype in _FRACTIONS:
        return lexical(term).replace(".", ",")
    return lexical(term) if datatype == XSD.integer.value else disarmed(lexical(term))


def disarmed(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def tsv(answer: Answer) -> str:
    """Return tab-separated values: terms as in Turtle, a row for each solution."""
    if answer.boolean is not None:
        return f"?boolean\n{str(answer.boolean).lower()}\n"
    head = "\t".join(f"?{name}" for name in answer.variables)
    rows = ("\t".join("" if t is None else _tsv(t) for t in row) for row in answer.values)
    return "\n".join([head, *rows]) + "\n"


def _tsv(term: Any) -> str:
    return str(term).replace("\t", "\\t")
