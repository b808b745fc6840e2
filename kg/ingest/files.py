"""Which files are articles, and about how many articles they hold."""

from __future__ import annotations

import os
from pathlib import Path

KINDS = {
    ".txt": "plain",
    ".html": "page",
    ".htm": "page",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "record",
}
"""File name ending to kind of file."""

_CHUNK = 1 << 20


def kind_of(file: Path) -> str | None:
    """Return the kind of a file by the ending of its name."""
    return KINDS.get(file.suffix.lower())


def article_files(folder: Path) -> tuple[list[Path], int]:
    """Return the article files below ``folder`` by path, and how many others were left out.

    Hidden files and folders do not count; links to folders are not followed.
    """
    found, skipped = [], 0
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.startswith("."):
                continue
            file = Path(parent, name)
            if kind_of(file):
                found.append(file)
            else:
                skipped += 1
    return sorted(found, key=lambda file: file.relative_to(folder).parts), skipped


def count_articles(path: Path) -> int:
    """Return about how many articles a file or folder holds: lines are counted, not parsed."""
    files = article_files(path)[0] if path.is_dir() else [path]
    return sum(_count_lines(file) if kind_of(file) == "lines" else 1 for file in files)


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
