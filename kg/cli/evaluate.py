"""``kg eval``: the figures of this program on gold articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.outcomes import report
from kg.cli.terminal import Progress, counted, put, say, show

if TYPE_CHECKING:
    import argparse

    from kg.evaluation import Evaluation, Miss

COLUMNS = ("pattern", "entry", "confidence", "type", "kind", "status", "act")
KINDS = ("entities", "links", "positions", "meetings", "warnings", "statements")


def register(commands: shared.Commands) -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "eval",
        run,
        "read gold articles, ask the contract queries, and score the answers",
        [
            "kg eval gold",
            "kg eval gold --show meetings --article 27811",
            "kg eval gold --by pattern",
            "kg eval gold --floors floors.toml",
        ],
    )
    parser.add_argument(
        "gold", nargs="+", metavar="GOLD_DIR", help="articles.jsonl and <id>.json for each"
    )
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--show", choices=KINDS, help="list what was missed and what is wrong")
    parser.add_argument(
        "--by",
        choices=COLUMNS,
        metavar="COLUMN",
        help=f"what is right, and found, by {', '.join(COLUMNS)}",
    )
    shared.add_confidence(parser, "score without what is less sure")
    parser.add_argument(
        "--article", action="append", metavar="ID", help="that article only; may be repeated"
    )
    parser.add_argument("--floors", metavar="FILE", help="TOML or JSON of least values; 1 if below")
    parser.add_argument("--answers", metavar="DIR", help="write the answers of the queries there")
    parser.add_argument("--workers", type=shared.positive, default=1, metavar="N")
    shared.add_reader(parser)


def run(options: argparse.Namespace) -> int:
    """Write the scores; return 1 if an article failed or a figure is below its floor."""
    from kg.evaluation import below, evaluate, read_floors  # noqa: PLC0415 - not for --help

    floors = read_floors(Path(options.floors)) if options.floors else {}
    with Progress(None) as progress:
        evaluation = evaluate(
            options.gold,
            shared.open_reader(options, live=False),
            workers=options.workers,
            article=options.article,
            each=lambda outcome: report(outcome, progress, debug=shared.wants_trace(options)),
        )
    _write(evaluation, options)
    low = below(evaluation.scores, floors)
    for line in low:
        say(line)
    return int(evaluation.tally.failed > 0 or bool(low))


def _write(evaluation: Evaluation, options: argparse.Namespace) -> None:
    if options.answers:
        folder = Path(options.answers)
        folder.mkdir(parents=True, exist_ok=True)
        for name, results in evaluation.answers.items():
            (folder / f"{name}.json").write_text(results.to_json(), encoding="utf-8")
    for miss in evaluation.misses:
        if miss.kind == options.show:
            put(_shown(miss))
    if options.by:
        show(evaluation.by(options.by))
        put("\n")
    if options.json:
        put(json.dumps(evaluation.figures(), ensure_ascii=False, indent=1) + "\n")
    else:
        show(evaluation.table())
        say(counted(evaluation.scores.articles, "article"))


def _shown(miss: Miss) -> str:
    item = json.dumps(miss.item, ensure_ascii=False, default=sorted)
    note = f" ({miss.note})" if miss.note else ""
    return f"{miss.kind} {miss.document} {miss.what}{note}: {item}\n"
