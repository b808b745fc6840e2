"""``kg build``: articles into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.outcomes import report, say_undated
from kg.cli.terminal import Progress, say

if TYPE_CHECKING:
    import argparse


def register(commands: shared.Commands) -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "build",
        run,
        "read articles into the store",
        [
            "kg build news.jsonl",
            "kg build 2021-12-02-genf.txt archive/ --store diplomacy",
            "cat article.txt | kg build - --date 2021-12-02",
            "kg build large.jsonl --workers 8",
        ],
    )
    shared.add_inputs(parser)
    shared.add_network(parser)
    shared.add_store(parser)
    shared.add_confidence(parser, "store nothing that is less sure")
    parser.add_argument("--base", metavar="IRI", help="what minted IRIs begin with (new stores)")
    parser.add_argument(
        "--workers",
        type=shared.positive,
        default=1,
        metavar="N",
        help="processes that read (with --live one: an endpoint is asked one thing at a time)",
    )
    parser.add_argument(
        "--again", action="store_true", help="read again what the store has unchanged"
    )


def run(options: argparse.Namespace) -> int:
    """Build, and return 1 if some input failed."""
    with (
        shared.open_store(options, base=options.base) as store,
        Progress(shared.total(options)) as progress,
    ):
        build = store.build(
            shared.articles(options),
            shared.open_reader(options),
            workers=options.workers,
            again=options.again,
        )
        try:
            for outcome in build:
                report(outcome, progress, debug=shared.wants_trace(options))
        except KeyboardInterrupt:
            build.close()
            progress.say(f"interrupted; {build.tally}: {options.store}")
            progress.say("  give the same command again to go on: what is stored is not read again")
            return 130
        say_undated(build.tally.undated, progress)
    for line in build.tally.details():
        say(line)
    say(f"{build.tally}: {options.store}")
    if left := build.reader.summary():
        say(f"{left}\n  kg link --live asks again")
    return int(build.tally.failed > 0)
