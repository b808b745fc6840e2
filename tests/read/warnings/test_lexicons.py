"""Each line of the wing's lexicons finds a warning in its own sentence, and none in the other."""

from __future__ import annotations

import datetime as dt

import pytest

from kg.lexicon import rows
from kg.model import Article, IssuedWarning
from kg.read.article import read_document
from kg.read.warnings.conditions import CONDITIONS
from kg.read.warnings.word_classes import WORDS
from kg.resources import packaged
from tests.frozen import doc

SIGNS = rows("read/warnings/signs")
NOUNS = rows("read/warnings/nouns")
CUES = rows("read/warnings/cues")


def test_no_row_is_lost() -> None:
    """The lexicons keep their size, and no line stands in one twice."""
    for lines, key, number in ((SIGNS, "words", 60), (NOUNS, "noun", 6), (CUES, "cue", 12)):
        assert len(lines) == len({line[key] for line in lines}) == number


@pytest.mark.parametrize("row", SIGNS, ids=lambda row: row["words"])
def test_a_sign(row: dict[str, str]) -> None:
    """Its words make what is said a warning of its kind on its conditions, and not without."""
    names = [row["words"].strip("*-")]
    if row["words"].startswith("@"):
        names = [word.replace("+", " ") for word in WORDS[row["words"][1:]].words]
    entries = {f"warning:{name}" for name in names}

    assert any(w.kind == row["kind"] and _ends_with(w, entries) for w in _read(row["yes"]))
    assert not any(_ends_with(w, entries) for w in _read(row["no"]))


@pytest.mark.parametrize("row", NOUNS, ids=lambda row: row["noun"])
def test_a_noun(row: dict[str, str]) -> None:
    """A noun names a warning of its kind where somebody issues it."""
    entry = f"warning:{row['noun']}"

    assert (entry, row["kind"]) in {(w.entry, w.kind) for w in _read(row["yes"])}
    assert entry not in {w.entry for w in _read(row["no"])}


@pytest.mark.parametrize("row", CUES, ids=lambda row: row["cue"])
def test_a_cue(row: dict[str, str]) -> None:
    """A verb of speech makes what it reports a warning, where it is used so."""
    entry = f"speech:{row['cue']}"

    assert any(w.entry.startswith(entry) for w in _read(row["yes"]))
    assert not any(w.entry.startswith(entry) for w in _read(row["no"]))


def test_conditions_are_explained_and_used() -> None:
    """Every condition is used by a sign."""
    used = {
        name
        for row in SIGNS
        for cell in (row["when"], row["unless"])
        for either in cell.split()
        for name in either.split("|")
        if name != "-"
    }

    assert used == set(CONDITIONS)


@pytest.mark.parametrize("name", ["signs", "nouns", "cues"])
def test_heads_explain_the_columns(name: str) -> None:
    """The head of a lexicon has a line for each column."""
    text = packaged("read", "warnings", "data", f"{name}.tsv").read_text(encoding="utf-8")
    head = [line.split()[1] for line in text.splitlines() if line.startswith("# ")]

    assert [c for c in rows(f"read/warnings/{name}")[0] if c not in head] == []


def _read(text: str) -> tuple[IssuedWarning, ...]:
    return read_document(doc(text), Article("x", text, dt.date(2024, 5, 14))).warnings


def _ends_with(warning: IssuedWarning, entries: set[str]) -> bool:
    return warning.entry.endswith(tuple(entries))
