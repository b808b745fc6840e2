"""``kg link``: look again at what is unlinked, live if wished; pin or forbid a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.terminal import Progress, say
from kg.errors import UnknownNode

if TYPE_CHECKING:
    import argparse

    from kg.link import Linker
    from kg.link.live import LiveLinker
    from kg.model import Reading


def register(commands: shared.Commands) -> None:
    """Add the command."""
    parser = shared.command(
        commands,
        "link",
        run,
        "look again at what is unlinked; show candidates and scores",
        [
            "kg link",
            "kg link --live",
            'kg link --set "Person:maria muster" none',
            "kg link --set 27811#e4 Q183",
        ],
    )
    shared.add_store(parser)
    shared.add_reader(parser)
    parser.add_argument("--live", action="store_true", help="ask a SPARQL endpoint for the rest")
    parser.add_argument(
        "--endpoint", metavar="URL", help="one with Wikidata's data; implies --live"
    )
    parser.add_argument(
        "--offline", action="store_true", help="with --live: answer from the cache alone"
    )
    parser.add_argument(
        "--set",
        nargs=2,
        metavar=("ENTITY", "QID|none"),
        help="pin or forbid a link: TYPE:NAME for all articles, or ARTICLE#ENTITY",
    )
    parser.add_argument("--article", metavar="ID", help="only this article")


def run(options: argparse.Namespace) -> int:
    """Read the stored articles again, link them, and store what changed."""
    from kg.link import bundle  # noqa: PLC0415 - not for --help
    from kg.link.decisions import Decision, Decisions, decision_key, parse_choice  # noqa: PLC0415

    if options.set:
        entity, choice = options.set
        file = bundle.decisions_file()
        decision = Decision(decision_key(entity), parse_choice(choice))
        Decisions.read(file).with_decision(decision).write(file)
        say(f"{decision.entity}: {decision.qid or 'no link'}, kept in {file}")
    return _again(options)


def _again(options: argparse.Namespace) -> int:
    import dataclasses  # noqa: PLC0415 - not for --help

    from kg.pipeline import Desk, Failure, Plan, attempt  # noqa: PLC0415

    with shared.open_store(options.store, read_only=False) as store:
        ids = [record.id for record in store.articles()]
        if options.article is not None:
            if options.article not in ids:
                raise UnknownNode(f"no article {options.article!r}", hint="kg articles lists them")
            ids = [options.article]
        desk = Desk.open(Plan(options.pipeline))
        live = None
        if desk.linker is not None and (options.live or options.endpoint):
            live = _live(desk.linker, options)
        if live is not None:
            desk = dataclasses.replace(desk, linker=live)
        failed = 0
        with Progress(len(ids)) as progress:
            for number in ids:
                result = attempt(desk, store.article(number))
                progress.step()
                if isinstance(result, Failure):
                    failed += 1
                    progress.say(f"not linked: article {number}: {result.reason}")
                    continue
                store.put(result)
                _show(result)
        if live is not None and live.left:
            say(live.summary())
    return int(failed > 0)


def _live(linker: Linker, options: argparse.Namespace) -> LiveLinker:
    from kg.link import bundle  # noqa: PLC0415 - not for --help
    from kg.link.live import ENDPOINT, Cache, Endpoint, LiveLinker  # noqa: PLC0415

    cache = Cache(bundle.cache_folder() / "live.sqlite")
    endpoint = Endpoint(options.endpoint or ENDPOINT, cache, offline=options.offline)
    return LiveLinker(linker, endpoint)


def _show(reading: Reading) -> None:
    names = {e.id: e for e in reading.extraction.entities}
    for link in reading.links.links:
        if not link.nil:
            continue
        entity = names[link.entity]
        where = f"{reading.extraction.article.id}#{entity.id}"
        print(f"{where}\t{entity.type}\t{entity.name}\t{link.judgement}")  # noqa: T201
        for one in link.candidates:
            print(f"\t{one.qid}\t{one.label}\t{one.score:.2f}\t{one.reason}")  # noqa: T201
