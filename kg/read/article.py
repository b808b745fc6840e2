"""Reads one article: Doc to Extraction; the Doc stays here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.lang.times import find_times
from kg.model import Article, Extraction
from kg.read.cast import read_cast
from kg.read.meetings import read_meetings
from kg.read.positions import read_positions
from kg.read.speech import read_speech

if TYPE_CHECKING:
    from spacy.language import Language


def read_article(nlp: Language, article: Article) -> Extraction:
    """Return all that a careful reader finds in the article, in text order.

    ``nlp`` is a pipeline of ``kg.lang.load_pipeline``.
    """
    doc = nlp(article.text)
    times = tuple(t for t in find_times(doc, article.date) if not _skipped(t.begin, article))
    cast = read_cast(doc, article)
    positions = read_positions(doc, cast)
    meetings = read_meetings(doc, cast, times, article)
    warnings, statements = read_speech(doc, cast, times, article)
    return Extraction(
        article=article,
        mentions=cast.mentions,
        entities=cast.playing(positions, meetings, warnings, statements),
        times=times,
        positions=positions,
        meetings=meetings,
        warnings=warnings,
        statements=statements,
    )


def _skipped(place: int, article: Article) -> bool:
    return any(begin <= place < end for begin, end in article.skipped)
