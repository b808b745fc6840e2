"""One warning for each message: what is said twice, or only named, is not entered again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import IssuedWarning, Span, Statement, WarningKind
from kg.read.grammar.tree import Stretch
from kg.read.quotations.attribution import Attribution
from kg.read.warnings.alarm import Alarm, WarningConstruction


def without_handed_on(
    told: Sequence[tuple[Attribution, Alarm]],
) -> list[tuple[Attribution, Alarm]]:
    """Return the warnings without those of a paper where a verb says whose words it hands on.

    Example: ``…, sagte der Minister, so die Erklärung`` → the minister's.
    """
    by_verb: dict[Stretch, list[Attribution]] = {}
    for one, _ in told:
        if one.has_cue_verb:
            by_verb.setdefault(one.sentence, []).append(one)
    return [
        (one, alarm)
        for one, alarm in told
        if not one.has_source
        or not any({*o.content} & {*one.content} for o in by_verb.get(one.sentence, ()))
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
    issued: dict[Span, list[IssuedWarning]] = {}
    for one in best:
        if one.issuer is not None:
            issued.setdefault(one.evidence, []).append(one)
    wordy = {one.issuer for one in best if one.content != one.cue}
    told = (one for one in best if not (_is_bare(one) and one.issuer in wordy))
    return [one for one in told if one.issuer or not _is_told(one, issued.get(one.evidence, ()))]


def without_warned(
    statements: Iterable[Statement], warnings: Iterable[IssuedWarning]
) -> list[Statement]:
    """Return the statements that are no warning: of another speaker, or in another sentence."""
    warned = {(warning.issuer, warning.evidence) for warning in warnings}
    return [one for one in statements if (one.speaker, one.evidence) not in warned]


def _weight(warning: IssuedWarning) -> tuple[bool, int]:
    length = sum(end - begin for begin, end in warning.content)
    return warning.kind == WarningKind.THREAT, length


def _is_bare(warning: IssuedWarning) -> bool:
    """Whether only a noun names the warning, without any of its words."""
    return warning.pattern == WarningConstruction.NOUN and warning.content == warning.cue


def _is_told(one: IssuedWarning, others: Iterable[IssuedWarning]) -> bool:
    """Whether others tell some of the same words."""
    return any(_overlap(one.content, two.content) for two in others)


def _overlap(one: tuple[Span, ...], two: tuple[Span, ...]) -> bool:
    return any(min(b, d) > max(a, c) for a, b in one for c, d in two)
