"""Names the construction in which an item was found, from its entry.

„Wer …, wird die Folgen spüren“    → condition
"""

from __future__ import annotations

from kg.model import IssuedWarning, Meeting, Position, Statement

Item = Position | Meeting | IssuedWarning | Statement


def pattern(item: Item) -> str:
    """Return the name of the construction; others are named where they are read."""
    family, _, _ = item.entry.partition(":")
    match item:
        case IssuedWarning():
            return _warning(family, item.entry)
        case Position() | Meeting() | Statement():
            return item.pattern


def _warning(family: str, entry: str) -> str:
    """A word for warning, or what is said: ``"speech:sagen warning:condition+own"``."""
    _, threat, what = entry.partition(" warning:")
    if entry.startswith("mood:condition"):
        return "announcement"
    if threat:
        return "condition" if what.startswith(("condition", "wer")) else "word of harm"
    if family == "warning":
        return "noun of warning"
    return "verb of warning" if family == "speech" else _FAMILIES.get(family, family)


_FAMILIES = {"source": "source phrase", "mood": "free"}
