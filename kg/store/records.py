"""The plain values that a store hands out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kg.presentation import Field


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """One line of the list of articles."""

    id: str
    date: dt.date | None
    title: str | None
    source: str | None
    entities: int
    positions: int
    meetings: int
    warnings: int
    statements: int


@dataclass(frozen=True, slots=True)
class Violation:
    """Something in the graph that breaks a shape or the integrity of the store."""

    article: str | None
    """Id of the article in whose graph it stands; ``None`` for the graph of entities."""
    node: str
    rule: str
    """``shape: …``, ``evidence``, ``reference``, ``label``, ``blank node`` or ``entity facts``."""
    message: str


ARTICLES: tuple[Field[ArticleRecord], ...] = (
    Field("article", lambda record: record.id, "wrap"),
    Field("date", lambda record: record.date),
    Field("title", lambda record: record.title, "cut"),
    Field("entities", lambda record: record.entities),
    Field("positions", lambda record: record.positions),
    Field("meetings", lambda record: record.meetings),
    Field("warnings", lambda record: record.warnings),
    Field("statements", lambda record: record.statements),
)
"""The columns of a list of articles."""
VIOLATIONS: tuple[Field[Violation], ...] = (
    Field("article", lambda violation: violation.article, "wrap"),
    Field("node", lambda violation: violation.node, "wrap"),
    Field("rule", lambda violation: violation.rule, "wrap"),
    Field("message", lambda violation: violation.message, "wrap"),
)
"""The columns of a list of violations."""
