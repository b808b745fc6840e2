"""``kg query`` and ``kg queries``."""

from __future__ import annotations

import dataclasses
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg import formats
from kg.cli import options as shared
from kg.cli.terminal import counted, put, say, show
from kg.errors import QueryError

if TYPE_CHECKING:
    import argparse

    from kg.store import BundledQuery, Results


def register(commands: shared.Commands) -> None:
    """Add the commands."""
    parser = shared.command(
        commands,
        "query",
        run_query,
        "ask the store: a bundled query, a .rq file, or - for standard input",
        [
            "kg query meetings",
            "kg query meetings --columns date,participants,evidence",
            "kg query statements --param document=27811 --format json",
            "kg query warnings --min-confidence 0.9",
            "kg query meetings --param actor='Sergei Lavrov' --param from=01.02.2022",
            "kg query mine.rq -o mine.csv --excel",
            "echo 'SELECT ?p { GRAPH ?g { ?p a dp:Person } }' | kg query -",
        ],
    )
    parser.add_argument("query", metavar="NAME|FILE.rq|-", help="kg queries lists the bundled ones")
    parser.add_argument(
        "--param",
        action="append",
        type=shared.parameter,
        default=[],
        metavar="NAME=VALUE",
        help="bind a parameter of the query; may be repeated, of one name to ask for either",
    )
    shared.add_confidence(parser, "parameter min_confidence: leave out what is less sure")
    parser.add_argument(
        "--format",
        choices=formats.ANSWERS,
        help="default: as the ending of -o says, else table; turtle, ntriples, jsonld and rdfxml "
        "are for CONSTRUCT and DESCRIBE",
    )
    parser.add_argument(
        "--excel",
        action="store_true",
        help="csv as a German Excel opens it: semicolons, decimal commas, a byte order mark",
    )
    table = parser.add_argument_group("tables")
    table.add_argument("--wide", action="store_true", help="all columns, and lines as they are")
    table.add_argument(
        "--columns",
        type=shared.names,
        metavar="NAME,…",
        help="these columns of the query, in this order",
    )
    table.add_argument(
        "--iris", action="store_true", help="IRIs in place of names, and lines as they are"
    )
    shared.add_output(parser)
    shared.add_store(parser)
    listing = shared.command(
        commands,
        "queries",
        run_queries,
        "list the bundled queries with their parameters, or tell all of one",
        ["kg queries", "kg queries meetings", "kg queries --format json"],
    )
    listing.add_argument("name", nargs="?", metavar="NAME", help="parameters and columns of one")
    listing.add_argument("--format", choices=("table", "json"), default="table")


def run_query(options: argparse.Namespace) -> int:
    """Write the answer."""
    values = shared.gathered(options.param)
    if options.min_confidence:
        values["min_confidence"] = options.min_confidence
    with shared.open_store(options) as store:
        results = store.query(_query(options.query), **values)
        format_ = _format(results, options)
        if format_ == "table" and results.boolean is None and results.triples is None:
            _show(results, options)
        elif options.excel:
            put(results.to_csv(excel=True), options.output)
        else:
            put(results.format(format_), options.output)
    return 0


def _format(results: Results, options: argparse.Namespace) -> str:
    """Return the format that is asked for, by its name or by the ending of a file.

    Raises:
        QueryError: the ending says none, or an option goes with another format.
    """
    endings = formats.ROWS_ENDINGS if results.triples is None else formats.TRIPLES_ENDINGS
    try:
        told = options.format or formats.of_file(options.output, endings)
    except ValueError as error:
        hint = f"one of {', '.join(endings)}, or give --format"
        raise QueryError(str(error), hint=hint) from error
    format_ = told or ("csv" if options.excel else "table")
    if options.excel and format_ != "csv":
        raise QueryError(f"--excel does not go with --format {format_}", hint="it is for csv")
    if format_ != "table" and (options.wide or options.columns or options.iris):
        raise QueryError(
            f"--wide, --columns and --iris do not go with --format {format_}",
            hint="they are for tables; other formats have all columns as the query gives them",
        )
    return format_


def _show(results: Results, options: argparse.Namespace) -> None:
    table = results.table(columns=options.columns, wide=options.wide, iris=options.iris)
    show(table, options.output, uncut=options.wide or options.iris)
    say(counted(len(table), "row"))


def _query(words: str) -> str | Path:
    if words == "-":
        return sys.stdin.read()
    path = Path(words)
    return path if path.suffix in (".rq", ".sparql") or path.is_file() else words


def run_queries(options: argparse.Namespace) -> int:
    """Write the list, or all of one query."""
    from kg.store import bundled_queries  # noqa: PLC0415 - not for --help
    from kg.store.catalogue import bundled_query  # noqa: PLC0415

    queries = [bundled_query(options.name)] if options.name else bundled_queries()
    if options.format == "json":
        data = [_plain(query) for query in queries]
        put(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        show(queries[0].page() if options.name else bundled_queries().table())
    return 0


def _plain(query: BundledQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "summary": query.summary,
        "parameters": [
            {
                "name": p.name,
                "type": p.type,
                "default": p.default,
                "required": p.required,
                "summary": p.summary,
            }
            for p in query.parameters
        ],
        "columns": [dataclasses.asdict(column) for column in query.columns],
    }
