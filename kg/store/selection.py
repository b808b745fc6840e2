"""Which articles of a store are meant: by id, day of publication, entity, or by a query."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from kg.errors import QueryError
from kg.graph.vocabulary import DCTERMS, DP
from kg.store.names import Names
from kg.store.parameters import day_of, several

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Triple

    from kg.store.names import Dictionary
    from kg.store.store import QuadStore


class Selecting(TypedDict, total=False):
    """Words that choose articles; without any all are meant, with several those that fit all."""

    article: str | Collection[str] | None
    """Ids."""
    since: dt.date | str | None
    """First day of publication; who has no date is left out."""
    until: dt.date | str | None
    """Last day of publication; who has no date is left out."""
    entity: str | Collection[str] | None
    """Articles that name it, or one of several: a name, a number or an IRI."""
    query: str | Path | None
    """Articles of the column ``document`` of its answer; a CONSTRUCT gives triples instead."""
    parameters: Mapping[str, object] | None
    """Of the query."""


@dataclass(frozen=True, slots=True)
class Selected:
    """What was chosen."""

    graphs: tuple[NamedNode, ...]
    """The graphs of the articles, in order of their IRIs."""
    undated: int = 0
    """How many were left out since they have no date of publication."""
    triples: tuple[Triple, ...] | None = None
    """What a CONSTRUCT made, in place of articles."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The words of ``Selecting``, checked."""

    article: str | Collection[str] | None = None
    since: dt.date | str | None = None
    until: dt.date | str | None = None
    entity: str | Collection[str] | None = None
    query: str | Path | None = None
    parameters: Mapping[str, object] | None = field(default=None)

    def select(self, store: QuadStore, dictionary: Dictionary | None = None) -> Selected:
        """Return the articles that are meant.

        Raises:
            UnknownNode: there is no such article or entity.
            UnknownQuery: there is no such query.
            QueryError: a day is none, a name is that of several entities, or the query has no
                column ``document``.
        """
        graphs = self._by_id(store)
        if self.entity is not None:
            graphs = self._naming(store, graphs, dictionary)
        dated, undated = self._between(store, graphs, dictionary)
        if self.query is None:
            if self.parameters:
                raise QueryError("parameters without a query", hint="give the query too")
            return Selected(tuple(dated), undated)
        results = store.query(self.query, self.parameters, dictionary)
        if results.triples is not None:
            if self._chooses_articles:
                raise QueryError(
                    "a CONSTRUCT gives triples, from which no articles can be chosen",
                    hint="choose them in the query itself",
                )
            return Selected((), triples=results.triples)
        if "document" not in results.variables:
            raise QueryError(
                "the query has no column 'document', which would say which articles are meant",
                hint="SELECT ?document with dcterms:identifier, or write a CONSTRUCT",
            )
        found = {store.graph_of(str(row["document"])) for row in results}
        return Selected(tuple(graph for graph in dated if graph in found), undated)

    @property
    def _chooses_articles(self) -> bool:
        return any(v is not None for v in (self.article, self.since, self.until, self.entity))

    def _by_id(self, store: QuadStore) -> list[NamedNode]:
        if self.article is None:
            return store.graph_names()
        found = {graph for one in several(self.article) for graph in store.graph_names(one)}
        return sorted(found, key=str)

    def _naming(
        self, store: QuadStore, graphs: list[NamedNode], dictionary: Dictionary | None
    ) -> list[NamedNode]:
        names = Names(store.quads, store.base, dictionary)
        nodes = [node for one in several(self.entity) for node in names.entities(one)]
        naming = {
            quad.graph_name
            for node in nodes
            for quad in store.quads.quads_for_pattern(node, DP.mentionedIn, None, None)
        }
        return [graph for graph in graphs if graph in naming]

    def _between(
        self, store: QuadStore, graphs: list[NamedNode], dictionary: Dictionary | None
    ) -> tuple[list[NamedNode], int]:
        """Return those published in the days that are meant, and how many have no date."""
        first, last = (self._day(day, dictionary) for day in (self.since, self.until))
        if first is None and last is None:
            return graphs, 0
        days = {
            graph: str(getattr(quad.object, "value", ""))
            for graph in graphs
            for quad in store.quads.quads_for_pattern(graph, DCTERMS.date, None, graph)
        }
        chosen = [
            graph
            for graph, day in days.items()
            if (first or "") <= day and (last is None or day <= last)
        ]
        return chosen, len(graphs) - len(days)

    @staticmethod
    def _day(given: dt.date | str | None, dictionary: Dictionary | None) -> str | None:
        if given is None:
            return None
        try:
            return day_of(given, dictionary).isoformat()
        except ValueError as error:
            raise QueryError(f"{given!r} is no day", hint="such as 2021-12-02") from error
