"""One warning for each message: what is said twice, or only named, is not entered again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import IssuedWarning, Span, Statement


def one_for_each_message(warnings: Iterable[IssuedWarning]) -> list[IssuedWarning]:
    """Return the warnings without doubles.

    One for each sentence and issuer, the one with the most to say; none of nobody where somebody
    is known; none of a paper that hands on what its minister says (``…, so die Erklärung``); no
    bare noun (``kam mit eigenen Drohungen``) where the same issuer's words stand elsewhere.
    """
    groups: dict[tuple[str | None, Span], list[IssuedWarning]] = {}
    for w in warnings:
        groups.setdefault((w.issuer, w.evidence), []).append(w)
    best = [max(g, key=lambda w: (w.kind == "threat", _length(w.content))) for g in groups.values()]
    return [w for w in best if not any(_covers(other, w) for other in best if other is not w)]


def _covers(other: IssuedWarning, one: IssuedWarning) -> bool:
    if one.evidence == other.evidence and _overlap(one.content, other.content):
        if one.issuer is None and other.issuer is not None:
            return True
        if one.entry.startswith("source:") and other.entry.startswith("speech:"):
            return True
    named = one.entry.startswith("warning:") and one.content == one.cue
    return named and one.issuer == other.issuer and other.content != other.cue


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - begin for begin, end in spans)


def _overlap(one: tuple[Span, ...], two: tuple[Span, ...]) -> bool:
    return any(min(b, d) > max(a, c) for a, b in one for c, d in two)


def without_warned(
    statements: Iterable[Statement], warnings: Iterable[IssuedWarning]
) -> list[Statement]:
    """Return the statements that are no warning: of another speaker, or in another sentence.

    What the mood or a quotation alone gave to a speaker yields to the warning of its sentence.
    """
    kept = list(warnings)
    warned = {(w.issuer, w.evidence) for w in kept}
    guessed = ("mood:", "quotation:")
    return [
        s
        for s in statements
        if (s.speaker, s.evidence) not in warned
        and not (
            s.entry.startswith(guessed)
            and any(
                w.issuer is not None and w.evidence == s.evidence and _overlap(w.content, s.content)
                for w in kept
            )
        )
    ]
