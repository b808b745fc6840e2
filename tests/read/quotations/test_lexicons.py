"""Each line of the wing's lexicons reports in its own sentence, and not in the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import rows
from kg.model import Act
from kg.read.quotations.lexicon import _speech_verb, find_source, speech_verbs
from kg.resources import packaged
from tests.frozen import table, tree
from tests.lexicons import taught
from tests.read.quotations.told import attributions, extraction

VERBS = rows("read/quotations/verbs")
SOURCES = rows("read/quotations/sources")
TONE = rows("read/quotations/tone")
TAUGHT = table(Path(__file__).with_name("extensions.tsv"))


def test_no_row_is_lost() -> None:
    """The lexicons keep their size, and no line stands in one twice."""
    assert len(VERBS) == len({(row["verb"], row["with"]) for row in VERBS}) >= 360
    assert len(SOURCES) == len({row["word"] for row in SOURCES}) >= 45
    assert len(TONE) == len({row["words"] for row in TONE}) == 6


@pytest.mark.parametrize("row", VERBS, ids=lambda row: f"{row['verb']} {row['with']}")
def test_a_verb(row: dict[str, str]) -> None:
    """It reports what somebody says in its sentence, and nothing in the other."""
    entry = str(_speech_verb(row).entry)

    assert entry in _entries(row["yes"])
    assert entry not in _entries(row["no"])


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row["word"])
def test_a_source(row: dict[str, str]) -> None:
    """It names who says something in its sentence, and nobody in the other."""
    assert any(_is_named_by(entry, row["word"]) for entry in _entries(row["yes"]))
    assert not any(_is_named_by(entry, row["word"]) for entry in _entries(row["no"]))


@pytest.mark.parametrize("row", TONE, ids=lambda row: f"{row['class']}: {row['words'][:20]}")
def test_a_tone(row: dict[str, str]) -> None:
    """What is called so is blamed or praised in its sentence, and not in the other."""
    yes, no = ({s.act for s in extraction(row[cell]).statements} for cell in ("yes", "no"))

    assert Act(row["use"]) in yes
    assert no - {Act(row["use"])}


@pytest.mark.parametrize("name", ["verbs", "sources", "tone", "words"])
def test_heads_explain_the_columns(name: str) -> None:
    """The head of a lexicon has a line for each column."""
    text = packaged("read", "quotations", "data", f"{name}.tsv").read_text(encoding="utf-8")
    head = [line.split()[1] for line in text.splitlines() if line.startswith("# ")]

    assert [c for c in rows(f"read/quotations/{name}")[0] if c not in head] == []


def test_rows_that_ask_for_most_are_tried_first() -> None:
    """``erklärte sich bereit`` before ``erklärte``."""
    tried = [verb.beside for verb in speech_verbs()["erklären", ""]]

    assert tried == sorted(tried, key=len, reverse=True)
    assert tried[-1] == ()


def test_a_compound_is_a_source_as_its_last_part_is() -> None:
    """``einer Mitteilung … zufolge``: only where its row says so."""
    found = [
        row.word
        for word in tree("Nach Polizeiangaben hielt Norwegens Schlussforderung niemanden auf.")
        if (row := find_source(word)) is not None and word.is_noun
    ]

    assert found == ["Angabe"]


@pytest.mark.parametrize("row", TAUGHT, ids=lambda row: row["lexicon"])
def test_one_line_teaches(
    row: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence reports one utterance with the user's line, and none without it."""
    line = row["line"].replace(" / ", "\t")

    assert _entries(row["yes"]) == []
    with taught(f"read/quotations/{row['lexicon']}", line, tmp_path, monkeypatch):
        assert (len(_entries(row["yes"])), len(_entries(row["no"]))) == (1, 0)
    assert _entries(row["yes"]) == []


def _entries(text: str) -> list[str]:
    return [str(one.entry) for one in attributions(text)[1]]


def _is_named_by(entry: str, word: str) -> bool:
    return entry.startswith("source:") and word in entry.removeprefix("source:").split("+")
