"""Statements and warnings of an article: numbered, joined, each with where it stands.

The table of statements holds hard cases by intent; its floors rise with the reading.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from kg.model import Article, Extraction
from kg.read.article import read_document
from tests.frozen import doc, table

HERE = Path(__file__).resolve().parent
WINGS = {"statements": "quotations"}
FLOORS = [  # table, least precision, least recall, least share of empty rows that stay empty
    ("statements", 0.88, 0.82, 0.92),
]


@cache
def _readings(name: str) -> tuple[tuple[dict[str, str], Extraction], ...]:
    return tuple(
        (
            row,
            read_document(
                doc(row["text"]),
                Article(row["id"], row["text"], dt.date.fromisoformat(row["date"])),
            ),
        )
        for row in table(HERE / WINGS[name] / "cases.tsv")
    )


def _said(extraction: Extraction) -> list[str]:
    """Return the speakers of what was found, by name."""
    names = {e.id: e.name for e in extraction.entities}
    return [names[s.speaker] for s in extraction.statements if s.speaker is not None]


def _expected(row: dict[str, str]) -> list[str]:
    return [part.split("|")[1] for part in row["expected"].split(";") if part]


def _same(one: str, two: str) -> bool:
    return one == two or one.endswith(" " + two) or two.endswith(" " + one)


def scores(name: str) -> tuple[float, float, float, list[str]]:
    """Return precision and recall of speakers, the share of quiet traps, and what went wrong."""
    hit = made = gold = quiet = empty = 0
    wrong: list[str] = []
    for row, extraction in _readings(name):
        found, right = _said(extraction), _expected(row)
        left = list(right)
        for one in found:
            match = next((r for r in left if _same(one, r)), None)
            if match is not None:
                left.remove(match)
        good = len(right) - len(left)
        hit, made, gold = hit + good, made + len(found), gold + len(right)
        if not right:
            empty += 1
            quiet += not found
        if left or len(found) > good:
            wrong.append(
                f"{row['id']} {row['construction']}: {row['text']} expected {right}, found {found}"
            )
    return hit / max(1, made), hit / gold, quiet / empty, wrong


@pytest.mark.parametrize(("name", "precision", "recall", "silence"), FLOORS)
def test_tables(name: str, precision: float, recall: float, silence: float) -> None:
    """Precision, recall and silence on traps stay above their floors."""
    actual = scores(name)

    print(f"{name}: P {actual[0]:.3f} R {actual[1]:.3f} silence {actual[2]:.3f}")
    assert actual[0] >= precision, "\n".join(actual[3])
    assert actual[1] >= recall, "\n".join(actual[3])
    assert actual[2] >= silence, "\n".join(actual[3])


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
