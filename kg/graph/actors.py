"""The entities of an article, their mentions, and the candidates they were linked from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.clean import cleaned
from kg.errors import StoreError
from kg.graph import terms
from kg.graph.derived import best_name, best_type
from kg.graph.iri import is_qid, wikidata_iri
from kg.graph.vocabulary import DP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.graph.sheet import Sheet
    from kg.model import Candidate, Entity, Extraction, Link, Links

_FORMS = {"name": DP.properName, "nominal": DP.nominal, "pronoun": DP.pronoun}


@dataclass(frozen=True, slots=True)
class Actor:
    """The entities of an article that share an IRI: mostly one, more where they link alike."""

    node: NamedNode
    name: str
    members: tuple[Entity, ...]
    links: tuple[Link, ...]
    kinds: Mapping[str, str]
    """Kinds of a state's bodies, by the entity's id."""


class Cast:
    """Who takes part in an article, by the ids of its extraction."""

    def __init__(self, article: str, actors: dict[str, Actor]) -> None:
        self._article = article
        self._actors = actors

    def actor(self, entity: str) -> Actor:
        """Return the actor behind an id of the extraction.

        Raises:
            StoreError: the extraction has no entity of that id.
        """
        try:
            return self._actors[entity]
        except KeyError:
            raise StoreError(
                f"article {self._article}: its reading names an entity {entity!r} "
                "that it does not list",
                hint="each role must name an entity of the same extraction",
            ) from None

    def node(self, entity: str | None) -> NamedNode | None:
        """Return the node of an entity; ``None`` for ``None``."""
        return None if entity is None else self.actor(entity).node

    def name(self, entity: str | None) -> str:
        """Return the name of an entity; a question mark for ``None``."""
        return "?" if entity is None else self.actor(entity).name

    def all(self) -> list[Actor]:
        """Return every actor once."""
        return list({actor.node: actor for actor in self._actors.values()}.values())


def cast(sheet: Sheet, extraction: Extraction, links: Links) -> Cast:
    """Return the cast of an article: entities that get the same IRI become one actor."""
    chosen = {link.entity: link for link in links.links}
    groups: dict[str, list[Entity]] = {}
    kinds = {body.entity: body.kind for body in links.bodies}
    iris = _iris(sheet, extraction, chosen, kinds)
    for entity in extraction.entities:
        groups.setdefault(iris[entity.id], []).append(entity)
    actors = {}
    for iri, members in groups.items():
        actor = Actor(
            node=NamedNode(iri),
            name=best_name(e.name for e in members),
            members=tuple(members),
            links=tuple(chosen[e.id] for e in members if e.id in chosen),
            kinds={e.id: kinds[e.id] for e in members if e.id in kinds},
        )
        actors.update({e.id: actor for e in members})
    return Cast(extraction.article.id, actors)


def _iris(
    sheet: Sheet, extraction: Extraction, chosen: Mapping[str, Link], kinds: Mapping[str, str]
) -> dict[str, str]:
    """Return the IRI of each entity; that of a state's body hangs on that of the state."""
    found: dict[str, str] = {}
    for entity in sorted(extraction.entities, key=lambda e: e.id in kinds):
        link = chosen.get(entity.id)
        qid = link.qid if link and link.qid and is_qid(link.qid) else None
        owner = found.get(entity.of or "")
        body = (kinds[entity.id], owner) if entity.id in kinds and owner else None
        found[entity.id] = sheet.minter.entity(entity, qid, body)
    return found


def write_entities(sheet: Sheet, cast: Cast) -> None:
    """Write what the article says of its entities; ``derived`` makes their types and labels."""
    for actor in cast.all():
        node = actor.node
        sheet.add(node, DP.mentionedIn, sheet.graph)
        sheet.add(node, DP.name, terms.string(actor.name))
        sheet.add(node, DP.readAs, DP[best_type(e.type for e in actor.members)])
        for entity in actor.members:
            if entity.name != actor.name:
                sheet.add(node, DP.alias, terms.string(entity.name))
            sheet.add(node, DP.actsFor, cast.node(entity.acts_for))
            sheet.add(node, DP.belongsTo, cast.node(entity.of))
            if entity.id in actor.kinds:
                sheet.add(node, DP.bodyKind, terms.string(actor.kinds[entity.id]))
            if entity.office:
                sheet.add(node, DP.office, terms.string(entity.office))
        _write_links(sheet, actor)


def _write_links(sheet: Sheet, actor: Actor) -> None:
    if not actor.links:
        return
    link = max(actor.links, key=lambda x: x.score)
    node = sheet.node("linking", actor.node.value)
    target = link.qid or "nil"
    sheet.describe(node, terms.german(f"{actor.name} → {target}"), DP.Linking)
    sheet.add(actor.node, DP.linking, node)
    sheet.add(node, DP.judgement, DP[link.judgement])
    sheet.add(node, DP.score, terms.decimal(link.score))
    sheet.add(node, DP.nil, terms.boolean(link.nil))
    if link.qid and is_qid(link.qid):
        sheet.add(node, DP.qid, terms.string(link.qid))
        sheet.add(node, DP.chosen, NamedNode(wikidata_iri(link.qid)))
        if link.label:
            sheet.add(actor.node, DP.knownAs, terms.string(link.label))
    for rank, candidate in enumerate(_candidates(actor.links), start=1):
        _write_candidate(sheet, actor, candidate, rank)


def _candidates(links: tuple[Link, ...]) -> list[Candidate]:
    """Return the candidates, best first; one that was offered twice stands at its better score."""
    best: dict[str, Candidate] = {}
    for link in links:
        for candidate in link.candidates:
            known = best.get(candidate.qid)
            if known is None or candidate.score > known.score:
                best[candidate.qid] = candidate
    return sorted(best.values(), key=lambda c: (-c.score, len(c.qid), c.qid))


def _write_candidate(sheet: Sheet, actor: Actor, candidate: Candidate, rank: int) -> None:
    node = sheet.node("candidate", actor.node.value, candidate.qid)
    sheet.describe(node, terms.german(candidate.label or candidate.qid), DP.Candidate)
    sheet.add(actor.node, DP.link, node)
    sheet.add(node, DP.qid, terms.string(candidate.qid))
    if is_qid(candidate.qid):
        sheet.add(node, DP.item, NamedNode(wikidata_iri(candidate.qid)))
    sheet.add(node, DP.score, terms.decimal(candidate.score))
    sheet.add(node, DP.rank, terms.integer(rank))
    if candidate.features:
        pairs = [[name, value] for name, value in candidate.features]
        sheet.add(node, DP.features, terms.json(json.dumps(pairs, ensure_ascii=False)))
    if candidate.reason:
        sheet.add(node, DP.reason, terms.string(candidate.reason))


def write_mentions(sheet: Sheet, extraction: Extraction, cast: Cast) -> None:
    """Write the mentions; a name that is written otherwise becomes an alias of its entity."""
    seen = set()
    for mention in extraction.mentions:
        actor = cast.actor(mention.entity)
        span = (mention.begin, mention.end)
        if (span, actor.node) in seen:
            continue
        seen.add((span, actor.node))
        node = sheet.node("mention", span, actor.node.value)
        alias = cleaned(mention.text).text
        sheet.describe(node, terms.german(alias), DP.Mention)
        sheet.add(node, DP.mentionOf, actor.node)
        sheet.add(node, DP.form, _FORMS[mention.form])
        sheet.add(node, DP.readAs, DP[mention.type])
        sheet.add(node, DP.evidence, sheet.span(span))
        if mention.form == "name" and alias != actor.name:
            sheet.add(actor.node, DP.alias, terms.string(alias))
