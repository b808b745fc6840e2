"""What a person sees: messages and a progress bar on standard error, results on standard output."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.presentation import Page, Table


def say(message: str) -> None:
    """Write a message to standard error."""
    print(message, file=sys.stderr)  # noqa: T201 - this is where the program prints


def put(content: str | bytes, output: str | None = None) -> None:
    """Write a result to a file, or to standard output.

    Raises:
        InputError: the file cannot be written.
    """
    data = content.encode() if isinstance(content, str) else content
    if output is None or output == "-":
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is None:
            sys.stdout.write(data.decode())
        else:
            sys.stdout.flush()
            buffer.write(data)
            buffer.flush()
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}", where=output, hint="name another file"
        ) from error


def show(block: Table | Page, output: str | None = None, *, uncut: bool = False) -> None:
    """Write a table or a page as wide as the terminal, in colours there, plain anywhere else.

    Raises:
        InputError: the file cannot be written.
    """
    width = 0 if uncut else None if output is None else _file_width()
    put(block.to_text(width=width, colour=output is None and _has_colours()), output)


def _file_width() -> int:
    """Return the width of lines in a file: the terminal that the user sits at does not count."""
    from kg.presentation.terminal import FILE_WIDTH  # noqa: PLC0415 - not for --help

    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) else FILE_WIDTH


def _has_colours() -> bool:
    """Return whether standard output is a terminal whose user wants colours.

    Source: https://no-color.org
    """
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and sys.stdout.isatty()


def counted(number: int, noun: str) -> str:
    """Return ``"1 article"``, ``"2 articles"``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class Progress:
    """A bar on standard error: articles done, a second, time left; none where nobody watches."""

    def __init__(self, total: int | None, unit: str = "article") -> None:
        self._bar: Any = None
        if sys.stderr.isatty():
            from tqdm import tqdm  # noqa: PLC0415 - only where there is a terminal

            self._bar = tqdm(
                total=total, unit=unit, leave=False, dynamic_ncols=True, file=sys.stderr
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()

    def step(self) -> None:
        """Count one article."""
        if self._bar is not None:
            self._bar.update(1)

    def say(self, message: str) -> None:
        """Write a message above the bar."""
        if self._bar is None:
            say(message)
        else:
            self._bar.write(message, file=sys.stderr)


def described(error: KgError) -> str:
    """Return an error in two lines: what happened, and what to do now."""
    return f"{error.args[0]}\n  {error.hint}" if error.hint else str(error.args[0])
