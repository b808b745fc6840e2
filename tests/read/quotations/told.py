"""What the tests of the wing ask of a text: who says what there, by which words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Article, Extraction
from kg.read.article import read_document
from kg.read.coreference.cast import Cast, read_cast
from kg.read.quotations.context import Sentence, read_context, read_sentences
from kg.read.quotations.cues import Report, find_cues
from kg.read.quotations.reader import read_attributions
from kg.read.quotations.speaker import find_speaker
from tests.frozen import doc, tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Word
    from kg.read.quotations.attribution import Attribution


def article(text: str, date: str = "2024-05-14") -> Article:
    """Return the text as an article of a day."""
    return Article("x", text, dt.date.fromisoformat(date))


def extraction(text: str, date: str = "2024-05-14") -> Extraction:
    """Return all that is read in a text."""
    return read_document(doc(text), article(text, date))


def attributions(text: str) -> tuple[Cast, list[Attribution]]:
    """Return who is in a text, and what is said there by whom."""
    parsed = tree(text)
    cast = read_cast(parsed, article(text))
    return cast, read_attributions(parsed, cast, article(text))


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text as the reader sees them."""
    parsed = tree(text)
    context = read_context(parsed, read_cast(parsed, article(text)), article(text))
    return read_sentences(context, parsed, article(text))


def cues(text: str) -> list[Report]:
    """Return the cues of a text, each with who is named as speaking."""
    found = (cue for sentence in sentences(text) for cue in find_cues(sentence))
    return [replace(cue, speaker=find_speaker(cue)) for cue in found]


def told(text: str) -> str:
    """Return the utterances of a text by entry and speaker, set apart by semicolons."""
    cast, found = attributions(text)
    return ";".join(f"{one.entry} {names(cast, one.speakers)}" for one in found)


def names(cast: Cast, ids: Iterable[str]) -> str:
    """Return the names of entities, set apart by commas."""
    called = {entity.id: entity.name for entity in cast.entities}
    return ",".join(called[i] for i in ids)


def written(words: Iterable[Word]) -> str:
    """Return words as they stand there, set apart by spaces."""
    return " ".join(word.text for word in words)
