"""Lists what a person is to decide: each entity of annotated articles with all that it may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.link.annotations import SKIP, DecidedLinks, accepted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.link.annotations import Annotated
    from kg.link.base import Entry, KnowledgeBase
    from kg.link.linker import Linker
    from kg.model import Entity, Link

_MOST = 8
"""How many candidates are listed for an entity."""
_OFFICES = 3


@dataclass(frozen=True, slots=True)
class Question:
    """An entity without a decision, and the entries that bear its name."""

    article: str
    key: str
    entity: Entity
    names: tuple[str, ...]
    link: Link
    candidates: tuple[Entry, ...]


def questions(
    articles: Iterable[Annotated], linker: Linker, decided: DecidedLinks
) -> Iterator[Question]:
    """Yield the named entities that are not decided, in the order of the articles."""
    for one in articles:
        extraction = one.extraction
        links = {link.entity: link for link in linker.link(extraction).links}
        for entity in extraction.entities:
            key = one.keys.get(entity.id)
            if key is None or key in decided.by_article.get(extraction.article.id, {}):
                continue
            names = [m.text for m in extraction.mentions if m.entity == entity.id]
            shown = tuple(dict.fromkeys([entity.name, *names]))
            found = _candidates(entity, shown, links[entity.id], linker.base)
            yield Question(extraction.article.id, key, entity, shown, links[entity.id], found)


def _candidates(
    entity: Entity, names: tuple[str, ...], link: Link, base: KnowledgeBase
) -> tuple[Entry, ...]:
    offered = [base.entry(int(c.qid[1:])) for c in link.candidates]
    named = [base.entry(hit.entity) for name in names for hit in base.lookup(name)]
    ranked = sorted(
        (e for e in named if e is not None), key=lambda e: (e.type != entity.type, -e.weight, e.id)
    )
    found = {e.id: e for e in (*offered, *ranked) if e is not None}
    return tuple(found.values())[:_MOST]


def lines(question: Question, base: KnowledgeBase) -> Iterator[str]:
    """Yield what is printed of a question: the entity, then its candidates with their offices."""
    made = question.link.qid or "none"
    names = "; ".join(question.names)
    yield f"{question.article}#{question.key}\t{question.entity.type}\t{names}\t{made}"
    for entry in question.candidates:
        country = base.entry(entry.country) if entry.country is not None else None
        offices = [_office(t.title, t.start, t.end) for t in base.terms(entry.id)[:_OFFICES]]
        cells = [entry.qid, entry.label, country.label if country else "", "; ".join(offices)]
        yield "\t" + "\t".join(cells)


def _office(title: str, start: object, end: object) -> str:
    return f"{title} {str(start or '…')[:4]}–{str(end or '')[:4]}"


def unknown(decided: DecidedLinks, base: KnowledgeBase) -> list[tuple[str, str, str]]:
    """Return the decided QIDs that the base does not hold: article, entity, QID."""
    return [
        (article, key, qid)
        for article, of in decided.by_article.items()
        for key, choice in of.items()
        if choice != SKIP
        for qid in sorted(accepted(choice))
        if base.entry(int(qid[1:])) is None
    ]
