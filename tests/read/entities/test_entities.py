"""Names become entities: each once, nominative, with its type; lookalikes do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Article
from kg.read.coreference.cast import read_cast
from tests.frozen import table
from tests.frozen import tree as parsed

LETTERS = {"Person": "P", "Organisation": "O", "State": "S", "Place": "L"}
CASES = table(Path(__file__).with_name("cases.tsv"))


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(CASES) == 50
    assert sum(row["trap"] == "yes" for row in CASES) == 21


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["id"])
def test_named_entities(row: dict[str, str]) -> None:
    """The named entities of a sentence are those that a reader finds."""
    cast = read_cast(parsed(row["text"]), Article("a", row["text"]))
    named = {m.entity for m in cast.mentions if m.form == "name"}
    found = {f"{LETTERS[e.type]}:{e.name}" for e in cast.entities if e.id in named}

    assert found == {part for part in row["expected"].split(";") if part}


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["id"])
def test_mentions_cut_out_their_text(row: dict[str, str]) -> None:
    """Offsets of a mention cut out its text, and its entity is on stage."""
    cast = read_cast(parsed(row["text"]), Article("a", row["text"]))
    ids = {e.id for e in cast.entities}

    assert all(row["text"][m.begin : m.end] == m.text for m in cast.mentions)
    assert all(m.entity in ids for m in cast.mentions)


def test_furniture_is_not_read() -> None:
    """What the article skips names nobody."""
    text = CASES[0]["text"]
    cast = read_cast(parsed(text), Article("a", text, skipped=((0, len(text)),)))

    assert cast.mentions == ()
