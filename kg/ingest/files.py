"""Which files of a folder may be articles, and about how many articles they hold."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from pathlib import Path

from kg.lexicon import WordClasses, rows

_NAMES = WordClasses("ingest/names")
_CHUNK = 1 << 20
_LINES = (".jsonl", ".ndjson", ".jl", ".csv", ".tsv")
"""Files with about an article on each line."""


@cache
def _assets() -> dict[str, str]:
    """Return the kind of file for each ending that no article has."""
    return {end: row["kind"] for row in rows("ingest/assets") for end in row["endings"].split()}


def asset_kind(name: str) -> str | None:
    """Return what a file is that stands beside articles: ``"bild.png"`` → ``"pictures"``."""
    file = Path(name)
    if file.stem.lower() in _NAMES["notes"]:
        return "notes on the folder"
    return _assets().get(file.suffix.lower())


def article_files(folder: Path) -> tuple[list[Path], Counter[str]]:
    """Return the files below ``folder`` that may be articles, by path, and what was left out.

    Hidden files and folders do not count; links to folders are not followed.
    """
    found: list[Path] = []
    skipped: Counter[str] = Counter()
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith("."):
                continue
            if kind := asset_kind(name):
                skipped[kind] += 1
            else:
                found.append(Path(parent, name))
    return sorted(found, key=lambda file: file.relative_to(folder).parts), skipped


def count_articles(path: Path) -> int:
    """Return about how many articles a file or folder holds: lines are counted, not parsed."""
    files = article_files(path)[0] if path.is_dir() else [path]
    return sum(_count_lines(file) if file.suffix.lower() in _LINES else 1 for file in files)


def _count_lines(file: Path) -> int:
    lines, last = 0, b"\n"
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                lines += chunk.count(b"\n")
                last = chunk
    except OSError:
        return 1
    return lines + (not last.endswith(b"\n"))
