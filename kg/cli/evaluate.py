"""``kg eval``: the figures of this program on gold articles."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.intake import Intake
from kg.cli.terminal import Progress, put, say
from kg.errors import InputError

if TYPE_CHECKING:
    import argparse

    from kg.evaluation import Miss
    from kg.store import QuadStore, Results

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
    parser.add_argument("gold", metavar="GOLD_DIR", help="articles.jsonl and <id>.json for each")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--show", choices=KINDS, help="list what was missed and what is wrong")
    parser.add_argument(
        "--by",
        choices=COLUMNS,
        metavar="COLUMN",
        help=f"what is right, and found, by {', '.join(COLUMNS)}",
    )
    shared.add_confidence(parser, "score without what is less sure")
    parser.add_argument("--article", metavar="ID", help="that article only")
    parser.add_argument("--floors", metavar="FILE", help="TOML or JSON of least values; 1 if below")
    parser.add_argument("--answers", metavar="DIR", help="write the answers of the queries there")
    parser.add_argument("--workers", type=shared.positive, default=1, metavar="N")
    shared.add_reader(parser)


def run(options: argparse.Namespace) -> int:
    """Write the scores; return 1 if an article failed or a figure is below its floor."""
    from kg.evaluation import (  # noqa: PLC0415 - not for --help
        QUERIES,
        below,
        read_floors,
        read_gold,
        score,
    )
    from kg.store import QuadStore  # noqa: PLC0415

    floors = read_floors(Path(options.floors)) if options.floors else {}
    gold = read_gold(Path(options.gold))
    if options.article is not None:
        if options.article not in gold:
            raise InputError(f"no annotation of article {options.article!r}", where=options.gold)
        gold = {options.article: gold[options.article]}
    with QuadStore.open(None) as store:
        failed = _build(options, store, set(gold))
        answers = {name: store.query(name) for name in QUERIES}
    if options.answers:
        _write(answers, Path(options.answers))
    scores = score(gold, answers)
    for miss in scores.misses:
        if miss.kind == options.show:
            put(_shown(miss))
    if options.by:
        put(f"{scores.table_by(options.by).to_text()}\n")
    figures = json.dumps(scores.figures(), ensure_ascii=False, indent=1) + "\n"
    put(figures if options.json else scores.table().to_text())
    low = below(scores, floors)
    for line in low:
        say(line)
    return int(failed > 0 or bool(low))


def _build(options: argparse.Namespace, store: QuadStore, wanted: set[str]) -> int:
    """Read the gold articles into the store; return how many failed."""
    from kg.building import build  # noqa: PLC0415 - not for --help
    from kg.cli.build import Tally  # noqa: PLC0415
    from kg.pipeline import Desk, Plan  # noqa: PLC0415

    options.inputs, options.date = [str(Path(options.gold) / "articles.jsonl")], None
    options.force = True
    plan = Plan(options.pipeline, options.link, min_confidence=options.min_confidence)
    intake, tally = Intake(options), Tally(debug=shared.wants_trace(options))
    with Progress(len(wanted)) as progress:
        articles = (a for a in intake.articles(progress) if a.id in wanted)
        open_desk = partial(Desk.open, plan)
        outcomes = build(articles, store, open_desk(), open_desk=open_desk, workers=options.workers)
        for outcome in outcomes:
            tally.add(outcome, progress)
    return tally.failed + intake.failed


def _write(answers: dict[str, Results], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, results in answers.items():
        (folder / f"{name}.json").write_text(results.to_json(), encoding="utf-8")


def _shown(miss: Miss) -> str:
    item = json.dumps(miss.item, ensure_ascii=False, default=sorted)
    note = f" ({miss.note})" if miss.note else ""
    return f"{miss.kind} {miss.document} {miss.what}{note}: {item}\n"
