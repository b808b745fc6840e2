"""Text files: optional front matter, then the text, whose first line is the title."""

from __future__ import annotations

import re

from kg.errors import InputError
from kg.ingest.draft import FIELDS, Draft

_KEY = re.compile(r"([A-Za-z][\w-]*)\s*:(?:\s+(.*))?")


def plain_draft(content: str, where: str) -> Draft:
    r"""Return the article in a text file; line ends become ``\n``, front matter is taken off.

    Raises:
        InputError: the front matter is not closed, or a line of it is no ``key: value``.
    """
    text = content.replace("\r\n", "\n").replace("\r", "\n")
    fields, text = _front_matter(text, where)
    return Draft.of(where, text, fields)


def _front_matter(text: str, where: str) -> tuple[dict[str, str], str]:
    lines = text.split("\n")
    if lines[0].strip() != "---" or len(lines) < 2 or not _KEY.fullmatch(lines[1].strip()):
        return {}, text
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == "---":
            return fields, "\n".join(lines[number:]).lstrip("\n")
        if not line.strip() or line.startswith(("#", " ", "\t", "-")):
            continue
        match = _KEY.fullmatch(line.strip())
        if not match:
            raise InputError(
                f"{line.strip()[:40]!r} is no 'key: value'",
                where=f"{where}:{number}",
                hint="front matter ends with a line '---'",
            )
        if match[1].lower() in FIELDS:
            fields[match[1].lower()] = _unquoted(match[2] or "")
    raise InputError("the front matter is not closed", where=where, hint="end it with a line '---'")


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value
