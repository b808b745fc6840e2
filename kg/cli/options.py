"""Options that several commands share."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from kg.ingest import Taken
    from kg.library import Store
    from kg.pipeline import Reader

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
        help="a text, page, table, feed, wire, mail, document or archive, a folder of those, "
        "or - for standard input; told by content, not by name",
    )
    parser.add_argument(
        "--date",
        type=iso_date,
        metavar="ISO",
        help="date of publication of articles that give none: 2021-12-02",
    )
    parser.add_argument(
        "--timezone",
        type=_checked("checked_zone"),
        metavar="ZONE",
        help="in whose days articles are dated (default Europe/Berlin)",
    )
    parser.add_argument(
        "--encoding",
        type=_checked("checked_encoding"),
        metavar="NAME",
        help="of all files; else told from their bytes",
    )
    parser.add_argument(
        "--field",
        type=_field,
        action="append",
        default=[],
        metavar="ROLE=NAME",
        help="name of a column or key of tables and JSON: text=maintext, date=meta.day; "
        "roles are text, title, date, id, source, url, lead",
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


def open_store(options: argparse.Namespace, *, base: str | None = None) -> Store:
    """Return the store of ``--store``; the folder is opened when it is needed.

    Raises:
        StoreError: it is an address.
    """
    from kg.library import Store  # noqa: PLC0415 - not for --help

    return Store(options.store, base=base)


def open_reader(options: argparse.Namespace, *, live: bool | None = None) -> Reader:
    """Return a reader as the options ask for; ``live`` overrules whether an endpoint is asked."""
    from kg import pipeline  # noqa: PLC0415 - not for --help

    asks = is_live(options) if live is None else live
    return pipeline.Reader(
        pipeline=options.pipeline,
        link=options.link,
        live=asks,
        endpoint=options.endpoint if asks else None,
        min_confidence=getattr(options, "min_confidence", 0.0),
    )


def articles(options: argparse.Namespace) -> Iterator[Taken]:
    """Yield the articles of the inputs."""
    from kg.ingest import read_sources  # noqa: PLC0415 - not for --help

    return read_sources(
        options.inputs,
        date=options.date,
        force=options.force,
        timezone=options.timezone,
        encoding=options.encoding,
        fields=options.field,
    )


def total(options: argparse.Namespace) -> int | None:
    """Return about how many articles there are; not counted where nobody watches."""
    from kg.ingest import count_sources  # noqa: PLC0415 - not for --help

    return count_sources(options.inputs) if sys.stderr.isatty() else None


def iso_date(words: str) -> dt.date:
    """Return a date given on the command line."""
    from kg.ingest import parsed_date  # noqa: PLC0415 - not for --help

    date = parsed_date(words)
    if date is None:
        raise argparse.ArgumentTypeError(f"{words!r} is no date: give 2021-12-02")
    return date


def _checked(name: str) -> Callable[[str], str]:
    """Return a check of an option's words that hands them on as they are."""

    def check(words: str) -> str:
        from kg.errors import InputError  # noqa: PLC0415 - not for --help
        from kg.ingest import settings  # noqa: PLC0415

        try:
            getattr(settings, name)(words)
        except InputError as error:
            raise argparse.ArgumentTypeError(str(error)) from error
        return words

    return check


def _field(words: str) -> tuple[str, str]:
    """Return role and name of ``--field role=name``."""
    from kg.errors import InputError  # noqa: PLC0415 - not for --help
    from kg.ingest.settings import named_field  # noqa: PLC0415

    try:
        return named_field(words)
    except InputError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def parameter(words: str) -> tuple[str, str]:
    """Return name and value of ``--param name=value``."""
    name, equals, value = words.partition("=")
    if not equals or not name.strip():
        raise argparse.ArgumentTypeError(f"{words!r} is not name=value")
    return name.strip(), value


def gathered(parameters: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return the values of each parameter in order, alone or as a list."""
    found: dict[str, list[str]] = {}
    for name, value in parameters:
        found.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def names(words: str) -> tuple[str, ...]:
    """Return the names of a list set apart by commas."""
    found = tuple(word.strip() for word in words.split(",") if word.strip())
    if not found:
        raise argparse.ArgumentTypeError(f"{words!r} names nothing: give date,participants")
    return found


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
