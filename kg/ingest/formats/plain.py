"""Text files: optional front matter, then the text; wires have their frame set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.errors import InputError
from kg.ingest import fields, wires
from kg.ingest.draft import FIELDS, Draft
from kg.ingest.source import Outcome, Source

_KEY = re.compile(r"([A-Za-zÄÖÜäöü][\w-]*)\s*:(?:\s+(.*))?")


def drafts(source: Source) -> Iterator[Outcome]:
    """Yield the article of a text file."""
    content, note = source.text()
    yield plain_draft(content, source.where).noting(note)


def plain_draft(content: str, where: str, *, sure: bool = False) -> Draft:
    r"""Return the article in a text file; line ends become ``\n``, front matter is taken off.

    ``sure`` tells that it is a wire.

    Raises:
        InputError: the front matter is not closed, or a line of it is no ``key: value``.
    """
    text = content.replace("\r\n", "\n").replace("\r", "\n")
    told, text = _front_matter(text, where)
    draft = Draft.of(where, text, told)
    wire = wires.wire(text, sure=sure)
    if wire is None:
        return draft
    return replace(
        draft,
        text=wire.text,
        skipped=wire.skipped,
        title=draft.title or wire.title,
        date=draft.date or wire.date,
        source=draft.source or wire.agency,
    )


def _front_matter(text: str, where: str) -> tuple[dict[str, str], str]:
    lines = text.split("\n")
    if lines[0].strip() != "---" or len(lines) < 2 or not _KEY.fullmatch(lines[1].strip()):
        return {}, text
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() in ("---", "..."):
            return found, "\n".join(lines[number:]).lstrip("\n")
        if not line.strip() or line.startswith(("#", " ", "\t", "-")):
            continue
        match = _KEY.fullmatch(line.strip())
        if not match:
            raise InputError(
                f"{line.strip()[:40]!r} is no 'key: value'",
                where=f"{where}:{number}",
                hint="front matter ends with a line '---'",
            )
        role = _role(match[1].lower())
        value = _unquoted(match[2] or "")
        if role and value and not (role in found and role != match[1].lower()):
            found[role] = value
    raise InputError("the front matter is not closed", where=where, hint="end it with a line '---'")


def _role(key: str) -> str | None:
    """Return what a key of front matter stands for: its own name, or one that records use."""
    if key in FIELDS:
        return key
    return next((role for role in FIELDS if key in fields.names(role)), None)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
