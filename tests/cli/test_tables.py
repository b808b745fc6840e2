"""What a person sees: tables that fit, plain in a file, in colour on a terminal."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TEXT = (
    "Treffen am See\n\nAnna Vogt und Erik Lund trafen sich gestern in der Stadt, und es wurde "
    "lange gesprochen, ehe beide am späten Abend wieder abreisten.\n"
)
ENTITY = "https://w3id.org/depesche/id/entity/Q1"


@pytest.fixture
def built(kg: Run, tmp_path: Path) -> Run:
    """A store with one article, and a way to run commands on it."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "1", "date": "2021-12-02", "text": TEXT}), "utf-8")
    assert kg("build", file).code == 0
    return kg


MEETINGS = """\
date        kind       status    participants          place  evidence
─────────── ────────── ───────── ───────────────────── ────── ──────────────────────────────────────
2021-12-02  bilateral  occurred  Anna Vogt, Erik Lund         Treffen am See Anna Vogt und Erik Lund
                                                              trafen sich gestern in der Stadt, …
"""


def test_a_table_is_plain_in_a_file_and_100_wide(built: Run, tmp_path: Path) -> None:
    """Names, one row for a meeting, the evidence cut; the number of rows on standard error."""
    ended = built("query", "meetings")

    assert (ended.code, ended.out, ended.err) == (0, MEETINGS, "1 row\n")
    built("query", "meetings", "-o", tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text("utf-8") == MEETINGS


def test_the_width_is_that_of_columns(
    built: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    built("query", "meetings", "-o", tmp_path / "out.txt")
    for text in (built("query", "meetings").out, (tmp_path / "out.txt").read_text("utf-8")):
        assert max(map(len, text.splitlines())) == 80


COLOURS = [  # variables, whether a terminal gets colours
    ({}, True),
    ({"NO_COLOR": "1"}, False),
    ({"TERM": "dumb"}, False),
]


@pytest.mark.parametrize(("variables", "coloured"), COLOURS)
def test_colours_stand_on_a_terminal(
    variables: dict[str, str], *, coloured: bool, built: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(COLOURS) == 3
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    for command in (["articles"], ["queries"], ["query", "meetings"], ["explain", ENTITY]):
        assert "\x1b[" not in built(*command).out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for command in (["articles"], ["queries"], ["query", "meetings"], ["explain", ENTITY]):
        assert ("\x1b[" in built(*command).out) == coloured


def test_more_columns_others_and_iris(built: Run) -> None:
    wide = built("query", "meetings", "--wide").out.splitlines()
    assert wide[0].split()[:3] == ["document", "meeting", "kind"]
    assert "wieder abreisten." in wide[2]

    chosen = built("query", "meetings", "--columns", "participants,begin, kind").out.splitlines()
    assert chosen[0].split() == ["participants", "begin", "kind"]

    iris = built("query", "meetings", "--iris").out.splitlines()
    assert iris[0].split()[:2] == ["meeting", "date"]
    assert f"{ENTITY}, https://" in iris[2]


WRONG = [  # arguments, words on standard error
    (["--columns", "mood"], "no column 'mood'"),
    (["--columns", ","], "',' names nothing"),
    (["--wide", "--format", "json"], "do not go with --format json"),
    (["--iris", "--format", "csv"], "do not go with --format csv"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_what_does_not_fit_is_refused(arguments: list[str], words: str, built: Run) -> None:
    assert len(WRONG) == 4
    ended = built("query", "meetings", *arguments)

    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err


def test_no_row_is_said(built: Run) -> None:
    ended = built("query", "warnings")

    assert ended.out.splitlines()[0].split() == ["kind", "issuer", "targets", "evidence", "article"]
    assert ended.err == "0 rows\n"


def test_a_truth_value_and_triples_are_no_table(built: Run) -> None:
    assert built("query", "ASK { ?m a dp:Meeting }").out == "true\n"
    triples = built("query", "CONSTRUCT WHERE { ?m a dp:Meeting }")
    assert "a dp:Meeting" in triples.out
    assert triples.err == ""


def test_a_reading_is_shown_for_people(built: Run, tmp_path: Path) -> None:
    """The article with who is named marked, then what was understood; several one by one."""
    lines = built("read", tmp_path / "a.jsonl", "--pretty").out.splitlines()

    assert lines[:5] == [
        "Treffen am See",
        "1, 2021-12-02",
        "",
        "Treffen am See",
        "",
    ]
    assert lines[5].startswith("[Anna Vogt](Person) und [Erik Lund](Person) trafen sich")
    assert "2021-12-02  bilateral  occurred  Anna Vogt, Erik Lund" in "\n".join(lines)
    (tmp_path / "b.jsonl").write_text((json.dumps({"text": TEXT}) + "\n") * 2, "utf-8")
    two = built("read", tmp_path / "b.jsonl", "--pretty").out
    assert two.count("Treffen am See\nb-") == 2
    assert two.count("\n\n\nTreffen am See\nb-2") == 1


def test_articles_and_violations_are_tables(built: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.presentation import Listing  # noqa: PLC0415 - as a store would give them
    from kg.store.records import VIOLATIONS, Violation  # noqa: PLC0415

    assert built("articles").out == (
        "article  date        title           entities  positions  meetings  warnings  statements\n"
        "──────── ─────────── ─────────────── ───────── ────────── ───────── ───────── ──────────\n"
        "1        2021-12-02  Treffen am See         2          0         1         0           0\n"
    )
    found = Listing([Violation("1", "urn:x", "evidence", "the words are not there")], VIOLATIONS)
    monkeypatch.setattr("kg.store.integrity.validate", lambda _: found)
    ended = built("validate")
    assert (ended.code, ended.err) == (1, "1 violation\n")
    assert ended.out.splitlines()[2] == "1        urn:x  evidence  the words are not there"
