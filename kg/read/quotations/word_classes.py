"""Small word classes of the reader of speech, out of ``speech_words.tsv``."""

from __future__ import annotations

from functools import cache

from kg.lexicon import forms, rows


def words_for(role: str) -> frozenset[str]:
    """Return the words of one role: ``words_for("supposed")`` holds ``wenn`` and ``falls``."""
    return forms("read/quotations/words", role)


@cache
def endings_for(role: str) -> tuple[str, ...]:
    """Return the words of one role in file order, to be tried as ends of a word."""
    return tuple(row["form"] for row in rows("read/quotations/words") if row["role"] == role)
