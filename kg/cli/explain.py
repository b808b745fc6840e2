"""``kg explain``: what stands behind one node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.terminal import put, show

if TYPE_CHECKING:
    import argparse


def register(commands: shared.Commands) -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "explain",
        run,
        "show sentence, offsets, lexicon entry and candidates behind a node",
        ["kg explain https://w3id.org/depesche/id/entity/Q58217", "kg explain IRI --format json"],
    )
    parser.add_argument("iri", metavar="IRI", help="IRI of an entity, event, mention or article")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    shared.add_store(parser)


def run(options: argparse.Namespace) -> int:
    """Write the explanation."""
    with shared.open_store(options) as store:
        explanation = store.explain(options.iri)
    if options.format == "json":
        put(json.dumps(explanation.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        show(explanation.page())
    return 0
