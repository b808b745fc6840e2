"""Meetings in one or two sentences, read through the bundled pipeline; many are traps."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.lang.times import find_times
from kg.model import Article
from kg.read.coreference.cast import read_cast
from kg.read.grammar.tree import Tree
from kg.read.meetings.reader import read_meetings
from tests.frozen import doc as frozen

CASES = Path(__file__).with_name("cases.tsv")
COLUMNS = ["id", "construction", "text", "date", "expected"]


def _rows() -> list[dict[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    head, *body = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert head == COLUMNS
    return [dict(zip(head, cells, strict=True)) for cells in body]


ROWS = _rows()


def _read(text: str, date: str) -> list[tuple[str, str, frozenset[str], str, str]]:
    article = Article("case", text, dt.date.fromisoformat(date))
    doc = frozen(text)
    tree = Tree(doc)
    cast = read_cast(tree, article)
    return [
        (
            m.kind,
            m.status,
            frozenset(cast.entity(p).name for p in m.participants),
            cast.entity(m.place).name if m.place else "",
            m.date or "",
        )
        for m in read_meetings(tree, cast, find_times(doc, article.date), article)
    ]


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 361
    assert sum(not row["expected"] for row in ROWS) == 141
    assert len({row["text"] for row in ROWS}) == 361


@pytest.mark.parametrize("row", [r for r in ROWS if not r["expected"]], ids=lambda r: r["id"])
def test_a_trap_yields_no_meeting(row: dict[str, str]) -> None:
    assert _read(row["text"], row["date"]) == []


@pytest.mark.parametrize("row", [r for r in ROWS if r["expected"]], ids=lambda r: r["id"])
def test_a_meeting_is_read(row: dict[str, str]) -> None:
    expected = [cell.split("|") for cell in row["expected"].split(" & ")]
    found = _read(row["text"], row["date"])
    told = sorted((status, who, place, date) for _, status, who, place, date in _spelt(found))
    assert told == sorted(
        (status, ",".join(sorted(who.split(","))), place, date)
        for _, status, who, place, date in expected
    )
    for kind, status, who, place, date in _spelt(found):
        right = [e[0] for e in expected if _key(e) == (status, who, place, date)]
        assert any(kind in kinds.split(",") for kinds in right)


def _key(cells: list[str]) -> tuple[str, str, str, str]:
    _, status, who, place, date = cells
    return status, ",".join(sorted(who.split(","))), place, date


def _spelt(
    found: list[tuple[str, str, frozenset[str], str, str]],
) -> list[tuple[str, str, str, str, str]]:
    return [(k, s, ",".join(sorted(who)), place, date) for k, s, who, place, date in found]


def test_a_meeting_names_its_words_and_its_entry() -> None:
    text = "Norwegen und Island verhandelten am Montag in Genf. Die Gespräche waren kurz."
    article = Article("case", text, dt.date(2024, 5, 14))
    doc = frozen(text)
    tree = Tree(doc)
    cast = read_cast(tree, article)
    (meeting,) = read_meetings(tree, cast, find_times(doc, article.date), article)
    assert text[slice(*meeting.trigger)] == "verhandelten"
    assert text[slice(*meeting.evidence)] == "Norwegen und Island verhandelten am Montag in Genf."
    assert [text[slice(*a)] for a in meeting.also] == ["Die Gespräche waren kurz."]
    assert meeting.entry == "meeting:verhandeln"
    assert 0 < meeting.confidence <= 1


def test_skipped_stretches_are_not_read() -> None:
    text = "Norwegen und Island verhandelten am Montag in Genf."
    article = Article("case", text, dt.date(2024, 5, 14), skipped=((0, len(text)),))
    doc = frozen(text)
    tree = Tree(doc)

    assert read_meetings(tree, read_cast(tree, article), (), article) == ()
