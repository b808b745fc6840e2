"""Statements and warnings of an article: numbered, joined, each with where it stands."""

from __future__ import annotations

import datetime as dt

from kg.model import Article, Extraction
from kg.read.article import read_document
from tests.frozen import doc


def _read(text: str) -> Extraction:
    return read_document(doc(text), Article("x", text, dt.date(2024, 5, 14)))


def test_where_a_statement_stands() -> None:
    """Its quotation in parts, its evidence without spaces at the ends, and its speaker's phrase."""
    text = "„Es reicht“, sagte Ministerin Solveig Aker, „und zwar für alle Seiten.“"
    [statement] = _read(text).statements

    assert statement.quote == "Es reicht … und zwar für alle Seiten."
    assert statement.evidence == (0, len(text))
    [(begin, end)] = statement.speaker_spans
    assert text[begin:end] == "Ministerin Solveig Aker"


def test_when_something_was_said() -> None:
    """A date in the frame of an utterance is when it was uttered."""
    [statement] = _read("Ministerin Solveig Aker sagte am Montag, die Lager seien leer.").statements

    assert statement.date == "2024-05-13"


def test_a_warning_is_no_statement() -> None:
    """What warns is entered once, with its construction and its halves."""
    text = "Falls Peru nicht einlenke, werde man die Grenze sperren, sagte Ministerin Solveig Aker."
    reading = _read(text)

    assert reading.statements == ()
    [warning] = reading.warnings
    assert (warning.id, warning.pattern) == ("w1", "word of harm")
    assert warning.entry == "speech:sagen warning:sperren"
    assert [text[begin:end] for begin, end in warning.condition] == ["Falls Peru nicht einlenke,"]


def test_one_statement_for_a_sentence() -> None:
    """What a speaker does twice in a sentence is one statement with the stronger act."""
    [one] = _read("Ministerin Solveig Aker lobte Peru und kritisierte Chile.").statements

    assert (one.id, one.act) == ("s1", "accuse")
    assert one.entry == "speech:loben speech:kritisieren"
