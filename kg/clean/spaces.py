"""White space: one space between words, one empty line between paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.clean.wording import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUN = re.compile(r"\A\s+|\s+\Z|[ \t]*[\n\v]\s*|[ \t]{2,}|\t")


def folded(text: str) -> Iterator[Edit]:
    r"""Yield what folds white space; each end of line that is left parts two paragraphs.

    ``"Joe  Biden"`` → ``"Joe Biden"``, ``" \n\n\n"`` → ``"\n\n"``.
    """
    for match in _RUN.finditer(text):
        run = match.group()
        if match.start() == 0 or match.end() == len(text):
            words = ""
        else:
            words = "\n\n" if run.strip(" \t") else " "
        if words != run:
            kind = "empty lines" if words != " " else "double spaces"
            yield Edit(*match.span(), words, kind)
