"""Inputs of the command line to articles; what cannot be taken in is said and counted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from kg.cli.terminal import described

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from kg.cli.terminal import Progress
    from kg.model import Article

_NAMED = 3
"""So many articles without a date are named."""


class Intake:
    """Yields the articles of a command's inputs, and remembers what was wrong with others."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self.failed = 0
        self.undated: list[str] = []

    def total(self) -> int | None:
        """Return about how many articles there are; not counted where nobody watches."""
        from kg.ingest import count_sources  # noqa: PLC0415 - not for --help

        return count_sources(self._options.inputs) if sys.stderr.isatty() else None

    def articles(self, progress: Progress) -> Iterator[Article]:
        """Yield the articles in order; say what failed."""
        from kg.ingest import InputFailure, Notice, read_sources  # noqa: PLC0415

        options = self._options
        for taken in read_sources(options.inputs, date=options.date, force=options.force):
            if isinstance(taken, InputFailure):
                self.failed += 1
                progress.say(f"not taken in: {described(taken.error)}")
                progress.step()
            elif isinstance(taken, Notice):
                progress.say(f"note: {taken.message}")
            else:
                if taken.date is None:
                    self.undated.append(taken.id)
                yield taken

    def say_undated(self, progress: Progress) -> None:
        """Say which articles have no date."""
        if not self.undated:
            return
        names = ", ".join(self.undated[:_NAMED])
        more = f" and {len(self.undated) - _NAMED} more" if len(self.undated) > _NAMED else ""
        progress.say(
            f"warning: no date of publication: {names}{more}; "
            'relative times ("am Donnerstag") stay unresolved\n'
            "  give one in the article's front matter or JSON, in the file's name, or by --date"
        )
