"""Statements and warnings of an article, made of its attributions.

One statement for each sentence that reports one; sentences of the same quotation are one; what
warns or threatens is a warning and no statement (the annotation guide's rule).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kg.model import Act, Article, IssuedWarning, QuotationType, Span, Statement, Time
from kg.read.grammar.stretches import char_spans
from kg.read.quotations.attribution import Attribution
from kg.read.quotations.reader import read_attributions
from kg.read.warnings.classify import read_alarm
from kg.read.warnings.conditional_threats import read_announcements
from kg.read.warnings.duplicates import one_for_each_message, without_warned
from kg.read.warnings.nouns import read_nominal_warnings
from kg.read.warnings.targets import read_targets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree, Word
    from kg.read.warnings.signs import Alarm

_Item = TypeVar("_Item", IssuedWarning, Statement)
_CALENDAR = re.compile(r"\d{4}(-\d{2}){0,2}(?=$|T)")
_RANK = (Act.SAY, Act.PRAISE, Act.PROMISE, Act.DEMAND, Act.ACCUSE, Act.DENY)


def read_speech(
    tree: Tree, cast: Cast, times: tuple[Time, ...], article: Article
) -> tuple[tuple[IssuedWarning, ...], tuple[Statement, ...]]:
    """Return the warnings and the statements of an article, each in text order."""
    warnings: list[IssuedWarning] = []
    statements: list[Statement] = []
    warned: set[int] = set()
    attributions = read_attributions(tree, cast, article)
    for one in attributions:
        alarm = read_alarm(one, cast)
        if alarm is None and one.is_warning:
            continue  # a danger that the writer describes
        if alarm is None:
            statements.extend(_statements(one, times))
        else:
            warnings.extend(_warnings(one, alarm, cast, times))
            warned.update([one.sentence.start] if one.speakers else [])
    for one, alarm in read_announcements(tree, cast, article, attributions, warned):
        warnings.extend(_warnings(one, alarm, cast, times))
    warnings.extend(read_nominal_warnings(tree, cast, article, warnings))
    kept = one_for_each_message(warnings)
    said = _one_for_each_sentence(without_warned(statements, kept))
    return _numbered(kept, "w"), _numbered(said, "s")


def _numbered(items: Iterable[_Item], letter: str) -> tuple[_Item, ...]:
    ordered = sorted(items, key=lambda s: (s.evidence, s.content, s.entry))
    return tuple(replace(s, id=f"{letter}{n}") for n, s in enumerate(ordered, start=1))


# --- attributions to statements ----------------------------------------------------------------


def _statements(one: Attribution, times: tuple[Time, ...]) -> Iterator[Statement]:
    act = Act.SAY if one.is_warning else Act(one.act)
    when = _uttered(one, times)
    for speaker in one.speakers or (None,):
        yield Statement(
            id="",
            act=act,
            speaker=speaker,
            addressees=tuple(a for a in one.addressees if a != speaker),
            quote=_quote(one),
            type=one.type,
            content=char_spans(one.content),
            cue=char_spans(one.cue),
            frame=char_spans(one.frame),
            speaker_spans=_speaker_spans(one),
            addressee_spans=char_spans(t for a in one.addressee_tokens for t in _phrase(a)),
            evidence=_evidence(one),
            entry=str(one.entry),
            pattern=one.pattern,
            date=_calendar_date(when),
            earliest=when.earliest if when else None,
            latest=when.latest if when else None,
        )


def _warnings(
    one: Attribution, alarm: Alarm, cast: Cast, times: tuple[Time, ...]
) -> Iterator[IssuedWarning]:
    when = _uttered(one, times)
    for issuer in one.speakers or (None,):
        targets = read_targets(one, alarm, cast, issuer)
        yield IssuedWarning(
            id="",
            kind=alarm.kind,
            issuer=issuer,
            targets=targets,
            quote=_quote(one),
            content=char_spans(one.content),
            cue=char_spans(one.cue),
            frame=char_spans(one.frame),
            speaker_spans=_speaker_spans(one),
            addressee_spans=char_spans(t for a in one.addressee_tokens for t in _phrase(a)),
            evidence=_evidence(one),
            entry=alarm.entry if alarm.entry == str(one.entry) else f"{one.entry} {alarm.entry}",
            condition=char_spans(alarm.condition),
            consequence=char_spans(alarm.consequence),
            date=_calendar_date(when),
            earliest=when.earliest if when else None,
            latest=when.latest if when else None,
        )


def _uttered(one: Attribution, times: tuple[Time, ...]) -> Time | None:
    """Return the date in the frame of the utterance, if it has one."""
    frame = {t.idx for t in one.frame}
    for time in times:
        if (
            time.type in ("DATE", "TIME")
            and time.earliest
            and any(time.begin <= i < time.end for i in frame)
        ):
            return time
    return None


def _calendar_date(time: Time | None) -> str | None:
    """Return the day, month or year of a time: ``"2016-10-05TEV"`` → ``"2016-10-05"``.

    A week (``"2005-W38"``) has none: its bounds tell.
    """
    found = _CALENDAR.match(time.value) if time else None
    return found.group() if found else None


def _quote(one: Attribution) -> str | None:
    if not one.quotations:
        return None
    text = one.sentence.tree.text
    begin, end = char_spans(one.content)[0][0], char_spans(one.content)[-1][1]
    parts = [
        text[max(q.inner[0], begin) : min(q.inner[1], end)]
        for q in one.quotations
        if q.inner[0] < end and q.inner[1] > begin
    ]
    joined = " … ".join(p.strip() for p in parts if p.strip())
    return joined or None


def _speaker_spans(one: Attribution) -> tuple[Span, ...]:
    return char_spans(_phrase(one.speaker_token)) if one.speaker_token is not None else ()


def _phrase(head: Word) -> list[Word]:
    """Return the noun phrase of ``head`` without relative clauses and trailing marks."""
    inside = head.sent
    tokens = [
        t
        for t in head.subtree
        if not any(a.dep in ("acl", "parataxis", "advcl", "ccomp", "conj") for a in _path(t, head))
        and inside.start <= t.i < inside.end
    ]
    tokens = [t for t in tokens if not t.is_case_marker or t.head != head]
    while tokens and tokens[-1].is_punct and not tokens[-1].is_quote:
        tokens.pop()
    while tokens and tokens[0].is_punct and not tokens[0].is_quote:
        tokens.pop(0)
    return tokens


def _path(token: Word, top: Word) -> Iterator[Word]:
    while token not in (top, token.head):
        yield token
        token = token.head


def _evidence(one: Attribution) -> Span:
    """Return the sentence, and the further sentences of its quotation."""
    begin, end = one.sentence.start_char, one.sentence.end_char
    for token in one.content:
        begin, end = min(begin, token.idx), max(end, token.end)
    text = one.sentence.tree.text
    while end > begin and text[end - 1].isspace():
        end -= 1
    while begin < end and text[begin].isspace():
        begin += 1
    return begin, end


# --- one for each ------------------------------------------------------------------------------


def _one_for_each_sentence(statements: list[Statement]) -> list[Statement]:
    """Join what the same speaker does in one sentence; the strongest act stands for all."""
    groups: dict[tuple[str | None, Span], list[Statement]] = {}
    for s in statements:
        groups.setdefault((s.speaker, s.evidence), []).append(s)
    known = {e for (speaker, e) in groups if speaker is not None}
    out: list[Statement] = []
    for (speaker, evidence), group in groups.items():
        if (
            speaker is None
            and evidence in known
            and len(group) == 1
            and _covered(group[0], statements)
        ):
            continue
        out.append(_joined(group) if speaker is not None else group[0])
    return out


def _covered(one: Statement, others: list[Statement]) -> bool:
    mine = set(one.content)
    return any(o is not one and mine & set(o.content) for o in others)


def _joined(group: list[Statement]) -> Statement:
    best = max(group, key=lambda s: _RANK.index(s.act))
    if len(group) == 1:
        return best
    main = max(
        group, key=lambda s: (s.type != QuotationType.REPORTED, sum(e - b for b, e in s.content))
    )
    return replace(
        main,
        act=best.act,
        addressees=tuple(dict.fromkeys(a for s in group for a in s.addressees)),
        quote=main.quote or next((s.quote for s in group if s.quote), None),
        entry=best.entry if best.entry == main.entry else f"{main.entry} {best.entry}",
    )
