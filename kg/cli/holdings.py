"""``kg articles``, ``kg remove`` and ``kg validate``: what is in the store."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.terminal import counted, described, put, say, show
from kg.errors import UnknownNode

if TYPE_CHECKING:
    import argparse


def register(commands: shared.Commands) -> None:
    """Add the commands."""
    listing = shared.command(
        commands, "articles", run_articles, "list the articles in the store", ["kg articles"]
    )
    listing.add_argument("--format", choices=("table", "json"), default="table")
    shared.add_store(listing)
    removal = shared.command(
        commands,
        "remove",
        run_remove,
        "take articles out of the store, and what only they supported",
        ["kg remove 27811"],
    )
    removal.add_argument("articles", nargs="+", metavar="ID")
    shared.add_store(removal)
    check = shared.command(
        commands,
        "validate",
        run_validate,
        "check the store against its shapes and its own text",
        ["kg validate", "kg validate --format json"],
    )
    check.add_argument("--format", choices=("text", "json"), default="text")
    shared.add_store(check)


def run_articles(options: argparse.Namespace) -> int:
    """Write the list."""
    with shared.open_store(options) as store:
        records = store.articles()
    if options.format == "json":
        data = [{**asdict(r), "date": r.date and r.date.isoformat()} for r in records]
        put(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    else:
        show(records.table())
        say(counted(len(records), "article"))
    return 0


def run_remove(options: argparse.Namespace) -> int:
    """Remove, and return 1 if an article was not there."""
    missing = 0
    with shared.open_store(options) as store:
        for article in options.articles:
            try:
                store.remove(article)
            except UnknownNode as error:
                missing += 1
                say(f"error: {described(error)}")
            else:
                say(f"removed: {article}")
    return int(missing > 0)


def run_validate(options: argparse.Namespace) -> int:
    """Write the violations, and return 1 if there are any."""
    with shared.open_store(options) as store:
        violations = store.validate()
    if options.format == "json":
        put(json.dumps([asdict(v) for v in violations], ensure_ascii=False, indent=1) + "\n")
    elif violations:
        show(violations.table())
    say(counted(len(violations), "violation") if violations else "all is well")
    return int(bool(violations))
