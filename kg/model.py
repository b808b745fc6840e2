"""The frozen values that travel between the rooms; text and character offsets, never tokens.

Offsets count Unicode code points of ``Article.text`` and are half open, ``(begin, end)``.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, Self

Span = tuple[int, int]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
"""Source: TimeML 1.2.1, TIMEX3."""


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "Person"
    ORGANISATION = "Organisation"
    STATE = "State"
    PLACE = "Place"


class MentionForm(StrEnum):
    """How a mention refers: by name, by a noun ("die Ministerin") or by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class MeetingKind(StrEnum):
    """Kinds of meeting, as in the annotation guide."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    CALL = "call"
    NEGOTIATION = "negotiation"
    VISIT = "visit"
    BRIEFING = "briefing"


class MeetingStatus(StrEnum):
    """Whether a meeting took place."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CANCELLED = "cancelled"


class WarningKind(StrEnum):
    """Whether somebody warns of a consequence or threatens to bring it about."""

    WARNING = "warning"
    THREAT = "threat"


class Act(StrEnum):
    """What is done by saying something."""

    SAY = "say"
    DEMAND = "demand"
    ACCUSE = "accuse"
    DENY = "deny"
    PROMISE = "promise"
    PRAISE = "praise"


class QuotationType(StrEnum):
    """How an utterance is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"
    FREE = "free"


class _Json:
    """Lossless conversion to and from plain JSON values, driven by the type annotations."""

    __slots__ = ()

    def to_json(self) -> dict[str, Any]:
        """Return the value as JSON-able data: spans as lists, dates in ISO form."""
        return {
            f.name: _plain(getattr(self, f.name))
            for f in dataclasses.fields(self)  # type: ignore[arg-type]
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the value that ``to_json`` gave ``data`` for; unknown keys are ignored."""
        hints = typing.get_type_hints(cls)
        names = {f.name for f in dataclasses.fields(cls)}  # type: ignore[arg-type]
        return cls(**{k: _typed(hints[k], v) for k, v in data.items() if k in names})


def _plain(value: Any) -> Any:
    if isinstance(value, _Json):
        return value.to_json()
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def _typed(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(a for a in typing.get_args(hint) if a is not type(None))
    if typing.get_origin(hint) is tuple:
        args = typing.get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_typed(args[0], v) for v in value)
        return tuple(_typed(a, v) for a, v in zip(args, value, strict=True))
    if hint is dt.date:
        return dt.date.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    if isinstance(hint, type) and issubclass(hint, _Json):
        return hint.from_json(value)
    return value


@dataclass(frozen=True, slots=True)
class Article(_Json):
    """One news article as it was taken in; ``text`` is never altered after ingest."""

    id: str
    text: str
    date: dt.date | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    title_span: Span | None = None
    """Where the title stands in ``text``; ``None`` if it is metadata only."""
    skipped: tuple[Span, ...] = ()
    """Page furniture ("Leave a Reply"): stretches that are kept in ``text`` but not read."""
    month: str | None = None
    """``2022-01``: month of publication, where the day is not known."""
    reader: str | None = None
    """What made the text out of a page or document: ``"trafilatura 2.3.1"``."""


@dataclass(frozen=True, slots=True)
class Mention(_Json):
    """A stretch of text that names or denotes an entity."""

    id: str
    begin: int
    end: int
    text: str
    form: MentionForm
    type: EntityType
    entity: str
    """Id of the entity in the same extraction."""


@dataclass(frozen=True, slots=True)
class Entity(_Json):
    """One actor or place of an article, whatever it is called there."""

    id: str
    type: EntityType
    name: str
    """Fullest form, nominative, without title or office: ``"Antony J. Blinken"``."""
    acts_for: str | None = None
    """Id of the state or body that a metonym stands for ("Moskau", "der Kreml")."""
    of: str | None = None
    """Id of the state or body it belongs to ("das russische Außenministerium" → Russland)."""
    office: str | None = None
    """Office word that stands beside the name, lemma ("Außenminister"); a hint for linking."""


@dataclass(frozen=True, slots=True)
class Time(_Json):
    """A time expression with its TIMEX3 value against the article's date.

    Source: TimeML 1.2.1, TIMEX3 (types and values).
    """

    begin: int
    end: int
    text: str
    type: TimeType
    value: str
    """``2021-12-02``, ``2021-12``, ``2021-W48``, ``P3Y``, ``XXXX-WXX-4``, ``FUTURE_REF``."""
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Position(_Json):
    """A person holds an office or post, as of the article's date."""

    id: str
    person: str
    title: str
    """Nominative as written, without the state: ``"Außenministerin"``."""
    of: str | None
    former: bool
    evidence: Span
    entry: str
    """Lexicon entry and pattern that found it."""
    acting: bool = False
    start: dt.date | None = None
    end: dt.date | None = None
    pattern: str = ""
    """Construction in which the entry was found: ``"before name"``, ``"dass clause"``."""
    confidence: float = 1.0
    """Calibrated: of items with this value, so many are right."""


@dataclass(frozen=True, slots=True)
class Meeting(_Json):
    """Two or more parties meet, talk, negotiate, telephone or visit, or a body sits."""

    id: str
    kind: MeetingKind
    status: MeetingStatus
    participants: tuple[str, ...]
    place: str | None
    date: str | None
    """``2021-12-02``, ``2021-12`` or ``2021``, as exact as the article lets a reader work out."""
    trigger: Span
    evidence: Span
    """The sentence that tells most."""
    entry: str
    earliest: dt.date | None = None
    latest: dt.date | None = None
    according_to: str | None = None
    """Id of the entity that alone claims it; ``None`` if the article itself reports it."""
    part_of: str | None = None
    """Id of the larger meeting at whose edge it took place."""
    also: tuple[Span, ...] = ()
    """Evidence of the other places where the article comes back to it."""
    pattern: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class IssuedWarning(_Json):
    """Somebody warns of a bad consequence, or threatens with one."""

    id: str
    kind: WarningKind
    issuer: str | None
    targets: tuple[str, ...]
    quote: str | None
    """The words in quotation marks."""
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    """Cue and speaker with the words around them that are not content."""
    speaker_spans: tuple[Span, ...]
    addressee_spans: tuple[Span, ...]
    evidence: Span
    entry: str
    condition: tuple[Span, ...] = ()
    consequence: tuple[Span, ...] = ()
    date: str | None = None
    """When it was uttered; ``earliest`` and ``latest`` bound it."""
    earliest: dt.date | None = None
    latest: dt.date | None = None
    according_to: str | None = None
    pattern: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement(_Json):
    """A reported utterance: who says what to whom."""

    id: str
    act: Act
    speaker: str | None
    addressees: tuple[str, ...]
    quote: str | None
    type: QuotationType
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    frame: tuple[Span, ...]
    speaker_spans: tuple[Span, ...]
    addressee_spans: tuple[Span, ...]
    evidence: Span
    entry: str
    date: str | None = None
    earliest: dt.date | None = None
    latest: dt.date | None = None
    according_to: str | None = None
    pattern: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction(_Json):
    """All that a reading of one article found."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    positions: tuple[Position, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    warnings: tuple[IssuedWarning, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate(_Json):
    """An entry of the knowledge base that an entity may refer to."""

    qid: str
    label: str
    score: float
    """Calibrated probability, 0 to 1."""
    features: tuple[tuple[str, float], ...] = ()
    """Feature name and value, in the order of the score's table."""
    reason: str = ""
    """Why it is a candidate: ``"alias Lawrow (de)"``."""


@dataclass(frozen=True, slots=True)
class Link(_Json):
    """The choice among an entity's candidates; ``nil`` if none fits."""

    entity: str
    qid: str | None
    label: str | None
    score: float
    nil: bool
    candidates: tuple[Candidate, ...] = ()
    judgement: str = "automatic"
    """``automatic``, ``live``, ``pinned`` or ``forbidden``."""


@dataclass(frozen=True, slots=True)
class OfficeTerm(_Json):
    """From when to when the knowledge base knows a position of this extraction."""

    position: str
    start: dt.date | None
    end: dt.date | None


@dataclass(frozen=True, slots=True)
class StateBody(_Json):
    """A body without an entry that is known by its kind and its state, which is in ``of``."""

    entity: str
    kind: str
    """``"foreign-ministry"``, ``"parliament"``."""


@dataclass(frozen=True, slots=True)
class Links(_Json):
    """The links of one extraction's entities, and the terms of its positions."""

    links: tuple[Link, ...] = ()
    terms: tuple[OfficeTerm, ...] = ()
    bodies: tuple[StateBody, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature(_Json):
    """What decides how an article is read: the same signature and text give the same graph."""

    program: str = ""
    """Distribution and version: ``"depesche 0.1.0"``."""
    pipeline: str = ""
    """Name and version of the language pipeline."""
    pipeline_digest: str = ""
    snapshot: str = ""
    """Name of the knowledge-base snapshot; empty if entities are not linked."""
    snapshot_digest: str = ""
    """SHA-256 of its content."""
    min_confidence: float = 0.0
    """What is less sure was left out."""
    lexicons_digest: str = ""
    """SHA-256 of the rows that a user added to the lexicons; empty without any."""


@dataclass(frozen=True, slots=True)
class LinkedExtraction:
    """One article read and linked: all that its graph is made of."""

    extraction: Extraction
    links: Links = field(default_factory=Links)
    signature: Signature = field(default_factory=Signature)
