"""The command ``kg``: arguments in, exit code out.

A module per group of commands; each has ``register(commands)``, which adds its parsers and sets
``run``, a function from the parsed arguments to the exit code. Everything slow to import is
imported by ``run``, so that ``kg --help`` and ``kg query`` answer at once.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys
import traceback
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from kg.cli.options import wants_trace
from kg.cli.terminal import say
from kg.errors import KgError, QueryError, UnknownQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

MODULES = ("build", "query", "export", "read", "link", "explain", "holdings", "evaluate", "kb")
"""The modules with commands, in the order of the help text."""

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_EPILOG = """examples:
  kg build news.jsonl archive/         read articles into ./kg-store
  kg query meetings                    who met whom
  kg query statements --param document=27811 --format json
  kg read article.txt                  what is found in one article, as JSON
  kg export --format trig -o all.trig  the whole graph

kg COMMAND --help tells more. Exit codes: 0 done, 1 some input failed, 2 wrong usage."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as end:  # argparse has said what is wrong, or given help
        return end.code if isinstance(end.code, int) else WRONG_USAGE
    debug = wants_trace(options)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
        return DONE
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except KgError as error:
        _complain(error, debug=debug)
        return WRONG_USAGE if isinstance(error, (QueryError, UnknownQuery)) else FAILED
    except Exception as error:  # noqa: BLE001 - the user gets one line; KG_DEBUG shows the rest
        if debug:
            traceback.print_exc()
        say(f"error of the program: {type(error).__name__}: {error}")
        say("  --debug shows where it happened")
        return FAILED
    return code


def _complain(error: KgError, *, debug: bool) -> None:
    if debug:
        traceback.print_exception(error)
    say(f"error: {error.args[0]}")
    if error.hint:
        say(f"  {error.hint}")


def _forget_output() -> None:
    """Let Python end in silence though whoever read our output (``| head``) is gone."""
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kg",
        description="German-language diplomatic news to a knowledge graph.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"kg (depesche) {_version()}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in MODULES:
        if importlib.util.find_spec(f"kg.cli.{name}"):
            importlib.import_module(f"kg.cli.{name}").register(commands)
    return parser


def _version() -> str:
    try:
        return version("depesche")
    except PackageNotFoundError:
        return "0.1.0"
