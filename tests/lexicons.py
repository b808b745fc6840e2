"""Lexicons as a user extends them: a folder of lines that are read beside the bundled ones."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg import lexicon
from kg.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


@contextmanager
def taught(place: str, line: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the reader know a further line of a lexicon, kept in a folder of the user.

    ``place`` is that of ``kg.lexicon.rows``: ``read/warnings/nouns``.
    """
    path = folder / f"{place}.tsv"
    path.parent.mkdir(parents=True)
    header = "\t".join(rows(place)[0])
    path.write_text(f"{header}\n{line}\n", encoding="utf-8")
    monkeypatch.setenv(lexicon.VARIABLE, str(folder))
    forget_lexicons()
    try:
        yield
    finally:
        monkeypatch.delenv(lexicon.VARIABLE)
        forget_lexicons()


def forget_lexicons() -> None:
    """Let all that was made of the lexicons be made anew."""
    for name, module in list(sys.modules.items()):
        if name == "kg.lexicon" or name.startswith("kg.read."):
            for member in vars(module).values():
                if isinstance(member, lexicon.WordClasses):
                    member.forget()
                elif hasattr(member, "cache_clear"):
                    member.cache_clear()
