"""An article with all that was found in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from kg.model import Article, LinkedExtraction
from kg.presentation import Block, Heading, Listing, Mark, MarkedText, Note, Page
from kg.views import contract, tables
from kg.views.actors import Context, EntityView, PositionView
from kg.views.events import MeetingView, StatementView, TimeView, WarningView
from kg.views.evidence import EvidenceView

if TYPE_CHECKING:
    from kg.graph.conversion import Graph


class Reading(LinkedExtraction):
    """An article, read: its entities, positions, meetings, warnings and statements as views.

    ``str`` gives the article and tables of what was found; a notebook shows them in colour.
    ``extraction``, ``links`` and ``signature`` hold the same as plain values.
    """

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.extraction.article

    @cached_property
    def _context(self) -> Context:
        return Context(self.extraction, self.links)

    @property
    def entities(self) -> Listing[EntityView]:
        """Who and what is named, in the order of the text."""
        return Listing(self._context.views.values(), tables.ENTITIES)

    @property
    def positions(self) -> Listing[PositionView]:
        """Who holds or held which office."""
        found = (PositionView(item, self._context) for item in self.extraction.positions)
        return Listing(found, tables.POSITIONS)

    @property
    def meetings(self) -> Listing[MeetingView]:
        """Who met whom, or will, might or did not."""
        found = (MeetingView(item, self._context) for item in self.extraction.meetings)
        return Listing(found, tables.MEETINGS)

    @property
    def warnings(self) -> Listing[WarningView]:
        """Who warned or threatened whom."""
        found = (WarningView(item, self._context) for item in self.extraction.warnings)
        return Listing(found, tables.WARNINGS)

    @property
    def statements(self) -> Listing[StatementView]:
        """Who said what to whom."""
        found = (StatementView(item, self._context) for item in self.extraction.statements)
        return Listing(found, tables.STATEMENTS)

    @property
    def times(self) -> Listing[TimeView]:
        """The time expressions."""
        found = (
            TimeView(item, EvidenceView.of(self.article.text, (item.begin, item.end)))
            for item in self.extraction.times
        )
        return Listing(found, tables.TIMES)

    def to_json(self) -> dict[str, Any]:
        """Return the reading as JSON-able data: what ``kg read`` prints."""
        return contract.to_json(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """Return the reading that ``to_json`` gave ``data`` for; unknown keys are ignored.

        Raises:
            InputError: a key is missing, or a value is none of its kind.
        """
        return cls(*contract.parts(data))

    def to_graph(self, *, base: str | None = None) -> Graph:
        """Return an rdflib ``Graph`` of all that a store would hold of this article alone.

        Raises:
            StoreError: the reading contradicts itself, or ``base`` cannot begin an IRI.
        """
        from kg.graph.conversion import rdflib_graph  # noqa: PLC0415 - rdflib is slow to import

        return rdflib_graph(self, base)

    def page(self) -> Page:
        """Return the article with who is named in it marked, and tables of what was found."""
        return Page(tuple(self._blocks()))

    def __str__(self) -> str:
        return str(self.page())

    def _repr_html_(self) -> str:
        return self.page().to_html()

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(found)} {name}" for name, found in self._listings())
        return f"<Reading {self.article.id}: {counts}>"

    def _listings(self) -> Iterator[tuple[str, Listing[Any]]]:
        yield "entities", self.entities
        yield "positions", self.positions
        yield "meetings", self.meetings
        yield "warnings", self.warnings
        yield "statements", self.statements

    def _blocks(self) -> Iterator[Block]:
        article = self.article
        yield Heading(article.title or article.id)
        day = article.date and article.date.isoformat()
        facts = (article.id if article.title else None, day, article.source, article.url)
        yield Note(", ".join(fact for fact in facts if fact))
        yield Note("")
        yield MarkedText(article.text.strip("\n"), tuple(self._marks()), legend=True)
        for name, found in self._listings():
            if found:
                yield Heading(name)
                yield found.table()

    def _marks(self) -> Iterator[Mark]:
        text = self.article.text
        moved = len(text) - len(text.lstrip("\n"))
        for mention in self.extraction.mentions:
            entity = self._context.views[mention.entity]
            note = ", ".join(filter(None, (entity.name, entity.type, entity.wikidata)))
            yield Mark(mention.begin - moved, mention.end - moved, mention.type, note)
