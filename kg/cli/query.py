"""``kg query`` and ``kg queries``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.terminal import put

if TYPE_CHECKING:
    import argparse

    from kg.store import BundledQuery

FORMATS = ("table", "json", "csv", "tsv", "turtle")


def register(commands: shared.Commands) -> None:
    """Add the commands."""
    parser = shared.command(
        commands,
        "query",
        run_query,
        "ask the store: a bundled query, a .rq file, or - for standard input",
        [
            "kg query meetings",
            "kg query statements --param document=27811 --format json",
            "kg query warnings --min-confidence 0.9",
            "kg query mine.rq --format csv -o mine.csv",
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
        help="bind a parameter of the query (may be repeated)",
    )
    shared.add_confidence(parser, "parameter min_confidence: leave out what is less sure")
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    shared.add_output(parser)
    shared.add_store(parser)
    listing = shared.command(
        commands,
        "queries",
        run_queries,
        "list the bundled queries with their parameters",
        ["kg queries", "kg queries --format json"],
    )
    listing.add_argument("--format", choices=("table", "json"), default="table")


def run_query(options: argparse.Namespace) -> int:
    """Write the answer."""
    with shared.open_store(options.store) as store:
        values = dict(options.param)
        if options.min_confidence:
            values["min_confidence"] = options.min_confidence
        results = store.query(_query(options.query), values)
        put(results.format(options.format), options.output)
    return 0


def _query(words: str) -> str | Path:
    if words == "-":
        return sys.stdin.read()
    path = Path(words)
    return path if path.suffix in (".rq", ".sparql") or path.is_file() else words


def run_queries(options: argparse.Namespace) -> int:
    """Write the list."""
    from kg.store import bundled_queries  # noqa: PLC0415 - not for --help

    queries = bundled_queries()
    if options.format == "json":
        data = [_plain(query) for query in queries]
        put(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        put(queries.table().to_text())
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
        "columns": [{"name": c.name, "type": c.type, "summary": c.summary} for c in query.columns],
    }
