"""``kg explain``: what stands behind one node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.cli import options as shared
from kg.cli.terminal import put

if TYPE_CHECKING:
    import argparse

    from kg.store import Explanation


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
    with shared.open_store(options.store) as store:
        explanation = store.explain(options.iri)
    if options.format == "json":
        put(json.dumps(explanation.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        put("\n".join(_lines(explanation)) + "\n")
    return 0


def _lines(explanation: Explanation) -> list[str]:
    lines = [
        explanation.label,
        f"  {explanation.iri}",
        f"  {', '.join(explanation.types)}; in {', '.join(explanation.articles) or 'no article'}",
    ]
    if explanation.entry:
        lines.append(f"  {_found(explanation)}")
    for p in explanation.passages:
        lines += [f"  {p.role} {p.article} {p.begin}–{p.end}: {p.text}", f"    {p.sentence}"]
    lines += [f"  {name}: {value}" for name, value in explanation.properties]
    lines += [f"  linking: {_values(linking)}" for linking in explanation.linkings]
    lines += [f"  candidate: {_values(candidate)}" for candidate in explanation.candidates]
    lines += [f"  read by: {_values(dict(reading))}" for reading in explanation.provenance]
    return lines


def _found(explanation: Explanation) -> str:
    """Return what found it and how sure that is."""
    words = f"found by {explanation.entry}"
    if explanation.pattern:
        words += f", pattern: {explanation.pattern}"
    if explanation.confidence is not None:
        words += f"; confidence {explanation.confidence:g}"
    return words


def _values(data: dict[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in data.items() if value not in (None, ""))
