"""Files, folders and standard input to a stream of articles; one at a time is in memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.ingest.dates import checked_date
from kg.ingest.draft import finished
from kg.ingest.files import KINDS, article_files, count_articles, kind_of
from kg.ingest.streams import Bytes, Outcome, from_file, from_standard_input
from kg.model import Article

if TYPE_CHECKING:
    import datetime as dt

STANDARD_INPUT = "-"


Place = str | os.PathLike[str]
"""A file, a folder, or ``-`` for standard input."""


@dataclass(frozen=True, slots=True)
class InputFailure:
    """An input that could not be taken in; the others go on."""

    error: InputError

    def __str__(self) -> str:
        return f"not taken in: {self.error}"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know of an input that is no failure."""

    message: str

    def __str__(self) -> str:
        return f"note: {self.message}"


Taken = Article | InputFailure | Notice
Inputs = Place | Taken | Iterable[Place | Taken]
"""Files and folders, articles, or both; a string is one path, never a list of letters."""


def read_sources(
    inputs: Inputs,
    *,
    date: dt.date | str | None = None,
    force: bool = False,
    stdin: Bytes | None = None,
) -> Iterator[Taken]:
    """Yield the articles of files, folders and standard input (``-``), and what failed, in order.

    ``date`` is the date of publication of whatever gives none itself; ``force`` takes in what
    does not look German. An article that is given as such is passed on. A second article of the
    same id is refused.

    Raises:
        InputError: ``date`` is none.
    """
    day = checked_date(date)
    seen: dict[str, str] = {}
    for one in _each(inputs):
        if isinstance(one, Article):
            yield _new(one, "an article", seen)
        elif isinstance(one, (InputFailure, Notice)):
            yield one
        else:
            for outcome in _outcomes(os.fspath(one), stdin):
                yield _taken(outcome, day, seen, force=force)


def count_sources(inputs: Inputs) -> int | None:
    """Return about how many articles ``read_sources`` will give.

    ``None`` where that cannot be told beforehand: with standard input, and of a generator. Lines
    are counted without reading them as JSON: about a second for a gigabyte.
    """
    if not isinstance(inputs, (str, os.PathLike, Article, list, tuple)):
        return None
    found = list(_each(inputs))
    places = [os.fspath(one) for one in found if isinstance(one, (str, os.PathLike))]
    if STANDARD_INPUT in places:
        return None
    return sum(count_articles(Path(place)) for place in places) + len(found) - len(places)


def _each(inputs: Inputs) -> Iterator[Place | Taken]:
    """Yield one input or several."""
    if isinstance(inputs, (str, os.PathLike, Article, InputFailure, Notice)):
        yield inputs
    else:
        yield from inputs


def _taken(
    outcome: Outcome | Notice, day: dt.date | None, seen: dict[str, str], *, force: bool
) -> Taken:
    if isinstance(outcome, Notice):
        return outcome
    if isinstance(outcome, InputError):
        return InputFailure(outcome)
    try:
        article = finished(outcome.or_else("", day), force=force)
    except InputError as error:
        return InputFailure(error)
    return _new(article, outcome.where, seen)


def _new(article: Article, where: str, seen: dict[str, str]) -> Article | InputFailure:
    """Return the article if its id is new, and remember where it stood."""
    if article.id in seen:
        return InputFailure(
            InputError(
                f"the id {article.id!r} is taken by {seen[article.id]}",
                where=where,
                hint="give each article an id of its own: the file's name, front matter or JSON",
            )
        )
    seen[article.id] = where
    return article


def _outcomes(path: str, stdin: Bytes | None) -> Iterator[Outcome | Notice]:
    place = Path(path)
    if path == STANDARD_INPUT:
        yield from from_standard_input(stdin or sys.stdin.buffer)
    elif place.is_dir():
        yield from _from_folder(place)
    elif place.exists():
        yield from from_file(place, kind_of(place) or "plain")
    else:
        yield InputError("no such file or folder", where=path, hint="check the path")


def _from_folder(folder: Path) -> Iterator[Outcome | Notice]:
    files, skipped = article_files(folder)
    if skipped:
        noun = "file" if skipped == 1 else "files"
        yield Notice(f"{folder}: {skipped} {noun} of another kind skipped")
    if not files:
        yield InputError(
            "no article in this folder",
            where=str(folder),
            hint=f"articles end in {', '.join(sorted(KINDS))}",
        )
    for file in files:
        yield from from_file(file, kind_of(file) or "plain")
