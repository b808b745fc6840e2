"""The user's overlay: entities of one's own, beside the bundled base."""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING

from kg.errors import LinkError
from kg.link import people, records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.link.base import KnowledgeBase


def add(file: Path, target: Path, base: Callable[[], KnowledgeBase]) -> tuple[int, int]:
    """Add the records of a table or CSV file to an overlay; one of the same QID is replaced.

    ``base`` opens the knowledge base, which knows the states and parties that a CSV file names.
    Returns how many were added, and how many the overlay holds then. Each is checked first; if one
    is broken, none is added.

    Raises:
        LinkError: the file cannot be read, or a line is no entity.
    """
    if file.suffix == ".csv":
        found = people.read(file, base())
        given = [json.dumps(records.to_json(r), ensure_ascii=False) for r in found]
    else:
        given = _lines(file)
        list(records.parse(given, str(file)))
    kept = _lines(target) if target.exists() else []
    lines = {json.loads(line)["qid"]: line for line in (*kept, *given)}
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".new")
    draft.write_text("".join(f"{lines[q]}\n" for q in sorted(lines)), "utf-8")
    draft.replace(target)
    return len(given), len(lines)


def _lines(path: Path) -> list[str]:
    try:
        raw = path.read_bytes()
        text = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8")
    except (OSError, lzma.LZMAError, UnicodeDecodeError) as error:
        raise LinkError(
            f"{path}: cannot be read: {error}", hint="give a UTF-8 .jsonl, .jsonl.xz or .csv file"
        ) from error
    return [line for line in text.splitlines() if line.strip()]
