"""``kg read``: what is found in articles, as JSON or for people, without a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.outcomes import report, say_undated
from kg.cli.terminal import Progress, put, show

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
            "kg read article.txt --pretty",
            "kg read news.jsonl > extractions.jsonl",
            "kg read article.txt --min-confidence 0.9",
            "kg read wire.txt --trace",
            "kg read export.csv --field text=Wortlaut --field date=Tag",
        ],
    )
    shared.add_inputs(parser)
    shared.add_network(parser)
    shared.add_confidence(parser, "leave out what is less sure")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument(
        "--trace",
        action="store_true",
        help="the text as it is read beside the text as delivered; nothing is looked for in it",
    )
    shown.add_argument(
        "--pretty",
        action="store_true",
        help="the article with who is named in it marked, and tables of what was found",
    )


def run(options: argparse.Namespace) -> int:
    """Print each reading, and return 1 if some input failed."""
    from kg.ingest import Notice  # noqa: PLC0415 - not for --help
    from kg.views import Reading  # noqa: PLC0415

    if options.trace:
        return _trace(options)
    failed = 0
    undated: list[str] = []
    with Progress(shared.total(options)) as progress:
        reader = shared.open_reader(options)

        def readings() -> Iterator[Reading]:
            nonlocal failed
            for outcome in reader.read_all(shared.articles(options)):
                report(outcome, progress, debug=shared.wants_trace(options))
                if isinstance(outcome, Reading):
                    undated.extend([outcome.article.id] * (outcome.article.date is None))
                    yield outcome
                else:
                    failed += not isinstance(outcome, Notice)

        if options.pretty:
            _show(readings())
        else:
            _print(readings())
        say_undated(undated, progress)
        if left := reader.summary():
            progress.say(left)
    return int(failed > 0)


def _trace(options: argparse.Namespace) -> int:
    """Print how each article's text is read, and return 1 if some input failed."""
    from kg.ingest import InputFailure  # noqa: PLC0415 - not for --help
    from kg.model import Article  # noqa: PLC0415
    from kg.views.trace import trace  # noqa: PLC0415

    failed = shown = 0
    with Progress(shared.total(options)) as progress:
        for taken in shared.articles(options):
            if isinstance(taken, Article):
                put("\n\n" if shown else "")
                show(trace(taken))
                shown += 1
                progress.step()
            else:
                report(taken, progress, debug=shared.wants_trace(options))
                failed += isinstance(taken, InputFailure)
    return int(failed > 0)


def _show(readings: Iterator[Reading]) -> None:
    for number, reading in enumerate(readings):
        put("\n\n" if number else "")
        show(reading.page())


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
