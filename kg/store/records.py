"""The plain values that a store hands out."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt


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


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text that a node rests on."""

    role: str
    """``evidence``, ``cue``, ``content``, …: the local name of the property."""
    article: str
    begin: int
    end: int
    text: str
    sentence: str
    """The sentence of the article around it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind one node."""

    iri: str
    types: tuple[str, ...]
    label: str
    articles: tuple[str, ...]
    """Ids of the articles that say something of it."""
    entry: str | None
    """The entry of the lexicon that found it."""
    pattern: str | None
    """The construction it stands in."""
    confidence: float | None
    """The share of such findings that are right."""
    passages: tuple[Passage, ...]
    candidates: tuple[dict[str, Any], ...]
    """Number, label, score, rank, features and reason of each candidate, by article."""
    linkings: tuple[dict[str, Any], ...]
    """What was chosen, by whom, with which score, by article."""
    properties: tuple[tuple[str, str], ...]
    """Everything else: the local name of the property and its value, labels for nodes."""
    provenance: tuple[dict[str, str], ...]
    """Program, pipeline and knowledge base of each reading."""

    def to_json(self) -> dict[str, Any]:
        """Return JSON-able data."""
        return dataclasses.asdict(self)
