"""Files, folders and standard input to a stream of articles; one at a time is in memory."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.ingest.draft import Draft, finished
from kg.ingest.files import KINDS, article_files, count_articles, kind_of
from kg.ingest.streams import Bytes, Outcome, from_file, from_standard_input
from kg.model import Article

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class InputFailure:
    """An input that could not be taken in; the others go on."""

    error: InputError


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know of an input that is no failure."""

    message: str


Taken = Article | InputFailure | Notice


def read_sources(
    paths: Iterable[str | os.PathLike[str]],
    *,
    date: dt.date | None = None,
    force: bool = False,
    stdin: Bytes | None = None,
) -> Iterator[Taken]:
    """Yield the articles of files, folders and standard input (``-``), and what failed, in order.

    ``date`` is the date of publication of whatever gives none itself; ``force`` takes in what
    does not look German. A second article of the same id is refused.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for outcome in _outcomes(os.fspath(path), stdin):
            match outcome:
                case Draft():
                    yield _taken(outcome.or_else("", date), seen, force=force)
                case InputError():
                    yield InputFailure(outcome)
                case Notice():
                    yield outcome


def count_sources(paths: Iterable[str | os.PathLike[str]]) -> int | None:
    """Return about how many articles ``read_sources`` will give; ``None`` with standard input.

    Lines are counted without reading them as JSON: about a second for a gigabyte.
    """
    names = [os.fspath(path) for path in paths]
    if STANDARD_INPUT in names:
        return None
    return sum(count_articles(Path(name)) for name in names)


def _taken(draft: Draft, seen: dict[str, str], *, force: bool) -> Article | InputFailure:
    try:
        article = finished(draft, force=force)
    except InputError as error:
        return InputFailure(error)
    if article.id in seen:
        return InputFailure(
            InputError(
                f"the id {article.id!r} is taken by {seen[article.id]}",
                where=draft.where,
                hint="give each article an id of its own: the file's name, front matter or JSON",
            )
        )
    seen[article.id] = draft.where
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
