"""``kg link``: look again at what is unlinked, live if wished; pin or forbid a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.terminal import Progress, say
from kg.errors import UnknownNode

if TYPE_CHECKING:
    import argparse

    from kg.link import Linker
    from kg.store import QuadStore
    from kg.views import Reading


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
            "kg link --endpoint http://127.0.0.1:7001/wikidata",
            'kg link --set "Person:maria muster" none',
            "kg link --set 27811#e4 Q183",
        ],
    )
    shared.add_store(parser)
    shared.add_reader(parser)
    shared.add_network(parser)
    parser.add_argument(
        "--requests",
        type=shared.positive,
        default=500,
        metavar="N",
        help="with --live: the most requests in this run (default 500)",
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

    key = None
    if options.set:
        entity, choice = options.set
        file = bundle.decisions_file()
        decision = Decision(decision_key(entity), parse_choice(choice))
        Decisions.read(file).with_decision(decision).write(file)
        say(f"{decision.entity}: {decision.qid or 'no link'}, kept in {file}")
        key = decision.entity
    with shared.open_store(options.store, read_only=False) as store:
        return _again(options, store, _chosen(options, store, key))


def _chosen(options: argparse.Namespace, store: QuadStore, key: str | None) -> list[str]:
    """Return the articles to link again: those that a new decision concerns, or all."""
    ids = [record.id for record in store.articles()]
    if options.article is not None:
        if options.article not in ids:
            raise UnknownNode(f"no article {options.article!r}", hint="kg articles lists them")
        return [options.article]
    if key is None:
        return ids
    concerned = _concerned(store, key)
    if not concerned:
        say("no stored article names it so; later builds will heed it")
    return [number for number in ids if number in concerned]


def _concerned(store: QuadStore, key: str) -> set[str]:
    from kg.link.decisions import decision_key  # noqa: PLC0415 - not for --help
    from kg.store.holdings import names  # noqa: PLC0415

    article, hash_mark, _ = key.rpartition("#")
    if hash_mark:
        return {article}
    return {
        document
        for document, type_, name in names(store)
        if name and decision_key(f"{type_}:{name}") == key
    }


def _again(options: argparse.Namespace, store: QuadStore, ids: list[str]) -> int:
    import dataclasses  # noqa: PLC0415 - not for --help

    from kg.pipeline import Desk, Failure, Plan, attempt  # noqa: PLC0415
    from kg.store.holdings import signatures  # noqa: PLC0415

    if not ids:
        return 0
    failed = 0
    desk = Desk.open(Plan(options.pipeline, options.link))
    if desk.linker is not None:
        desk = dataclasses.replace(desk, linker=_linker(desk.linker, options, store))
    read = signatures(store)
    with Progress(len(ids)) as progress:
        for number in ids:
            least = read[number].min_confidence if number in read else 0.0
            signature = dataclasses.replace(desk.signature, min_confidence=least)
            result = attempt(dataclasses.replace(desk, signature=signature), store.article(number))
            progress.step()
            if isinstance(result, Failure):
                failed += 1
                progress.say(f"not linked: article {number}: {result.reason}")
                continue
            store.put(result)
            _show(result)
    if left := desk.summary():
        say(left)
    return int(failed > 0)


def _linker(linker: Linker, options: argparse.Namespace, store: QuadStore) -> Linker:
    """Return a linker that asks, or one that still knows what was answered when the store asked."""
    from kg.link import bundle  # noqa: PLC0415 - not for --help
    from kg.link.live import ENDPOINT, Cache, Endpoint, LiveLinker, Manners  # noqa: PLC0415
    from kg.store.holdings import has_live_links  # noqa: PLC0415

    offline = not shared.is_live(options)
    if offline and options.live is None and not has_live_links(store):
        return linker
    cache = Cache(bundle.live_cache())
    url = options.endpoint or (cache.latest() if offline else None) or ENDPOINT
    return LiveLinker(
        linker, Endpoint(url, cache, Manners(requests=options.requests), offline=offline)
    )


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
