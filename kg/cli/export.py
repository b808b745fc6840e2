"""``kg export``: the graph in the formats of others."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from kg import formats
from kg.cli import options as shared
from kg.cli.terminal import counted, put, say
from kg.model import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    import argparse

    from kg.library import Store

_CHOICES = ("article", "since", "until", "entity", "query")


def register(commands: shared.Commands) -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "export",
        run,
        "write the graph, or a part of it, in a format of RDF, as GraphML or as tables",
        [
            "kg export -o all.trig",
            "kg export --article 27811",
            "kg export --since 01.01.2022 --entity Russia -o russia.ttl",
            "kg export --query mine.rq -o mine.jsonld",
            "kg export -o tables.zip --excel",
            "kg export --format csv --table meetings --min-confidence 0.9",
            "kg export --network --status occurred -o people.graphml",
        ],
    )
    parser.add_argument(
        "--format",
        choices=formats.EXPORTS,
        help="default: as the ending of -o says, else turtle (of a network graphml)",
    )
    parser.add_argument(
        "--flat",
        action="store_true",
        help="RDF without the names of graphs, for tools that lose those",
    )
    parser.add_argument(
        "--table",
        choices=(*formats.TABLES, *formats.NETWORK_TABLES),
        help="with csv: that table only (edges and nodes: of --network)",
    )
    parser.add_argument(
        "--excel",
        action="store_true",
        help="csv as a German Excel opens it: semicolons, decimal commas, a byte order mark",
    )
    shared.add_confidence(parser, "leave out what is less sure")
    _add_choices(parser)
    _add_network(parser)
    shared.add_output(parser)
    shared.add_store(parser)


def _add_choices(parser: argparse.ArgumentParser) -> None:
    choice = parser.add_argument_group("which articles (those that fit all of it)")
    choice.add_argument(
        "--article", action="append", metavar="ID", help="this one; may be repeated"
    )
    choice.add_argument("--since", metavar="DAY", help="published on that day or later")
    choice.add_argument("--until", metavar="DAY", help="published on that day or before")
    choice.add_argument(
        "--entity",
        action="append",
        metavar="NAME",
        help="that name it: a name, a Wikidata number or an IRI; repeated: one of them",
    )
    choice.add_argument(
        "--query",
        metavar="NAME|FILE.rq",
        help="of the column document of its answer; of a CONSTRUCT the triples are written",
    )
    choice.add_argument(
        "--param",
        action="append",
        type=shared.parameter,
        default=[],
        metavar="NAME=VALUE",
        help="bind a parameter of --query (may be repeated)",
    )


def _add_network(parser: argparse.ArgumentParser) -> None:
    network = parser.add_argument_group("the network of people")
    network.add_argument(
        "--network",
        action="store_true",
        help="who met whom how often, in place of the graph: graphml, or csv for Gephi",
    )
    network.add_argument(
        "--kind",
        action="append",
        type=str.lower,
        choices=[kind.value for kind in MeetingKind],
        help="count meetings of that kind; may be repeated",
    )
    network.add_argument(
        "--status",
        action="append",
        type=str.lower,
        choices=[status.value for status in MeetingStatus],
        help="count meetings of that status; may be repeated",
    )


def run(options: argparse.Namespace) -> int:
    """Write the graph."""
    try:
        format_ = options.format or formats.of_file(_file(options), formats.EXPORT_ENDINGS)
    except ValueError as error:
        say(f"error: {error}")
        say(f"  one of {', '.join(formats.EXPORT_ENDINGS)}, or give --format")
        return 2
    format_ = format_ or ("csv" if options.excel else None)
    format_ = format_ or ("graphml" if options.network else "turtle")
    if options.network and options.table is None and _file(options, ".csv"):
        options.table = "edges"
    if problem := _problem(options, format_):
        say(f"error: {problem}")
        return 2
    chosen: dict[str, Any] = {name: getattr(options, name) for name in _CHOICES}
    chosen["parameters"] = shared.gathered(options.param) or None
    with shared.open_store(options) as store:
        _say_choice(store, chosen)
        data = store.export(
            format=format_,
            table=options.table,
            min_confidence=options.min_confidence,
            flat=options.flat,
            excel=options.excel,
            network=options.network,
            kind=options.kind,
            status=options.status,
            **chosen,
        )
    put(data, options.output)
    return 0


def _file(options: argparse.Namespace, ending: str = "") -> str | None:
    """Return the name of the file that is written, if it ends so."""
    if options.output in (None, "-") or not options.output.lower().endswith(ending):
        return None
    return str(options.output)


def _problem(options: argparse.Namespace, format_: str) -> str | None:
    """Return why these options do not go together."""
    tables = formats.NETWORK_TABLES if options.network else formats.TABLES
    if options.table and (format_ != "csv" or options.table not in tables):
        return f"--table {options.table} goes with --format csv and {', '.join(tables)}"
    if options.network and format_ not in formats.NETWORKS:
        return f"--network has the formats {', '.join(formats.NETWORKS)}"
    if (options.kind or options.status) and not options.network:
        return "--kind and --status choose meetings of --network"
    if options.flat and format_ not in formats.GRAPHS:
        return f"--flat goes with {', '.join(formats.GRAPHS)}"
    if options.excel and format_ != "csv":
        return "--excel goes with csv"
    archive = format_ == "csv" and not options.table
    if archive and (_file(options, ".csv") or (options.output is None and sys.stdout.isatty())):
        return "several tables are a ZIP archive: name a file .zip by -o, or one by --table"
    return None


def _say_choice(store: Store, chosen: dict[str, Any]) -> None:
    """Say how many articles are chosen, and how many have no date to choose by."""
    if not any(chosen[name] for name in _CHOICES):
        return
    selected = store.select(**chosen)
    if selected.triples is not None:
        say(counted(len(selected.triples), "triple"))
        return
    undated = f"; {selected.undated} without a date are left out" if selected.undated else ""
    say(f"{counted(len(selected.graphs), 'article')} of {len(store)}{undated}")
