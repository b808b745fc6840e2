"""Who is warned or threatened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.read.attribution import Attribution
    from kg.read.cast import Cast
    from kg.read.harm import Alarm


def read_targets(one: Attribution, alarm: Alarm, cast: Cast, issuer: str | None) -> tuple[str, ...]:
    """Return who is warned or threatened: who is spoken to, else whose doing is the condition."""
    spoken_to = tuple(a for a in one.addressees if a != issuer)
    return spoken_to or _conditional(alarm, cast, issuer)


def _conditional(alarm: Alarm, cast: Cast, issuer: str | None) -> tuple[str, ...]:
    """Return who is threatened: the one whose doing is the condition, if it is another actor."""
    if alarm.kind != "threat":
        return ()
    for token in alarm.condition:
        if token.dep_ in ("nsubj", "nsubj:pass"):
            found = tuple(e for e in cast.denoted(token) if e != issuer)
            if found:
                return found
    return ()
