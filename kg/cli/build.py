"""``kg build``: articles into the store."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.intake import Intake
from kg.cli.terminal import Progress, counted, say

if TYPE_CHECKING:
    import argparse

    from kg.building import Outcome


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


@dataclass(slots=True)
class Tally:
    """What became of the articles."""

    stored: int = 0
    unchanged: int = 0
    failed: int = 0
    debug: bool = False

    def add(self, outcome: Outcome, progress: Progress) -> None:
        """Count an outcome, and say it if it is a failure."""
        from kg.building import Stored, Unchanged  # noqa: PLC0415 - not for --help

        match outcome:
            case Stored():
                self.stored += 1
            case Unchanged():
                self.unchanged += 1
            case failure:
                self.failed += 1
                hint = f"\n  {failure.hint}" if failure.hint else ""
                progress.say(f"not read: article {failure.article}: {failure.reason}{hint}")
                if self.debug and failure.trace:
                    progress.say(failure.trace)
        progress.step()

    def text(self, store: str) -> str:
        """Return the last line of a run."""
        parts = [f"{counted(self.stored, 'article')} stored"]
        parts += [f"{self.unchanged} unchanged"] * bool(self.unchanged)
        parts += [f"{self.failed} failed"] * bool(self.failed)
        return f"{', '.join(parts)}: {store}"


def run(options: argparse.Namespace) -> int:
    """Build, and return 1 if some input failed."""
    from kg.building import build  # noqa: PLC0415 - not for --help
    from kg.pipeline import Desk, Plan  # noqa: PLC0415

    live = shared.is_live(options)
    plan = Plan(options.pipeline, options.link, live, options.min_confidence, options.endpoint)
    intake, tally = Intake(options), Tally(debug=shared.wants_trace(options))
    with (
        shared.open_store(options.store, base=options.base, read_only=False) as store,
        Progress(intake.total()) as progress,
    ):
        desk = Desk.open(plan)
        outcomes = build(
            intake.articles(progress),
            store,
            desk,
            open_desk=partial(Desk.open, plan),
            workers=1 if live else options.workers,
            again=options.again,
        )
        try:
            for outcome in outcomes:
                tally.add(outcome, progress)
        except KeyboardInterrupt:
            outcomes.close()
            progress.say(f"interrupted; {tally.text(options.store)}")
            progress.say("  give the same command again to go on: what is stored is not read again")
            return 130
        intake.say_undated(progress)
    tally.failed += intake.failed
    say(tally.text(options.store))
    if left := desk.summary():
        say(f"{left}\n  kg link --live asks again")
    return int(tally.failed > 0)
