"""A reading to the quads of the article's named graph.

One function for each kind of fact; what an article says of its entities is in ``actors``, what
happens in ``events``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.graph import actors, events, terms
from kg.graph.iri import DEFAULT_BASE, checked_base
from kg.graph.sheet import Sheet
from kg.graph.vocabulary import DCTERMS, DP, NIF, PROV, SCHEMA

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.model import Article, LinkedExtraction, Signature


def to_quads(reading: LinkedExtraction, base: str = DEFAULT_BASE) -> list[Quad]:
    """Return the quads of the article's graph, in the order of the reading.

    Raises:
        StoreError: the reading names an entity that it does not list, or a span outside its text.
    """
    return _written(reading, base).quads


def item_iris(reading: LinkedExtraction, base: str = DEFAULT_BASE) -> dict[str, str]:
    """Return the IRI of each position, meeting, warning and statement by its id in the reading."""
    return _written(reading, base).items


def _written(reading: LinkedExtraction, base: str) -> Sheet:
    extraction, links = reading.extraction, reading.links
    sheet = Sheet(checked_base(base), extraction.article)
    cast = actors.cast(sheet, extraction, links)
    write_article(sheet, extraction.article)
    write_provenance(sheet, reading.signature)
    actors.write_entities(sheet, cast)
    actors.write_mentions(sheet, extraction, cast)
    for time in extraction.times:
        events.write_time(sheet, time)
    office_terms = {term.position: term for term in links.terms}
    for position in extraction.positions:
        term = office_terms.get(position.id)
        events.write_position(sheet, position, term, cast, extraction.article.date)
    events.write_meetings(sheet, extraction.meetings, cast)
    for warning in extraction.warnings:
        events.write_warning(sheet, warning, cast)
    for statement in extraction.statements:
        events.write_statement(sheet, statement, cast)
    return sheet


def write_article(sheet: Sheet, article: Article) -> None:
    """Write the article: its text is in the graph, so that every offset can be checked there."""
    node = sheet.graph
    title = article.title
    if title is None and article.title_span is not None:
        title = article.text[slice(*article.title_span)]
    sheet.describe(node, terms.german(title or article.id), DP.Article, NIF.Context)
    sheet.add(node, DCTERMS.identifier, terms.string(article.id))
    sheet.add(node, DCTERMS.language, terms.string("de"))
    for property_, value in (
        (DCTERMS.title, article.title),
        (DCTERMS.source, article.source),
        (SCHEMA.url, article.url),
        (DP.textReader, article.reader),
    ):
        if value is not None:
            sheet.add(node, property_, terms.string(value))
    if article.date is not None:
        sheet.add(node, DCTERMS.date, terms.day(article.date))
    if article.month is not None:
        sheet.add(node, DCTERMS.issued, terms.date(article.month))
    sheet.add(node, NIF.isString, terms.string(article.text))
    if article.title_span is not None:
        sheet.spans(node, DP.titleSpan, [article.title_span])
    sheet.spans(node, DP.skippedSpan, article.skipped)


def write_provenance(sheet: Sheet, signature: Signature) -> None:
    """Write who read the article, with what; without clock time, so that a rebuild is the same."""
    node = NamedNode(sheet.minter.node("activity"))
    label = terms.german(f"{signature.program or '?'} ({signature.pipeline or '?'})")
    sheet.describe(node, label, DP.Reading, PROV.Activity)
    sheet.add(sheet.graph, PROV.wasGeneratedBy, node)
    for property_, value in (
        (DP.program, signature.program),
        (DP.pipeline, signature.pipeline),
        (DP.pipelineDigest, signature.pipeline_digest),
        (DP.lexiconsDigest, signature.lexicons_digest),
        (DP.snapshot, signature.snapshot),
        (DP.snapshotDigest, signature.snapshot_digest),
    ):
        if value:
            sheet.add(node, property_, terms.string(value))
    if signature.min_confidence:
        sheet.add(node, DP.minConfidence, terms.decimal(signature.min_confidence))
