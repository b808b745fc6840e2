"""What happened, and what was said: meetings, warnings, statements, and times."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from kg.model import (
    Act,
    IssuedWarning,
    Meeting,
    MeetingKind,
    MeetingStatus,
    QuotationType,
    Statement,
    Time,
    TimeType,
    WarningKind,
)
from kg.values import exact
from kg.views.actors import EntityView, View
from kg.views.evidence import EvidenceView

E = TypeVar("E", Meeting, IssuedWarning, Statement)
U = TypeVar("U", IssuedWarning, Statement)


class EventView(View[E]):
    """What meetings, warnings and statements have in common."""

    __slots__ = ()

    @property
    def date(self) -> dt.date | str | None:
        """A day, or as exact as the article lets a reader know: ``"2021-12"``, ``"2021"``."""
        return exact(self.item.date)

    @property
    def earliest(self) -> dt.date | None:
        """The first day that it may mean."""
        return self.item.earliest

    @property
    def latest(self) -> dt.date | None:
        """The last day that it may mean."""
        return self.item.latest

    @property
    def according_to(self) -> EntityView | None:
        """Who alone claims it; ``None`` if the article itself reports it."""
        return self._context.entity(self.item.according_to)

    @property
    def evidence(self) -> EvidenceView:
        """The words it rests on."""
        return self._context.evidence(self.item.evidence)

    @property
    def entry(self) -> str:
        """The entry of the lexicon that found it."""
        return str(self.item.entry)

    @property
    def pattern(self) -> str:
        """The construction it stands in."""
        return self.item.pattern

    @property
    def confidence(self) -> float:
        """The share of such findings that are right, 0 to 1."""
        return self.item.confidence


class MeetingView(EventView[Meeting]):
    """Two or more parties meet, talk, negotiate, telephone or visit, or a body sits."""

    __slots__ = ()

    def __str__(self) -> str:
        when = f" {self.date}" if self.date else ""
        who = ", ".join(map(str, self.participants)) or "?"
        return f"{self.kind}, {self.status}{when}: {who}"

    @property
    def kind(self) -> MeetingKind:
        """``bilateral``, ``multilateral``, ``call``, ``negotiation``, ``visit`` or ``briefing``."""
        return self.item.kind

    @property
    def status(self) -> MeetingStatus:
        """``occurred``, ``ongoing``, ``planned``, ``possible`` or ``cancelled``."""
        return self.item.status

    @property
    def participants(self) -> tuple[EntityView, ...]:
        """Who takes part."""
        return self._context.entities(self.item.participants)

    @property
    def place(self) -> EntityView | None:
        """Where."""
        return self._context.entity(self.item.place)

    @property
    def part_of(self) -> MeetingView | None:
        """The larger meeting at whose edge it took place."""
        for meeting in self._context.extraction.meetings:
            if meeting.id == self.item.part_of:
                return MeetingView(meeting, self._context)
        return None

    @property
    def trigger(self) -> EvidenceView:
        """The word that evokes it: ``"traf"``."""
        return self._context.evidence(self.item.trigger)

    @property
    def also(self) -> tuple[EvidenceView, ...]:
        """Other places where the article comes back to it."""
        return self._context.passages(self.item.also)


class UtteranceView(EventView[U]):
    """What warnings and statements have in common."""

    __slots__ = ()

    @property
    def quote(self) -> str | None:
        """The words in quotation marks."""
        return self.item.quote

    @property
    def content(self) -> tuple[EvidenceView, ...]:
        """What is said."""
        return self._context.passages(self.item.content)

    @property
    def cue(self) -> tuple[EvidenceView, ...]:
        """The words that say that it is said: ``"warnte"``."""
        return self._context.passages(self.item.cue)

    @property
    def frame(self) -> tuple[EvidenceView, ...]:
        """Cue and speaker with the words around them that are not content."""
        return self._context.passages(self.item.frame)


class WarningView(UtteranceView[IssuedWarning]):
    """Somebody warns of a bad consequence, or threatens with one."""

    __slots__ = ()

    def __str__(self) -> str:
        targets = ", ".join(map(str, self.targets))
        to = f" to {targets}" if targets else ""
        return f"{self.kind} by {self.issuer or '?'}{to}"

    @property
    def kind(self) -> WarningKind:
        """``warning`` or ``threat``."""
        return self.item.kind

    @property
    def issuer(self) -> EntityView | None:
        """Who warns; ``None`` if that is no entity of the article."""
        return self._context.entity(self.item.issuer)

    @property
    def targets(self) -> tuple[EntityView, ...]:
        """Who is warned."""
        return self._context.entities(self.item.targets)

    @property
    def condition(self) -> tuple[EvidenceView, ...]:
        """On what it depends: ``"Wer das Ufer sperrt"``."""
        return self._context.passages(self.item.condition)

    @property
    def consequence(self) -> tuple[EvidenceView, ...]:
        """What would follow."""
        return self._context.passages(self.item.consequence)


class StatementView(UtteranceView[Statement]):
    """A reported utterance: who says what to whom."""

    __slots__ = ()

    def __str__(self) -> str:
        addressees = ", ".join(map(str, self.addressees))
        to = f" to {addressees}" if addressees else ""
        return f"{self.act} by {self.speaker or '?'}{to}"

    @property
    def act(self) -> Act:
        """``say``, ``demand``, ``accuse``, ``deny``, ``promise`` or ``praise``."""
        return self.item.act

    @property
    def type(self) -> QuotationType:
        """``direct``, ``indirect``, ``reported`` or ``free``."""
        return self.item.type

    @property
    def speaker(self) -> EntityView | None:
        """Who says it; ``None`` if that is no entity of the article."""
        return self._context.entity(self.item.speaker)

    @property
    def addressees(self) -> tuple[EntityView, ...]:
        """Who is spoken to, accused or praised."""
        return self._context.entities(self.item.addressees)


class TimeView:
    """A time expression, resolved against the article's date; ``str`` gives its words."""

    __slots__ = ("evidence", "item")

    def __init__(self, item: Time, evidence: EvidenceView) -> None:
        self.item = item
        self.evidence = evidence

    def __str__(self) -> str:
        return self.evidence.text

    def __repr__(self) -> str:
        return f"<TimeView {self.value}: {self}>"

    @property
    def type(self) -> TimeType:
        """``DATE``, ``TIME``, ``DURATION`` or ``SET``."""
        return self.item.type

    @property
    def value(self) -> str:
        """TIMEX3 value: ``2021-12-02``, ``2021-12``, ``P3Y``, ``FUTURE_REF``."""
        return self.item.value

    @property
    def earliest(self) -> dt.date | None:
        """The first day that it may mean."""
        return self.item.earliest

    @property
    def latest(self) -> dt.date | None:
        """The last day that it may mean."""
        return self.item.latest
