"""``kg export``: the graph in the formats of others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.terminal import put, say

if TYPE_CHECKING:
    import argparse

FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")
TABLES = ("entities", "positions", "meetings", "warnings", "statements")


def register(commands: shared.Commands) -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "export",
        run,
        "write the graph, or one article's, in a format of RDF, as GraphML or as tables",
        [
            "kg export --format trig -o all.trig",
            "kg export --article 27811",
            "kg export --format csv -o tables.zip",
            "kg export --format csv --table meetings --min-confidence 0.9",
        ],
    )
    parser.add_argument("--format", choices=FORMATS, default="turtle", help="default: turtle")
    parser.add_argument("--article", metavar="ID", help="that article's graph only")
    parser.add_argument("--table", choices=TABLES, help="with --format csv: that table only")
    shared.add_confidence(parser, "leave out what is less sure")
    shared.add_output(parser)
    shared.add_store(parser)


def run(options: argparse.Namespace) -> int:
    """Write the graph."""
    if options.table and options.format != "csv":
        say("error: --table goes with --format csv")
        return 2
    archive = options.format == "csv" and not options.table
    if archive and options.output is None and sys.stdout.isatty():
        say("error: the five tables are a ZIP archive: name a file by -o, or one by --table")
        return 2
    with shared.open_store(options) as store:
        data = store.export(
            format=options.format,
            article=options.article,
            table=options.table,
            min_confidence=options.min_confidence,
        )
    put(data, options.output)
    return 0
