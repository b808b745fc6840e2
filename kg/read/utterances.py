"""Statements and warnings of an article, made of its attributions.

One statement for each sentence that reports one; what warns or threatens is a warning and no
statement (the annotation guide's rule).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from kg.model import Act, Article, IssuedWarning, QuotationType, Span, Statement, Time
from kg.read.coreference.cast import Cast
from kg.read.grammar.stretches import char_spans, extent
from kg.read.grammar.tree import Tree, Word
from kg.read.quotations.attribution import Attribution
from kg.read.quotations.reader import read_attributions
from kg.read.scoring.entry import written
from kg.read.warnings.alarm import Alarm
from kg.read.warnings.classify import read_alarm
from kg.read.warnings.conditional_threats import read_conditional_threats
from kg.read.warnings.duplicates import one_for_each_message, without_handed_on, without_warned
from kg.read.warnings.nouns import read_noun_warnings
from kg.read.warnings.targets import read_targets

_Item = TypeVar("_Item", IssuedWarning, Statement)
_CALENDAR = re.compile(r"\d{4}(-\d{2}){0,2}(?=$|T)")
_RANK = (Act.SAY, Act.PRAISE, Act.PROMISE, Act.DEMAND, Act.ACCUSE, Act.DENY)


def read_speech(
    tree: Tree, cast: Cast, times: tuple[Time, ...], article: Article
) -> tuple[tuple[IssuedWarning, ...], tuple[Statement, ...]]:
    """Return the warnings and the statements of an article, each in text order."""
    told = [(one, read_alarm(one, cast)) for one in read_attributions(tree, cast, article)]
    threats = read_conditional_threats(tree, cast, article, told)
    alarms = [(one, alarm) for one, alarm in (*told, *threats) if alarm is not None]
    warnings = one_for_each_message(
        [w for one, alarm in without_handed_on(alarms) for w in _warnings(one, alarm, cast, times)],
        read_noun_warnings(tree, cast, article),
    )
    plain = (one for one, alarm in told if alarm is None and not one.is_warning)
    said = [statement for one in plain for statement in _statements(one, times)]
    statements = _one_for_each_sentence(without_warned(said, warnings))
    return _numbered(warnings, "w"), _numbered(statements, "s")


def _numbered(items: Iterable[_Item], letter: str) -> tuple[_Item, ...]:
    ordered = sorted(items, key=lambda s: (s.evidence, s.content, s.entry))
    return tuple(replace(s, id=f"{letter}{n}") for n, s in enumerate(ordered, start=1))


# --- attributions to items ---------------------------------------------------------------------


def _statements(one: Attribution, times: tuple[Time, ...]) -> Iterator[Statement]:
    wording = _wording(one, times)
    for speaker in one.speakers or (None,):
        yield Statement(
            id="",
            act=Act(one.act),
            speaker=speaker,
            addressees=tuple(a for a in one.addressees if a != speaker),
            type=one.type,
            entry=str(one.entry),
            pattern=one.pattern,
            **wording,
        )


def _warnings(
    one: Attribution, alarm: Alarm, cast: Cast, times: tuple[Time, ...]
) -> Iterator[IssuedWarning]:
    wording = _wording(one, times)
    for issuer in one.speakers or (None,):
        yield IssuedWarning(
            id="",
            kind=alarm.kind,
            issuer=issuer,
            targets=read_targets(one, alarm, cast, issuer),
            entry=written(one.entry, alarm.entry),
            pattern=alarm.construction,
            condition=char_spans(alarm.condition),
            consequence=char_spans(alarm.consequence),
            **wording,
        )


def _wording(one: Attribution, times: tuple[Time, ...]) -> dict[str, Any]:
    """Return where an utterance stands in the text: the fields that both kinds of item share."""
    when = _uttered(one, times)
    date = _CALENDAR.match(when.value) if when else None  # a week has none: its bounds tell
    return {
        "quote": _quote(one),
        "content": char_spans(one.content),
        "cue": char_spans(one.cue),
        "frame": char_spans(one.frame),
        "speaker_spans": char_spans(_phrase(one.speaker_token)),
        "addressee_spans": char_spans(w for a in one.addressee_tokens for w in _phrase(a)),
        "evidence": extent((*one.sentence, *one.content)),
        "date": date.group() if date else None,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
    }


def _uttered(one: Attribution, times: tuple[Time, ...]) -> Time | None:
    """Return the date in the frame of the utterance, if it has one."""
    for place in sorted(word.idx for word in one.frame):
        at = bisect_right(times, place, key=lambda time: time.end)
        time = times[at] if at < len(times) and times[at].begin <= place else None
        if time is not None and time.type in ("DATE", "TIME") and time.earliest:
            return time
    return None


def _quote(one: Attribution) -> str | None:
    """Return what stands in quotation marks, several stretches set apart by ``…``."""
    text, spans = one.sentence.tree.text, char_spans(one.content)
    parts = [
        text[max(q.inner[0], spans[0][0]) : min(q.inner[1], spans[-1][1])].strip()
        for q in one.quotations
        if q.inner[0] < spans[-1][1] and q.inner[1] > spans[0][0]
    ]
    return " … ".join(filter(None, parts)) or None


def _phrase(head: Word | None) -> list[Word]:
    """Return the noun phrase of ``head`` without relative clauses and trailing marks."""
    if head is None:
        return []
    words = [
        word
        for word in head.subtree
        if word.sent == head.sent
        and not (word.is_case_marker and word.head is head)
        and not any(_opens_clause(above) for above in _path(word, head))
    ]
    kept = [i for i, word in enumerate(words) if word.is_quote or not word.is_punct]
    return words[kept[0] : kept[-1] + 1] if kept else []


def _opens_clause(word: Word) -> bool:
    clause = word.is_attributive_clause or word.is_adverbial_clause or word.is_content_clause
    return clause or word.is_parataxis or word.is_conjunct


def _path(word: Word, top: Word) -> Iterator[Word]:
    while word not in (top, word.head):
        yield word
        word = word.head


# --- one for each ------------------------------------------------------------------------------


def _one_for_each_sentence(statements: list[Statement]) -> list[Statement]:
    """Join what the same speaker does in one sentence; the strongest act stands for all."""
    groups: dict[tuple[str | None, Span], list[Statement]] = {}
    for one in statements:
        groups.setdefault((one.speaker, one.evidence), []).append(one)
    known = {evidence for (speaker, evidence) in groups if speaker is not None}
    tellers = Counter(span for one in statements for span in set(one.content))
    out: list[Statement] = []
    for (speaker, evidence), group in groups.items():
        if speaker is not None:
            out.append(_joined(group))
        elif evidence not in known or len(group) > 1 or not _is_covered(group[0], tellers):
            out.append(group[0])
    return out


def _is_covered(one: Statement, tellers: Mapping[Span, int]) -> bool:
    """Whether a stretch of what is said is told by another statement too."""
    return any(tellers[span] > 1 for span in one.content)


def _joined(group: list[Statement]) -> Statement:
    best = max(group, key=lambda s: _RANK.index(s.act))
    if len(group) == 1:
        return best
    main = max(group, key=lambda s: (s.type != QuotationType.REPORTED, _length(s.content)))
    entries = dict.fromkeys((main.entry, best.entry))
    return replace(
        main,
        act=best.act,
        addressees=tuple(dict.fromkeys(a for s in group for a in s.addressees)),
        quote=main.quote or next((s.quote for s in group if s.quote), None),
        entry=" ".join(entries),
    )


def _length(spans: tuple[Span, ...]) -> int:
    return sum(end - begin for begin, end in spans)
