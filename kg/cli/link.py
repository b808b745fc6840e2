"""``kg link``: look again at what is unlinked, live if wished; pin or forbid a link."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli import options as shared
from kg.cli.outcomes import report
from kg.cli.terminal import Progress, put, say
from kg.errors import LinkError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kg.library import Store
    from kg.linking import Relinked


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
            "kg link --gold annotated/ --links links.json",
            "kg link --gold annotated/ --links links.json --set 27811#ri Q47216",
        ],
    )
    shared.add_store(parser)
    shared.add_reader(parser)
    shared.add_network(parser)
    parser.add_argument(
        "--requests",
        type=shared.positive,
        metavar="N",
        help="with --live: the most requests in this run (default 500)",
    )
    parser.add_argument(
        "--set",
        nargs=2,
        metavar=("ENTITY", "QID|none"),
        help="pin or forbid a link: TYPE:NAME for all articles, or ARTICLE#ENTITY",
    )
    parser.add_argument(
        "--article", action="append", metavar="ID", help="only this article; may be repeated"
    )
    parser.add_argument(
        "--gold",
        type=Path,
        metavar="PATH",
        help="no store: list the entities of annotated articles (a folder, or a file of what "
        "kg read prints) with their candidates, for a person to decide",
    )
    parser.add_argument(
        "--links",
        type=Path,
        metavar="FILE",
        help="with --gold: the decided links, which --set writes and the list leaves out",
    )


def run(options: argparse.Namespace) -> int:
    """Read the stored articles again, link them, and store what changed."""
    if options.gold is not None:
        return _review(options)
    with shared.open_store(options) as store:
        chosen: Sequence[str] | None = options.article
        if options.set:
            pinned = store.pin(*options.set)
            say(f"{pinned.entity}: {pinned.qid or 'no link'}, kept in {pinned.file}")
            chosen = pinned.articles if chosen is None else chosen
            if not chosen:
                say("no stored article names it so; later builds will heed it")
                return 0
        return _relink(store, options, chosen)


def _review(options: argparse.Namespace) -> int:
    """List what is to be decided of annotated articles, or keep a decision."""
    from kg.link import Decisions, Linker, annotations, review  # noqa: PLC0415 - not for --help

    decided = annotations.DecidedLinks()
    if options.links is not None:
        decided = annotations.DecidedLinks.read(options.links)
    if options.set:
        if options.links is None:
            raise LinkError("no file to keep the decision in", hint="give --links FILE")
        decided.with_choice(*options.set).write(options.links)
        say(f"{options.set[0]}: {options.set[1]}, kept in {options.links}")
        return 0
    linker = Linker.open(decisions=Decisions())
    count = 0
    for question in review.questions(annotations.read(options.gold), linker, decided):
        count += 1
        put("".join(f"{line}\n" for line in review.lines(question, linker.base)))
    missing = review.unknown(decided, linker.base)
    for article, key, qid in missing:
        say(f"{article}#{key}: {qid} is not in the knowledge base")
    say(f"{count} to decide, {sum(map(len, decided.by_article.values()))} decided")
    return int(bool(missing))


def _relink(store: Store, options: argparse.Namespace, chosen: Sequence[str] | None) -> int:
    """Link these articles, or all; return 1 if one of them failed."""
    from kg.linking import Relinked  # noqa: PLC0415 - not for --help

    relinking = store.relinking(
        shared.open_reader(options, live=False),
        articles=chosen,
        live=options.live,
        endpoint=options.endpoint,
        requests=options.requests,
    )
    failed = 0
    with Progress(len(relinking)) as progress:
        for outcome in relinking:
            report(outcome, progress, debug=shared.wants_trace(options))
            if isinstance(outcome, Relinked):
                _show(outcome)
            else:
                failed += 1
    if left := relinking.summary():
        say(left)
    return int(failed > 0)


def _show(outcome: Relinked) -> None:
    """Write a line for each entity without a link, and one for each of its candidates."""
    for entity in outcome.unlinked:
        where = f"{outcome.article}#{entity.id}"
        put(f"{where}\t{entity.type}\t{entity.name}\t{entity.link.judgement}\n")
        for one in entity.link.candidates:
            put(f"\t{one.qid}\t{one.label}\t{one.score:.2f}\t{one.reason}\n")
