"""The columns in which the parts of a reading are shown."""

from __future__ import annotations

from collections.abc import Iterable

from kg.presentation import Field
from kg.values import Value
from kg.views.actors import EntityView, PositionView
from kg.views.events import MeetingView, StatementView, TimeView, WarningView


def _names(entities: Iterable[EntityView | None]) -> tuple[Value, ...]:
    return tuple(entity.name for entity in entities if entity)


ENTITIES: tuple[Field[EntityView], ...] = (
    Field("name", lambda entity: entity.name, "wrap"),
    Field("type", lambda entity: entity.type),
    Field("wikidata", lambda entity: entity.wikidata),
    Field("score", lambda entity: entity.link.score if entity.wikidata else None, digits=3),
    Field("label", lambda entity: entity.link.label if entity.wikidata else None, "wrap"),
    Field("mentions", lambda entity: len(entity.mentions)),
)
POSITIONS: tuple[Field[PositionView], ...] = (
    Field("person", lambda position: position.person.name, "wrap"),
    Field("title", lambda position: position.title, "wrap"),
    Field("of", lambda position: _names([position.of]), "wrap"),
    Field("former", lambda position: position.former),
    Field("evidence", lambda position: position.evidence.text, "cut"),
)
MEETINGS: tuple[Field[MeetingView], ...] = (
    Field("date", lambda meeting: meeting.date),
    Field("kind", lambda meeting: meeting.kind),
    Field("status", lambda meeting: meeting.status),
    Field("participants", lambda meeting: _names(meeting.participants), "wrap"),
    Field("place", lambda meeting: _names([meeting.place]), "wrap"),
    Field("evidence", lambda meeting: meeting.evidence.text, "cut"),
)
WARNINGS: tuple[Field[WarningView], ...] = (
    Field("kind", lambda warning: warning.kind),
    Field("issuer", lambda warning: _names([warning.issuer]), "wrap"),
    Field("targets", lambda warning: _names(warning.targets), "wrap"),
    Field("evidence", lambda warning: warning.evidence.text, "cut"),
)
STATEMENTS: tuple[Field[StatementView], ...] = (
    Field("act", lambda statement: statement.act),
    Field("speaker", lambda statement: _names([statement.speaker]), "wrap"),
    Field("addressees", lambda statement: _names(statement.addressees), "wrap"),
    Field("evidence", lambda statement: statement.evidence.text, "cut"),
)
TIMES: tuple[Field[TimeView], ...] = (
    Field("words", lambda time: time.evidence.text, "wrap"),
    Field("type", lambda time: time.type),
    Field("value", lambda time: time.value),
)
