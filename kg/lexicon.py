"""Lexicons: words as data, in tab-separated tables beside the code that asks for them.

A table has a header line, and ``#`` comments above it. Each folder keeps its own in ``data/``:
``read/meetings/verbs`` is ``kg/read/meetings/data/verbs.tsv``. A folder named by the variable
``KG_LEXICONS`` may add rows to any of them, in files of the same place and header:
``$KG_LEXICONS/read/meetings/verbs.tsv``.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from kg.errors import ResourceError
from kg.resources import is_packaged, packaged

VARIABLE = "KG_LEXICONS"
Row = dict[str, str]
_FLAGS = {"yes": True, "no": False}


@cache
def rows(place: str) -> tuple[Row, ...]:
    """Return the rows of a lexicon, each by column name, in file order; the user's come last.

    Raises:
        ResourceError: the file is missing, or a line has another number of columns.
    """
    *folders, name = place.split("/")
    bundled = _table(packaged(*folders, "data", f"{name}.tsv"))
    return bundled + _added(place, bundled)


def added_digest() -> str:
    """Return the SHA-256 of the tables that ``KG_LEXICONS`` adds; empty without any.

    Raises:
        ResourceError: there is no such folder, or a table in it adds to no lexicon.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return ""
    folder = Path(named)
    if not folder.is_dir():
        raise ResourceError(
            f"{VARIABLE} names {named}, which is no folder",
            hint="name a folder with tables such as read/meetings/verbs.tsv, or unset the variable",
        )
    digest = hashlib.sha256()
    tables = sorted(folder.rglob("*.tsv"), key=lambda path: path.as_posix())
    for table in tables:
        *folders, name = table.relative_to(folder).parts
        if not is_packaged(*folders, "data", name):
            raise ResourceError(
                f"{VARIABLE}: {table} adds to no lexicon",
                hint="folders and name must be those of a bundled one: read/meetings/verbs.tsv",
            )
        digest.update("/".join((*folders, name)).encode() + b"\0" + table.read_bytes() + b"\0")
    return digest.hexdigest() if tables else ""


@cache
def forms(place: str, role: str) -> frozenset[str]:
    """Return the forms of one role in a lexicon with the columns ``form`` and ``role``."""
    return frozenset(row["form"] for row in rows(place) if row["role"] == role)


def cells(cell: str, mark: str = ",") -> tuple[str, ...]:
    """Return the entries of a cell that holds several, set apart by a mark; ``-`` holds none."""
    return tuple(cell.split(mark)) if cell != "-" else ()


def flag(cell: str) -> bool:
    """Whether a cell of ``yes`` or ``no`` says yes.

    Raises:
        ResourceError: it says something else.
    """
    if cell not in _FLAGS:
        raise ResourceError(
            f"lexicon cell {cell!r} is neither yes nor no", hint="write yes or no in this column"
        )
    return _FLAGS[cell]


class WordClass:
    """Words that play one part: ``"kein" in negations``.

    An entry ``-rat`` stands for an ending, ``sturm-`` for a beginning.
    """

    __slots__ = ("_beginnings", "_endings", "_whole", "words")

    def __init__(self, words: list[str]) -> None:
        endings = [w for w in words if w.startswith("-") and w[1:].isalpha()]
        beginnings = [w for w in words if w.endswith("-") and w[:-1].isalpha()]
        self._endings = tuple(w[1:] for w in endings)
        self._beginnings = tuple(w[:-1] for w in beginnings)
        self.words = tuple(w for w in words if w not in (*endings, *beginnings))
        """The words that stand there whole, in the lexicon's order."""
        self._whole = frozenset(self.words)

    def __contains__(self, word: str) -> bool:
        if word in self._whole or (self._endings and word.endswith(self._endings)):
            return True
        return bool(self._beginnings) and word.startswith(self._beginnings)

    def ending(self, word: str) -> str:
        """Return the longest of its endings that a word has, or the empty string."""
        return max((e for e in self._endings if word.endswith(e)), key=len, default="")


class WordClasses:
    """The word classes of a lexicon with the columns ``class``, ``words`` and ``use``.

    Asked by name, ``WORDS["past modals"]``, or as an attribute, ``WORDS.past_modals``.
    Several lines of one class are one class, so that a user's line adds words to it. A class
    that the lexicon lacks is an error of the program, raised when it is asked for.
    """

    def __init__(self, place: str) -> None:
        self._place = place

    def __getitem__(self, name: str) -> WordClass:
        return _classes(self._place)[name]

    def __getattr__(self, name: str) -> WordClass:
        found = _classes(self._place).get(name.replace("_", " "))
        if found is None:
            raise AttributeError(f"the lexicon {self._place} has no class {name!r}")
        self.__dict__[name] = found  # asked millions of times
        return found

    def forget(self) -> None:
        """Let the classes be read anew, after the user's folder has changed."""
        place = self._place
        self.__dict__.clear()
        self._place = place

    def __iter__(self) -> object:
        raise TypeError(f"the word classes of {self._place} are asked by name")


@cache
def _classes(place: str) -> dict[str, WordClass]:
    words: dict[str, list[str]] = {}
    for row in rows(place):
        words.setdefault(row["class"], []).extend(row["words"].split())
    return {name: WordClass(found) for name, found in words.items()}


def _added(place: str, bundled: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the user's rows for a lexicon."""
    folder = os.environ.get(VARIABLE)
    path = Path(folder, f"{place}.tsv") if folder else None
    if path is None or not path.is_file():
        return ()
    found = _table(path)
    columns = list(bundled[0]) if bundled else []
    if found and list(found[0]) != columns:
        raise ResourceError(
            f"lexicon {path}: its columns are {', '.join(found[0])}",
            hint=f"this lexicon has the columns {', '.join(columns)}",
        )
    return found


def _table(path: Path) -> tuple[Row, ...]:
    header: list[str] = []
    table: list[Row] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            continue
        if len(cells) != len(header):
            raise ResourceError(
                f"lexicon {path.name}, line {number}: {len(cells)} columns, not {len(header)}",
                hint="each row needs one cell for each column of the header, set apart by tabs",
            )
        table.append(dict(zip(header, cells, strict=True)))
    return tuple(table)
