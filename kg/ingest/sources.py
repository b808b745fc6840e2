"""Files, folders and standard input to a stream of articles; one at a time is in memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

from kg.errors import InputError
from kg.ingest.articles import finished
from kg.ingest.dates import date_in_name
from kg.ingest.files import article_files, count_articles
from kg.ingest.identity import Ids, id_of_file
from kg.ingest.reading import outcomes
from kg.ingest.settings import Settings, Taking
from kg.ingest.source import Bytes, Notice, Outcome, Source
from kg.model import Article

STANDARD_INPUT = "-"


Place = str | os.PathLike[str]
"""A file, a folder, or ``-`` for standard input."""


@dataclass(frozen=True, slots=True)
class InputFailure:
    """An input that could not be taken in; the others go on."""

    error: InputError

    def __str__(self) -> str:
        return f"not taken in: {self.error}"


Taken = Article | InputFailure | Notice
Inputs = Place | Taken | Iterable[Place | Taken]
"""Files and folders, articles, or both; a string is one path, never a list of letters."""


def read_sources(
    inputs: Inputs, *, stdin: Bytes | None = None, **told: Unpack[Taking]
) -> Iterator[Taken]:
    """Yield the articles of files, folders and standard input (``-``), and what failed, in order.

    ``date`` is the date of publication of whatever gives none itself; ``force`` takes in what
    does not look German; ``encoding`` is that of all files; ``timezone`` the zone in whose days
    articles are dated, by default Europe/Berlin; ``fields`` name the fields of records by role:
    ``{"text": "maintext"}``. An article that is given as such is passed on. Another article under
    an id that is taken gets a longer one, and a notice says so.

    Raises:
        InputError: ``date``, ``encoding``, ``timezone`` or the role of a field is none.
    """
    return _read(inputs, Settings.of(**told), stdin)


def _read(inputs: Inputs, settings: Settings, stdin: Bytes | None) -> Iterator[Taken]:
    ids = Ids()
    for one in _each(inputs):
        if isinstance(one, Article):
            yield from _new(one, "an article", ids)
        elif isinstance(one, (InputFailure, Notice)):
            yield one
        else:
            for outcome in _outcomes(os.fspath(one), settings, stdin):
                yield from _taken(outcome, settings, ids)


def count_sources(inputs: Inputs) -> int | None:
    """Return about how many articles there are; ``None`` if that cannot be told beforehand."""
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


def _taken(outcome: Outcome, settings: Settings, ids: Ids) -> Iterator[Taken]:
    if isinstance(outcome, Notice):
        yield outcome
        return
    if isinstance(outcome, InputError):
        yield InputFailure(outcome)
        return
    try:
        done = finished(outcome, settings)
    except InputError as error:
        yield InputFailure(error)
        return
    for note in done.notes:
        yield Notice(f"{outcome.where}: {note}")
    yield from _new(done.article, outcome.where, ids)


def _new(article: Article, where: str, ids: Ids) -> Iterator[Taken]:
    """Yield the article under an id of its own, after what is to be said of it."""
    own, notice = ids.taken(article, where)
    if notice:
        yield notice
    if own:
        yield own


def _outcomes(path: str, settings: Settings, stdin: Bytes | None) -> Iterator[Outcome]:
    place = Path(path)
    if path == STANDARD_INPUT:
        stream = stdin or sys.stdin.buffer
        yield from outcomes(Source(stream, "standard input", settings))
    elif place.is_dir():
        yield from _from_folder(place, settings)
    elif place.exists():
        yield from _from_file(place, settings)
    else:
        yield InputError("no such file or folder", where=path, hint="check the path")


def _from_file(file: Path, settings: Settings) -> Iterator[Outcome]:
    try:
        with file.open("rb") as stream:
            yield from outcomes(
                Source(
                    stream,
                    str(file),
                    settings,
                    name=file.name,
                    stem=id_of_file(file, file.resolve().parent.name),
                    date=date_in_name(file.name),
                )
            )
    except OSError as error:
        yield InputError(
            f"cannot be read: {error.strerror}",
            where=str(file),
            hint="check the file's permissions",
        )


def _from_folder(folder: Path, settings: Settings) -> Iterator[Outcome]:
    files, skipped = article_files(folder)
    if skipped:
        told = ", ".join(f"{kind} {number}" for kind, number in sorted(skipped.items()))
        yield Notice(f"{folder}: files without an article skipped: {told}")
    if not files:
        yield InputError(
            "no article in this folder",
            where=str(folder),
            hint="hand over texts, pages, tables, feeds or archives; docs/input.md lists the kinds",
        )
    for file in files:
        yield from _from_file(file, settings)
