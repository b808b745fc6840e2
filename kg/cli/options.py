"""Options that several commands share."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable

    from kg.store import QuadStore

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name

DEFAULT_STORE = "kg-store"


def command(
    commands: Commands,
    name: str,
    run: Callable[[argparse.Namespace], int],
    summary: str,
    examples: Iterable[str] = (),
) -> argparse.ArgumentParser:
    """Add a command and return its parser; ``examples`` stand at the end of its help."""
    lines = "\n".join(f"  {example}" for example in examples)
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=summary,
        description=f"{summary[0].upper()}{summary[1:]}.",
        epilog=f"examples:\n{lines}" if lines else None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--debug", action="store_true", help="show where an error happened (variable KG_DEBUG)"
    )
    parser.set_defaults(run=run)
    return parser


def wants_trace(options: argparse.Namespace) -> bool:
    """Return whether the user wants to see where an error happened."""
    return bool(options.debug) or os.environ.get("KG_DEBUG", "") not in ("", "0")


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add ``--store``."""
    parser.add_argument(
        "--store",
        metavar="FOLDER",
        default=os.environ.get("KG_STORE") or DEFAULT_STORE,
        help=f"the store (variable KG_STORE; default ./{DEFAULT_STORE})",
    )


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add the inputs, and how they are read."""
    parser.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help=".txt, .html, .jsonl or .json file, a folder of those, or - for standard input",
    )
    parser.add_argument(
        "--date",
        type=iso_date,
        metavar="ISO",
        help="date of publication of articles that give none: 2021-12-02",
    )
    parser.add_argument("--force", action="store_true", help="take in what does not look German")
    add_reader(parser)


def add_reader(parser: argparse.ArgumentParser) -> None:
    """Add what decides how articles are read."""
    parser.add_argument(
        "--pipeline",
        metavar="NAME",
        help="an installed German spaCy pipeline in the place of the bundled one",
    )
    parser.add_argument(
        "--no-link", dest="link", action="store_false", help="do not link entities to Wikidata"
    )


def add_network(parser: argparse.ArgumentParser) -> None:
    """Add whether an endpoint is asked while linking; ``is_live`` tells what was chosen."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--offline",
        dest="live",
        action="store_false",
        default=None,
        help="link by the bundled knowledge base alone (default)",
    )
    choice.add_argument(
        "--live", action="store_true", help="ask a SPARQL endpoint for what it does not know"
    )
    parser.add_argument(
        "--endpoint", metavar="URL", help="another endpoint with Wikidata's data; implies --live"
    )


def is_live(options: argparse.Namespace) -> bool:
    """Return whether an endpoint is asked: ``--offline`` is the last word."""
    return options.endpoint is not None if options.live is None else bool(options.live)


def add_confidence(parser: argparse.ArgumentParser, what: str) -> None:
    """Add ``--min-confidence``; ``what`` says what it does there."""
    parser.add_argument(
        "--min-confidence", type=probability, default=0.0, metavar="P", help=f"{what}, 0 to 1"
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add ``-o``."""
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file")


def open_store(path: str, *, base: str | None = None, read_only: bool = True) -> QuadStore:
    """Return the store of ``--store``.

    Raises:
        StoreError: it is an address, no store, or in use.
    """
    from kg.store import QuadStore  # noqa: PLC0415 - not for --help

    if "://" in path:
        raise StoreError(
            f"the store {path} is an address", hint="name a folder; other engines: kg export"
        )
    return QuadStore.open(path, base=base, read_only=read_only)


def iso_date(words: str) -> dt.date:
    """Return a date given on the command line."""
    from kg.ingest import parsed_date  # noqa: PLC0415 - not for --help

    date = parsed_date(words)
    if date is None:
        raise argparse.ArgumentTypeError(f"{words!r} is no date: give 2021-12-02")
    return date


def parameter(words: str) -> tuple[str, str]:
    """Return name and value of ``--param name=value``."""
    name, equals, value = words.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{words!r} is not name=value")
    return name.strip(), value


def probability(words: str) -> float:
    """Return a number from 0 to 1."""
    try:
        number = float(words)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no number from 0 to 1: give 0.8")
    return round(number, 6)


def positive(words: str) -> int:
    """Return a number above zero."""
    try:
        number = int(words)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{words!r} is no number above zero")
    return number
