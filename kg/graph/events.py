"""Times, positions, meetings, warnings and statements of an article."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

from kg.graph import terms
from kg.graph.vocabulary import DP

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.graph.actors import Cast
    from kg.graph.sheet import Sheet
    from kg.model import IssuedWarning, Meeting, OfficeTerm, Position, Statement, Time

_LABEL_LENGTH = 80


def write_time(sheet: Sheet, time: Time) -> None:
    """Write a time expression."""
    node = sheet.node("time", time.begin, time.end)
    sheet.describe(node, terms.german(" ".join(time.text.split())), DP.TimeExpression)
    sheet.add(node, DP.timexType, terms.string(time.type))
    sheet.add(node, DP.value, terms.string(time.value))
    _write_bounds(sheet, node, time.value, time.earliest, time.latest)
    sheet.add(node, DP.evidence, sheet.span((time.begin, time.end)))


def write_position(
    sheet: Sheet, position: Position, term: OfficeTerm | None, cast: Cast, as_of: dt.date | None
) -> None:
    """Write an office as a node of its own, with its term where that is known."""
    holder = cast.actor(position.person)
    body = cast.node(position.of)
    parts = (position.evidence, holder.node.value, position.title, body and body.value)
    node = sheet.item(position.id, "position", *parts)
    label = f"{holder.name}: {position.title}"
    if position.of is not None:
        label += f" ({cast.name(position.of)})"
    sheet.describe(node, terms.german(label), DP.Position)
    sheet.add(node, DP.holder, holder.node)
    sheet.add(node, DP.title, terms.string(position.title))
    sheet.add(node, DP.of, body)
    sheet.add(node, DP.former, terms.boolean(position.former))
    sheet.add(node, DP.acting, terms.boolean(position.acting))
    known_start, known_end = (term.start, term.end) if term else (None, None)
    for property_, day in (
        (DP.start, position.start or known_start),
        (DP.end, position.end or known_end),
        (DP.termStart, known_start),
        (DP.termEnd, known_end),
        (DP.asOf, as_of),
    ):
        if day is not None:
            sheet.add(node, property_, terms.day(day))
    _write_finding(sheet, node, position)


def write_meetings(sheet: Sheet, meetings: tuple[Meeting, ...], cast: Cast) -> None:
    """Write the meetings; the nodes first, since one may be part of another."""
    nodes = {m.id: sheet.item(m.id, "meeting", m.evidence, m.trigger) for m in meetings}
    for meeting in meetings:
        node = nodes[meeting.id]
        names = ", ".join(cast.name(p) for p in meeting.participants) or "?"
        label = terms.german(f"{meeting.kind} ({meeting.status}): {names}")
        sheet.describe(node, label, DP.Meeting)
        sheet.add(node, DP.kind, DP[meeting.kind])
        sheet.add(node, DP.status, DP[meeting.status])
        sheet.add(node, DP.participant, *(cast.node(p) for p in meeting.participants))
        sheet.add(node, DP.place, cast.node(meeting.place))
        sheet.add(node, DP.partOf, nodes.get(meeting.part_of or ""))
        sheet.spans(node, DP.trigger, [meeting.trigger])
        sheet.spans(node, DP.alsoEvidence, meeting.also)
        _write_event(sheet, node, meeting, cast)


def write_warning(sheet: Sheet, warning: IssuedWarning, cast: Cast) -> None:
    """Write a warning or a threat."""
    parts = (warning.evidence, warning.cue, warning.content)
    node = sheet.item(warning.id, "warning", *parts)
    label = _utterance_label(sheet, warning, warning.kind, cast.name(warning.issuer))
    sheet.describe(node, terms.german(label), DP.Warning)
    sheet.add(node, DP.kind, DP[warning.kind])
    sheet.add(node, DP.issuer, cast.node(warning.issuer))
    sheet.add(node, DP.target, *(cast.node(t) for t in warning.targets))
    sheet.spans(node, DP.condition, warning.condition)
    sheet.spans(node, DP.consequence, warning.consequence)
    _write_words(sheet, node, warning)
    _write_event(sheet, node, warning, cast)


def write_statement(sheet: Sheet, statement: Statement, cast: Cast) -> None:
    """Write a reported utterance."""
    parts = (statement.evidence, statement.cue, statement.content)
    node = sheet.item(statement.id, "statement", *parts)
    label = _utterance_label(sheet, statement, statement.act, cast.name(statement.speaker))
    sheet.describe(node, terms.german(label), DP.Statement)
    sheet.add(node, DP.act, DP[statement.act])
    sheet.add(node, DP.quotationType, DP[statement.type])
    sheet.add(node, DP.speaker, cast.node(statement.speaker))
    sheet.add(node, DP.addressee, *(cast.node(a) for a in statement.addressees))
    _write_words(sheet, node, statement)
    _write_event(sheet, node, statement, cast)


def _utterance_label(
    sheet: Sheet, utterance: IssuedWarning | Statement, kind: str, name: str
) -> str:
    """Return who does what in which words: ``"Lawrow (accuse): Wir lassen uns nicht …"``."""
    begin, end = utterance.evidence
    words = " ".join((utterance.quote or sheet.text[begin:end]).split())
    if len(words) > _LABEL_LENGTH:
        words = words[:_LABEL_LENGTH].rstrip() + " …"
    return f"{name} ({kind}): {words}"


def _write_words(sheet: Sheet, node: NamedNode, utterance: IssuedWarning | Statement) -> None:
    if utterance.quote is not None:
        sheet.add(node, DP.quote, terms.string(utterance.quote))
    for property_, spans in (
        (DP.content, utterance.content),
        (DP.cue, utterance.cue),
        (DP.frame, utterance.frame),
        (DP.speakerSpan, utterance.speaker_spans),
        (DP.addresseeSpan, utterance.addressee_spans),
    ):
        sheet.spans(node, property_, spans)


def _write_event(
    sheet: Sheet, node: NamedNode, event: Meeting | IssuedWarning | Statement, cast: Cast
) -> None:
    if event.date is not None:
        sheet.add(node, DP.date, terms.date(event.date))
    _write_bounds(sheet, node, event.date, event.earliest, event.latest)
    sheet.add(node, DP.accordingTo, cast.node(event.according_to))
    _write_finding(sheet, node, event)


def _write_finding(
    sheet: Sheet, node: NamedNode, found: Position | Meeting | IssuedWarning | Statement
) -> None:
    sheet.add(node, DP.evidence, sheet.span(found.evidence))
    sheet.add(node, DP.entry, terms.string(found.entry))
    if found.pattern:
        sheet.add(node, DP.pattern, terms.string(found.pattern))
    sheet.add(node, DP.confidence, terms.decimal(found.confidence))


def _write_bounds(
    sheet: Sheet,
    node: NamedNode,
    date: str | None,
    earliest: dt.date | None,
    latest: dt.date | None,
) -> None:
    """Write the first and the last day; where the reading gives none, those of the date."""
    first, last = bounds(date) if date else (None, None)
    for property_, day in ((DP.earliest, earliest or first), (DP.latest, latest or last)):
        if day is not None:
            sheet.add(node, property_, terms.day(day))


def bounds(date: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and last day of a date: ``"2021-12"`` → 1 and 31 December 2021."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", date)
    if not match:
        return None, None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None, None
    last_month = month or 12
    last_day = day or calendar.monthrange(first.year, last_month)[1]
    return first, dt.date(first.year, last_month, last_day)
