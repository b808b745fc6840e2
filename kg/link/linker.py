"""Links the entities of one article: the sure ones first, the others in their light."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from kg.link import bundle, scoring
from kg.link import context as contexts
from kg.link.base import KnowledgeBase
from kg.link.candidates import Found
from kg.link.completion import complete
from kg.link.decisions import Decisions
from kg.link.names import fold
from kg.link.search import find
from kg.link.tables import generic_names, office_classes
from kg.model import Candidate, Entity, Extraction, Link, Links, OfficeTerm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.link.context import Context

THRESHOLD = 0.6
MARGIN = 0.6
"""In log odds: how far the best must be ahead of the second."""
CONTESTED = 2.5
"""The same for a town of a country that is spoken of, where a far larger one of its name is not."""
SHOWN = 5


def entity_key(entity: Entity) -> str:
    """Return the key of a decision that holds for all articles: ``Person:sergej lawrow``."""
    return f"{entity.type}:{fold(entity.name)}"


class Linker:
    """Chooses for each entity of an article the entry of the knowledge base it refers to."""

    snapshot: str
    digest: str

    def __init__(
        self,
        base: KnowledgeBase,
        decisions: Decisions | None = None,
        weights: Mapping[str, float] | None = None,
    ) -> None:
        self.base = base
        self.decisions = decisions or Decisions()
        self.snapshot, self.digest = base.snapshot, base.digest
        self.weights = weights or base.weights() or scoring.default_weights()

    @classmethod
    def open(
        cls,
        kb: Path | None = None,
        overlay: Path | None = None,
        decisions: Decisions | None = None,
    ) -> Self:
        """Return a linker on the base in ``kb``, by default the bundled one.

        ``decisions`` are by default those of the user (``kg link --set``).

        Raises:
            LinkError: the base or the overlay cannot be read.
        """
        if decisions is None:
            decisions = Decisions.read(bundle.decisions_file())
        return cls(KnowledgeBase.open(kb, overlay), decisions)

    def link(self, extraction: Extraction) -> Links:
        """Return one link per entity, and the terms of the offices that the base knows."""
        context, links = self._read(extraction)
        return Links(
            links=tuple(links[e.id] for e in extraction.entities),
            terms=tuple(self._terms(links, context)),
        )

    def read(
        self, extraction: Extraction, seen: Extraction | None = None
    ) -> tuple[Extraction, Links]:
        """Return an extraction completed by its links, and the links of all its entities.

        ``seen`` is the same with its offsets in the text that is read, to look around in.
        """
        seen = seen or extraction
        links = self.link(seen)
        chosen = {link.entity: link for link in links.links}
        context = contexts.of(seen, self.base)
        for entity in seen.entities:
            self._learn(entity, chosen[entity.id], context)
        completed = complete(extraction, context, chosen)
        for link in completed.added:
            chosen[link.entity] = link
            context.states[link.entity] = int((link.qid or "Q0")[1:])
        context.extraction = completed.extraction
        settled = tuple(chosen[e.id] for e in completed.extraction.entities)
        terms = tuple(self._terms(chosen, context)) or links.terms
        found = replace(links, links=settled, terms=terms, bodies=completed.bodies)
        return completed.extraction, found

    def summary(self) -> str:
        """Return what the user should know after a run; empty if there is nothing."""
        return ""

    def context(self, extraction: Extraction) -> Context:
        """Return the article as the linker saw it in the end, to look at the features in."""
        return self._read(extraction)[0]

    def _read(self, extraction: Extraction) -> tuple[Context, dict[str, Link]]:
        context = contexts.of(extraction, self.base)
        links: dict[str, Link] = {}
        for turn in self._turns(extraction):
            for entity in turn:
                links[entity.id] = self._link(entity, context)
            for entity in turn:
                self._learn(entity, links[entity.id], context)
        self._look_again(extraction, context, links)
        return context, links

    def _look_again(self, extraction: Extraction, context: Context, links: dict[str, Link]) -> None:
        """Who stays unlinked is seen again beside those who are linked, a state by its leaders."""
        for entity in extraction.entities:
            link = links[entity.id]
            if link.nil and (
                entity.type == "State" or (entity.type == "Person" and link.candidates)
            ):
                links[entity.id] = self._link(entity, context)
                self._learn(entity, links[entity.id], context)

    def _turns(self, extraction: Extraction) -> list[list[Entity]]:
        """States and places, bodies by own names, by their state, by their kind, and people."""
        order: dict[str, list[Entity]] = {turn: [] for turn in _TURNS}
        for entity in extraction.entities:
            order[_turn(entity)].append(entity)
        return list(order.values())

    def _link(self, entity: Entity, context: Context) -> Link:
        key = entity_key(entity)
        here = f"{context.extraction.article.id}#{entity.id}"
        for name in (here, key):
            if name in self.decisions.by_entity:
                return self._decided(entity, self.decisions.by_entity[name])
        found = find(entity, context)
        scored = [
            (scoring.probability(values, self.weights), one, values)
            for one in found
            for values in [scoring.features(one, found, entity, context)]
        ]
        scored.sort(key=lambda s: (-s[0], -s[1].entry.weight, s[1].entry.id))
        return _choice(entity, scored)

    def _decided(self, entity: Entity, qid: str | None) -> Link:
        if qid is None:
            return Link(entity.id, None, None, 1.0, nil=True, judgement="forbidden")
        entry = self.base.entry(int(qid[1:]))
        label = entry.label if entry else entity.name
        return Link(entity.id, qid, label, 1.0, nil=False, judgement="pinned")

    def _learn(self, entity: Entity, link: Link, context: Context) -> None:
        """What is linked tells which countries the article speaks of."""
        entry = self.base.entry(int(link.qid[1:])) if link.qid else None
        if entry is None:
            return
        context.states[entity.id] = entry.id
        if entry.type == "Person":
            context.company[entity.id] = entry
        times = max(1, len(context.mentions.get(entity.id, ())))
        country = entry.id if entry.type == "State" else entry.country
        if country is not None and entity.type != "Person":
            context.speak_of(country, times)
        if country is not None and self.base.is_party(entry.id):
            context.party_countries.add(country)

    def _terms(self, links: Mapping[str, Link], context: Context) -> list[OfficeTerm]:
        found = []
        for position in context.extraction.positions:
            link = links.get(position.person)
            state = context.states.get(position.of) if position.of else None
            if link is None or link.qid is None or state is None:
                continue
            classes = office_classes(position.title)
            terms = [
                t
                for t in self.base.terms(int(link.qid[1:]))
                if t.of == state
                and t.office in classes
                and t.office != "member"
                and (context.day is None or position.former or t.covers(context.day))
            ]
            if terms:
                latest = max(terms, key=lambda t: (t.start is not None, str(t.start)))
                found.append(OfficeTerm(position.id, latest.start, latest.end))
        return found


_TURNS = ("State", "Place", "body", "body of a state", "kind of body", "Person")
"""Each sees what those before it were linked to."""


def _turn(entity: Entity) -> str:
    """A body that is known by its kind alone comes late: the others tell whose it is."""
    if entity.type != "Organisation":
        return entity.type
    if fold(entity.name) in generic_names():
        return "kind of body"
    return "body" if entity.of is None else "body of a state"


def _choice(entity: Entity, scored: list[tuple[float, Found, scoring.Features]]) -> Link:
    shown = tuple(
        Candidate(one.entry.qid, one.entry.label, round(p, 4), _listed(values), one.reason)
        for p, one, values in scored[:SHOWN]
    )
    if not scored:
        return Link(entity.id, None, None, 0.0, nil=True)
    p, best, values = scored[0]
    margin = CONTESTED if "contested" in values else MARGIN
    others = [s for s in scored[1:] if not scoring.is_same_body(best, s[1])]
    ahead = _log_odds(p) - _log_odds(others[0][0]) if others else margin
    if p < THRESHOLD or ahead < margin:
        return Link(entity.id, None, None, round(1 - p, 4), nil=True, candidates=shown)
    judgement = "live" if best.entry.layer == "live" else "automatic"
    return Link(
        entity.id, best.entry.qid, best.entry.label, round(p, 4), nil=False,
        candidates=shown, judgement=judgement,
    )  # fmt: skip


def _log_odds(p: float) -> float:
    return math.log(p / (1.0 - p))


def _listed(values: scoring.Features) -> tuple[tuple[str, float], ...]:
    return tuple((name, round(values[name], 4)) for name in scoring.FEATURES if name in values)
