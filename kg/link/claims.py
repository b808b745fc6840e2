"""What an article claims of somebody: an office, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """An office that an article gives somebody."""

    office: str
    """Its class: ``foreign-minister``."""
    state: int | None
    """The state or body it belongs to, if any is known."""
    told: bool
    """Whether the phrase itself names that state; else the reader worked it out."""
    former: bool = False
