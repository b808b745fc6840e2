"""``kg read``: what is found in articles, as JSON, without a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.intake import Intake
from kg.cli.terminal import Progress, put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from kg.views import Reading


def register(commands: shared.Commands) -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "read",
        run,
        "print what is found in articles as JSON; one line each for several",
        [
            "kg read article.txt",
            "kg read news.jsonl > extractions.jsonl",
            "kg read article.txt --min-confidence 0.9",
        ],
    )
    shared.add_inputs(parser)
    shared.add_network(parser)
    shared.add_confidence(parser, "leave out what is less sure")


def run(options: argparse.Namespace) -> int:
    """Print one object for each article, and return 1 if some input failed."""
    from kg.pipeline import Desk, Failure, Plan, attempt  # noqa: PLC0415 - not for --help

    intake = Intake(options)
    failed = 0
    with Progress(intake.total()) as progress:
        live = shared.is_live(options)
        plan = Plan(options.pipeline, options.link, live, options.min_confidence, options.endpoint)
        desk = Desk.open(plan)

        def readings() -> Iterator[Reading]:
            nonlocal failed
            for article in intake.articles(progress):
                result = attempt(desk, article)
                progress.step()
                if isinstance(result, Failure):
                    failed += 1
                    progress.say(f"not read: article {article.id}: {result.reason}")
                    if result.trace and shared.wants_trace(options):
                        progress.say(result.trace)
                else:
                    yield result

        _print(readings())
        intake.say_undated(progress)
        if left := desk.summary():
            progress.say(left)
    return int(failed + intake.failed > 0)


def _print(readings: Iterator[Reading]) -> None:
    """Print a single reading indented, several one a line, without holding more than one back."""
    first = next(readings, None)
    if first is None:
        return
    second = next(readings, None)
    if second is None:
        put(json.dumps(first.to_json(), ensure_ascii=False, indent=1) + "\n")
        return
    for reading in (first, second):
        put(json.dumps(reading.to_json(), ensure_ascii=False) + "\n")
    for reading in readings:
        put(json.dumps(reading.to_json(), ensure_ascii=False) + "\n")
