"""One warning for each message: what is said twice, or only named, is not entered again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import IssuedWarning, Span, Statement, WarningKind
from kg.read.quotations.attribution import Attribution
from kg.read.warnings.alarm import Alarm, WarningConstruction


def without_handed_on(
    told: Sequence[tuple[Attribution, Alarm]],
) -> list[tuple[Attribution, Alarm]]:
    """Return the warnings without those of a paper where a verb says whose words it hands on.

    Example: ``…, sagte der Minister, so die Erklärung`` → the minister's.
    """
    by_verb = [one for one, _ in told if one.has_cue_verb]
    return [
        (one, alarm)
        for one, alarm in told
        if not one.has_source
        or not any(o.sentence == one.sentence and {*o.content} & {*one.content} for o in by_verb)
    ]


def one_for_each_message(
    warnings: Sequence[IssuedWarning], named: Iterable[IssuedWarning]
) -> list[IssuedWarning]:
    """Return the warnings without those that repeat another.

    One for each sentence and issuer, the one with the most to say; what a noun names (``named``)
    only where there is none. A warning of nobody goes where the same words have an issuer, a bare
    noun (``kam mit eigenen Drohungen``) where the same issuer's words stand elsewhere.
    """
    groups: dict[tuple[str | None, Span], list[IssuedWarning]] = {}
    for one in warnings:
        groups.setdefault((one.issuer, one.evidence), []).append(one)
    for one in named:
        groups.setdefault((one.issuer, one.evidence), [one])
    best = [max(group, key=_weight) for group in groups.values()]
    return [one for one in best if not any(_covers(two, one) for two in best if two is not one)]


def without_warned(
    statements: Iterable[Statement], warnings: Iterable[IssuedWarning]
) -> list[Statement]:
    """Return the statements that are no warning: of another speaker, or in another sentence."""
    warned = {(warning.issuer, warning.evidence) for warning in warnings}
    return [one for one in statements if (one.speaker, one.evidence) not in warned]


def _weight(warning: IssuedWarning) -> tuple[bool, int]:
    length = sum(end - begin for begin, end in warning.content)
    return warning.kind == WarningKind.THREAT, length


def _covers(two: IssuedWarning, one: IssuedWarning) -> bool:
    """Whether another warning makes ``one`` a repetition."""
    of_nobody = one.issuer is None and two.issuer is not None
    if of_nobody and one.evidence == two.evidence and _overlap(one.content, two.content):
        return True
    bare = one.pattern == WarningConstruction.NOUN and one.content == one.cue
    return bare and one.issuer == two.issuer and two.content != two.cue


def _overlap(one: tuple[Span, ...], two: tuple[Span, ...]) -> bool:
    return any(min(b, d) > max(a, c) for a, b in one for c, d in two)
