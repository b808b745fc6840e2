"""Each lexicon file is whole: columns, no row twice, known values."""

from __future__ import annotations

import pytest

from kg.lang.lexicon import rows
from kg.resources import packaged

ACTS = {"say", "demand", "accuse", "deny", "promise", "praise", "warn"}
CONTENT = {"c", "i", "o", "n", "q", "as", "pred"}


@pytest.mark.parametrize(
    ("name", "key", "least"),
    [
        ("speech_verbs", ("verb", "with"), 280),
        ("speech_sources", ("form",), 35),
        ("warning_cues", ("form", "role"), 190),
        ("condition_words", ("form", "role"), 70),
    ],
)
def test_no_row_is_lost_or_doubled(name: str, key: tuple[str, ...], least: int) -> None:
    """A lexicon keeps its size, and no entry stands in it twice."""
    keys = [tuple(row[k] for k in key) for row in rows(name)]

    assert len(keys) >= least
    assert sorted(k for k in set(keys) if keys.count(k) > 1) == []


def test_speech_verbs_use_known_values() -> None:
    """Acts and content marks are those that the reading knows."""
    for row in rows("speech_verbs"):
        assert row["act"] in ACTS, row
        marks = {m for m in row["content"].split(",") if not m.startswith("p:")}
        assert marks <= CONTENT, row


def test_every_entry_has_an_example() -> None:
    """Each entry shows itself in a sentence."""
    for name in ("speech_verbs", "speech_sources", "warning_cues", "condition_words"):
        for row in rows(name):
            assert row["example"].endswith("."), row


def test_every_lexicon_file_is_read() -> None:
    """No file of the folder is broken."""
    files = sorted(packaged("lang", "lexicons").glob("*.tsv"))

    assert len(files) >= 12
    for path in files:
        assert rows(path.stem), path
