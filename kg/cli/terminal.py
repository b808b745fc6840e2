"""What a person sees: messages and a progress bar on standard error, results on standard output."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.errors import KgError


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
