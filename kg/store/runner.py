"""Runs a query: finds its text, binds its parameters, and says where it is broken."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples
from pyoxigraph import Store as Quads

from kg.errors import QueryError, UnknownQuery
from kg.graph.vocabulary import PREFIXES
from kg.store import lexer
from kg.store.catalogue import BundledQuery, bundled_query, read_header
from kg.store.parameters import Binder, bound_text
from kg.store.results import Results

if TYPE_CHECKING:
    from collections.abc import Mapping


def run(quads: Quads, binder: Binder, query: str | Path, values: Mapping[str, object]) -> Results:
    """Return the answer of a bundled query, a query file, or a query text.

    Values of one parameter are alternatives: a row that several of them give stands once.
    """
    found = find(query)
    check(found.text)
    bound = binder.bind(found, values)
    results = answer(quads, found.text, bound_text(found.text, bound))
    rows = results.values
    if any(len(terms) > 1 for terms in bound.values()):
        rows = tuple(dict.fromkeys(rows))
    return dataclasses.replace(results, query=found, values=rows)


def find(query: str | Path) -> BundledQuery:
    """Return the query that a name, a path or a text means.

    Raises:
        UnknownQuery: it is neither a bundled name, nor a file, nor SPARQL.
    """
    text = str(query)
    if isinstance(query, str) and lexer.form(lexer.tokens(query)) and re.search(r"[{<\s]", query):
        return read_header(query, name="query")
    if text.endswith((".rq", ".sparql")) or isinstance(query, Path):
        try:
            return read_header(Path(text).read_text(encoding="utf-8"), name=Path(text).stem)
        except (OSError, UnicodeDecodeError) as error:
            raise UnknownQuery(
                f"the query file {text} cannot be read: {error}", hint="kg queries lists the names"
            ) from error
    return bundled_query(text)


def check(text: str) -> None:
    """Refuse what is no query over this store alone.

    Raises:
        QueryError: it is an update, or asks another endpoint.
    """
    found = lexer.tokens(text)
    if lexer.form(found) in lexer.UPDATES:
        raise QueryError(
            "updates are refused: the graph follows the articles",
            hint="kg build and kg remove change it",
        )
    if "SERVICE" in lexer.keywords(found):
        raise QueryError(
            "SERVICE is refused: queries stay on this machine",
            hint="load what you need into a store of your own",
        )


def answer(quads: Quads, original: str, bound: str) -> Results:
    """Return the answer of a query whose parameters are bound.

    Raises:
        QueryError: it does not parse, with the line and column of ``original``.
    """
    union = "FROM" not in lexer.keywords(lexer.tokens(original))  # the union would override it
    try:
        result = quads.query(bound, prefixes=PREFIXES, use_default_graph_as_union=union)
        return _results(result)
    except SyntaxError as error:
        raise broken(original, error) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}", hint="simplify it") from error


def _results(result: Any) -> Results:
    if isinstance(result, QueryBoolean):
        return Results(boolean=bool(result))
    if isinstance(result, QueryTriples):
        return Results(triples=tuple(result))
    if isinstance(result, QuerySolutions):
        names = [variable.value for variable in result.variables]
        rows = tuple(tuple(solution[name] for name in names) for solution in result)
        return Results(variables=tuple(names), values=rows)
    raise QueryError("the query has no answer")


def broken(text: str, error: SyntaxError) -> QueryError:
    """Return the error with line, column and the words there."""
    try:
        Quads().query(text, prefixes=PREFIXES)
    except SyntaxError as plain:
        error = plain
    else:
        return QueryError(
            f"the parameters do not fit the query: {_short(error)}",
            hint="a parameter is bound at the head of the pattern and may not be assigned there",
        )
    match = re.match(r"error at (\d+):(\d+): ", str(error))
    if match is None:
        return QueryError(f"the query does not parse: {_short(error)}")
    line, column = int(match[1]), int(match[2])
    lines = text.splitlines() or [""]
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    what = f"unexpected {rest[:30]!r}" if rest else "unexpected end"
    return QueryError(
        f"the query does not parse: line {line}, column {column}: {what}",
        hint="kg queries lists the bundled ones, which can serve as a model",
    )


def _short(error: SyntaxError) -> str:
    return " ".join(str(error).split())[:200]
