"""Page furniture: whole lines that belong to the page and not to the article."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import ResourceError
from kg.resources import packaged

if TYPE_CHECKING:
    from kg.model import Span

_LINE = re.compile(r"[^\r\n]+")
_LONGEST = 400
"""No furniture is longer; saves matching long paragraphs."""


@cache
def _rules() -> dict[str, tuple[re.Pattern[str], ...]]:
    """Return the patterns of ``furniture.txt`` under ``any`` and ``edge``."""
    rules: dict[str, list[re.Pattern[str]]] = {"any": [], "edge": []}
    path = packaged("ingest", "data", "furniture.txt")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        where, _, pattern = line.partition("\t")
        try:
            rules[where].append(re.compile(pattern, re.IGNORECASE))
        except (KeyError, re.error) as error:
            raise ResourceError(
                f"{path.name}, line {number}: {error}",
                hint="a rule is 'any' or 'edge', a tab, and a regular expression",
            ) from error
    return {where: tuple(patterns) for where, patterns in rules.items()}


def _matches(line: str, where: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in _rules()[where])


def _lines(text: str) -> list[Span]:
    """Return the spans of the lines that hold more than space, without the space around them."""
    spans = []
    for line in _LINE.finditer(text):
        stripped = line.group().strip()
        if stripped:
            begin = line.start() + line.group().index(stripped)
            spans.append((begin, begin + len(stripped)))
    return spans


def _edge(text: str, lines: list[Span]) -> list[Span]:
    """Return the lines from one edge inwards up to the first that is no furniture."""
    found = []
    for begin, end in lines:
        line = text[begin:end]
        if len(line) > _LONGEST or not (_matches(line, "any") or _matches(line, "edge")):
            break
        found.append((begin, end))
    return found


def furniture(text: str) -> tuple[Span, ...]:
    r"""Return the spans of ``text`` that are page furniture, in order, neighbours apart.

    ``"…sagte sie.\n\nLeave a Reply"`` → the span of ``"Leave a Reply"``.
    """
    lines = _lines(text)
    anywhere = [
        (begin, end)
        for begin, end in lines
        if end - begin <= _LONGEST and _matches(text[begin:end], "any")
    ]
    found = {*anywhere, *_edge(text, lines), *_edge(text, lines[::-1])}
    return tuple(sorted(found))


def is_furniture(line: str) -> bool:
    """Whether a line at the edge of a page is none of the article's."""
    return len(line) <= _LONGEST and (_matches(line, "any") or _matches(line, "edge"))
