"""Reads one article: Doc to Extraction; the Doc stays here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from kg.clean.articles import CleanArticle
from kg.lang.times import find_times
from kg.model import Article, Entity, Extraction, IssuedWarning, Meeting, Position, Statement
from kg.read.coreference.cast import read_cast
from kg.read.coreference.facts import renumbered
from kg.read.coreference.positions import read_positions
from kg.read.grammar.spans import Spans
from kg.read.grammar.tree import Tree
from kg.read.meetings.reader import read_meetings
from kg.read.scoring.confidence import assessed
from kg.read.utterances import read_speech

if TYPE_CHECKING:
    from collections.abc import Container

    from spacy.language import Language
    from spacy.tokens import Doc

T = TypeVar("T", Position, Meeting, IssuedWarning, Statement)


def read_article(nlp: Language, article: Article, min_confidence: float = 0.0) -> Extraction:
    """Return all that a careful reader finds in the article, in text order.

    ``nlp`` is a pipeline of ``kg.lang.load_pipeline``. Positions, meetings, warnings and
    statements that are less sure than ``min_confidence`` are left out.
    """
    clean = CleanArticle.of(article)
    found = read_document(nlp(clean.article.text), clean.article, min_confidence)
    return clean.delivered(found)


def read_document(doc: Doc, article: Article, min_confidence: float = 0.0) -> Extraction:
    """Return what ``read_article`` does, from the text as it is read, already parsed."""
    skipped = Spans(article.skipped)
    times = tuple(time for time in find_times(doc, article.date) if time.begin not in skipped)
    tree = Tree(doc)
    cast = read_cast(tree, article)

    def sure(items: tuple[T, ...]) -> tuple[T, ...]:
        rated = assessed(items, cast.mentions)
        return tuple(item for item in rated if item.confidence >= min_confidence)

    positions = sure(read_positions(cast))
    meetings = _apart(sure(read_meetings(tree, cast, times, article)))
    warned, said = read_speech(tree, cast, times, article)
    warnings, statements = sure(warned), sure(said)
    entities = cast.playing(positions, meetings, warnings, statements)
    ids = {known: entity.id for known, entity in entities.items()}
    return Extraction(
        article=article,
        mentions=tuple(m for m in cast.mentions if m.entity in ids),
        entities=tuple(_within(e, ids) for e in entities.values()),
        times=times,
        positions=tuple(renumbered(p, ids) for p in positions),
        meetings=tuple(renumbered(m, ids) for m in meetings),
        warnings=tuple(renumbered(w, ids) for w in warnings),
        statements=tuple(renumbered(s, ids) for s in statements),
    )


def _apart(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """Return the meetings without ties to one that was left out."""
    ids = {meeting.id for meeting in meetings}
    return tuple(
        m if m.part_of is None or m.part_of in ids else replace(m, part_of=None) for m in meetings
    )


def _within(entity: Entity, on_stage: Container[str]) -> Entity:
    """Return the entity without ties to somebody who is no entity of the reading."""
    return replace(
        entity,
        of=entity.of if entity.of in on_stage else None,
        acts_for=entity.acts_for if entity.acts_for in on_stage else None,
    )
