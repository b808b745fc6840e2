"""Prepositions with an article in them, taken apart: ``zum`` is ``zu`` with ``dem``."""

from __future__ import annotations

from functools import cache

from kg.lexicon import rows


def uncontracted(form: str) -> str:
    """Return a preposition without the article in it; any other form, lower case, as it is."""
    return _contractions().get(form, form)


@cache
def _contractions() -> dict[str, str]:
    return {row["form"]: row["preposition"] for row in rows("read/grammar/contractions")}
