"""Who is who in an article, and who holds which office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from kg.model import Entity, EntityType, Extraction, Link, Links, OfficeTerm, Position, Span
from kg.views.evidence import EvidenceView


class Item(Protocol):
    """What every part of an extraction has."""

    @property
    def id(self) -> str:
        """Name of the item, unique among those of its kind in the article."""


T = TypeVar("T", bound=Item)


class Context:
    """An article's extraction and links, from which the views take what they show."""

    def __init__(self, extraction: Extraction, links: Links) -> None:
        self.extraction = extraction
        self.links: dict[str, Link] = {link.entity: link for link in links.links}
        self.terms: dict[str, OfficeTerm] = {term.position: term for term in links.terms}

    @cached_property
    def views(self) -> dict[str, EntityView]:
        """The entities by id."""
        return {entity.id: EntityView(entity, self) for entity in self.extraction.entities}

    def entity(self, name: str | None) -> EntityView | None:
        """Return the entity of that id; ``None`` for ``None``."""
        return None if name is None else self.views[name]

    def entities(self, names: Iterable[str]) -> tuple[EntityView, ...]:
        """Return the entities of these ids."""
        return tuple(self.views[name] for name in names)

    def evidence(self, span: Span) -> EvidenceView:
        """Return the words between two offsets."""
        return EvidenceView.of(self.extraction.article.text, span)

    def passages(self, spans: Iterable[Span]) -> tuple[EvidenceView, ...]:
        """Return the words of several stretches."""
        return tuple(self.evidence(span) for span in spans)


class View(Generic[T]):
    """One item of an extraction; ``item`` is the item itself, with ids and offsets."""

    __slots__ = ("_context", "item")

    def __init__(self, item: T, context: Context) -> None:
        self.item = item
        self._context = context

    @property
    def id(self) -> str:
        """Name of the item, unique among those of its kind in the article."""
        return self.item.id

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        ours, theirs = self._context.extraction, other._context.extraction
        return self.item == other.item and ours.article == theirs.article

    def __hash__(self) -> int:
        return hash((type(self), self.id, self._context.extraction.article.id))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.id}: {self}>"


class EntityView(View[Entity]):
    """A person, organisation, state or place; ``str`` gives the name."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Fullest form of the name in the article."""
        return self.item.name

    @property
    def type(self) -> EntityType:
        """``Person``, ``Organisation``, ``State`` or ``Place``."""
        return self.item.type

    @property
    def wikidata(self) -> str | None:
        """Number of the Wikidata item it is linked to: ``"Q58217"``; ``None`` if to none."""
        return self.link.qid

    @property
    def link(self) -> Link:
        """Label and score of the link, how it was made, and the candidates; ``nil`` if none fits.

        Of a reader that does not link it is a ``nil`` link without candidates.
        """
        unlinked = Link(self.id, None, None, 0.0, nil=True)
        return self._context.links.get(self.id, unlinked)

    @property
    def office(self) -> str | None:
        """Office word that stands beside the name: ``"Außenminister"``."""
        return self.item.office

    @property
    def of(self) -> EntityView | None:
        """The state or body that it belongs to."""
        return self._context.entity(self.item.of)

    @property
    def acts_for(self) -> EntityView | None:
        """The state or body that a metonym stands for ("Moskau", "der Kreml")."""
        return self._context.entity(self.item.acts_for)

    @property
    def mentions(self) -> tuple[EvidenceView, ...]:
        """The words that name or denote it, in the order of the text."""
        mentions = self._context.extraction.mentions
        return self._context.passages((m.begin, m.end) for m in mentions if m.entity == self.id)

    @property
    def positions(self) -> tuple[PositionView, ...]:
        """The offices that it holds or held."""
        positions = self._context.extraction.positions
        return tuple(PositionView(p, self._context) for p in positions if p.person == self.id)


class PositionView(View[Position]):
    """A person holds an office, as of the article's date."""

    __slots__ = ()

    def __str__(self) -> str:
        body = f" ({self.of})" if self.of else ""
        former = "former " if self.former else ""
        return f"{self.person}, {former}{self.title}{body}"

    @property
    def person(self) -> EntityView:
        """Who holds it."""
        return self._context.views[self.item.person]

    @property
    def title(self) -> str:
        """The office, nominative, without the state."""
        return self.item.title

    @property
    def of(self) -> EntityView | None:
        """The state or body that the office belongs to."""
        return self._context.entity(self.item.of)

    @property
    def former(self) -> bool:
        """Whether it is said to be over."""
        return self.item.former

    @property
    def acting(self) -> bool:
        """Whether it is held for the time being."""
        return self.item.acting

    @property
    def start(self) -> dt.date | None:
        """First day, if the article or the knowledge base says."""
        term = self._context.terms.get(self.id)
        return self.item.start or (term.start if term else None)

    @property
    def end(self) -> dt.date | None:
        """Last day, if the article or the knowledge base says."""
        term = self._context.terms.get(self.id)
        return self.item.end or (term.end if term else None)

    @property
    def evidence(self) -> EvidenceView:
        """The words it rests on."""
        return self._context.evidence(self.item.evidence)

    @property
    def entry(self) -> str:
        """The entry of the lexicon that found it."""
        return self.item.entry

    @property
    def pattern(self) -> str:
        """The construction it stands in."""
        return self.item.pattern

    @property
    def confidence(self) -> float:
        """The share of such findings that are right, 0 to 1."""
        return self.item.confidence
