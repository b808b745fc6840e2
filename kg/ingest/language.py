"""Whether a text is German: the share of its function words against those of its neighbours.

A detector with a trained model was measured beside it (``docs/decisions/ingest.md``).
"""

from __future__ import annotations

import re
from functools import cache

from kg.errors import ResourceError
from kg.resources import packaged

_WORD = re.compile(r"[^\W\d_]{2,}")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]")

ENOUGH_WORDS = 12
"""A shorter text without a German function word may be a headline."""
LEAST_SHARE = 0.04
"""German news has 30 to 50 of 100 words in the list; tables of results have six."""
SAMPLE = 20_000
"""Characters that are looked at."""


@cache
def _languages() -> dict[str, frozenset[str]]:
    languages: dict[str, frozenset[str]] = {}
    path = packaged("ingest", "data", "languages.tsv")
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if line.strip() and not line.startswith(("#", "language\t")):
            name, _, words = line.partition("\t")
            languages[name] = frozenset(words.split())
    if "de" not in languages:
        raise ResourceError(f"{path.name} has no row for German", hint="install the package again")
    return languages


def other_language(text: str) -> str | None:
    """Return the language that ``text`` is in if it is not German, else ``None``.

    ``"De minister zei dat het overleg doorgaat."`` → ``"nl"``; another script, or a long text
    with next to no German function word, gives ``"unknown"``. Too short to tell counts as German.
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if not words:
        return None
    if sum(1 for word in words if _LATIN.match(word)) * 2 < len(words):
        return "unknown"
    found = {
        name: sum(1 for word in words if word in known) for name, known in _languages().items()
    }
    german = found.pop("de")
    best = min(found, key=lambda name: (-found[name], name))
    if found[best] > german + 1:
        return best
    if len(words) >= ENOUGH_WORDS and german < LEAST_SHARE * len(words):
        return "unknown"
    return None
