"""The fenced blocks of a page: code, and what it prints."""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and where the text stands in the page."""

    language: str
    text: str
    begin: int
    end: int


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page in order."""
    return [Block(m[1], m[2], m.start(2), m.end(2)) for m in _FENCE.finditer(page)]


def replayed(page: str) -> str:
    """Return the page with each block of output as the code before it prints it now.

    The code of a page is one programme: what a block defines, later ones may use.
    """
    names: dict[str, Any] = {"__name__": "__main__"}
    printed, parts, at = "", [], 0
    for block in blocks(page):
        if block.language == "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(block.text, "page", "exec"), names)  # noqa: S102 - our own page
            printed = out.getvalue()
        elif block.language == "text":
            parts += [page[at : block.begin], printed]
            at = block.end
    return "".join([*parts, page[at:]])


def checked(path: Path, page: str, *, update: bool) -> None:
    """Compare a page with what it should be, or write it anew."""
    if update:
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page
