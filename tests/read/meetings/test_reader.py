"""Meetings in one or two sentences; many are traps."""

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
from tests.frozen import table
from tests.lexicons import taught
from tests.read.meetings.told import meetings

ROWS = table(Path(__file__).with_name("cases.tsv"))
TOLD = "Norwegen und Island verhandelten am Montag in Genf. Die Gespräche waren kurz."
YES = "Premierminister Marek Hudec hockte am Montag in Brünn mit General Radu Tomescu zusammen."
NO = "Auf der Stange hockten drei Hühner zusammen."


def test_no_row_is_lost() -> None:
    assert list(ROWS[0]) == ["id", "construction", "text", "date", "expected"]
    assert len(ROWS) == 361
    assert sum(not row["expected"] for row in ROWS) == 141
    assert len({row["text"] for row in ROWS}) == 361


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_meetings_are_read(row: dict[str, str]) -> None:
    """Status, participants, place and date as expected; the kind is one of those that fit."""
    found, cast = meetings(row["text"], dt.date.fromisoformat(row["date"]))
    told = sorted(
        (
            m.status,
            sorted(cast.entity(p).name for p in m.participants),
            cast.entity(m.place).name if m.place else "",
            m.date or "",
            m.kind,
        )
        for m in found
    )
    expected = sorted(
        (status, sorted(who.split(",")), place, date, kinds.split(","))
        for kinds, status, who, place, date in (
            cell.split("|") for cell in row["expected"].split(" & ") if cell
        )
    )
    assert [one[:4] for one in told] == [one[:4] for one in expected]
    assert [e[4] for t, e in zip(told, expected, strict=True) if t[4] not in e[4]] == []


def test_a_meeting_names_its_words_and_its_entry() -> None:
    ((meeting,), _) = meetings(TOLD)
    assert TOLD[slice(*meeting.trigger)] == "verhandelten"
    assert TOLD[slice(*meeting.evidence)] == TOLD.partition(". ")[0] + "."
    assert [TOLD[slice(*a)] for a in meeting.also] == ["Die Gespräche waren kurz."]
    assert meeting.entry == "meeting:verhandeln"
    assert meeting.pattern == "verb"


def test_skipped_stretches_are_not_read() -> None:
    text = TOLD.partition(". ")[0] + "."
    article = Article("case", text, dt.date(2024, 5, 14), skipped=((0, len(text)),))
    doc = frozen(text)
    tree = Tree(doc)
    times = find_times(doc, article.date)
    assert read_meetings(tree, read_cast(tree, article), times, article) == ()


def _entries() -> list[list[str]]:
    """Return the entries of the meetings of the new verb's sentences."""
    return [[m.entry for m in meetings(text)[0]] for text in (YES, NO)]


def test_a_new_verb_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line in a user's folder teaches a verb, and is forgotten with it."""
    cells = ["zusammen|hocken", "-", "meet", "sides,mit", "sides", "-", "-", "-", YES, NO]

    assert _entries() == [[], []]
    with taught("read/meetings/verbs", "\t".join(cells), tmp_path, monkeypatch):
        assert _entries() == [["meeting:zusammenhocken"], []]
    assert _entries() == [[], []]
