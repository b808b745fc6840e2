"""Each lexicon file is whole: columns, no row twice, known values."""

from __future__ import annotations

import pytest

from kg.lexicon import rows
from kg.resources import packaged

ACTS = {"say", "demand", "accuse", "deny", "promise", "praise", "warn"}
CONTENT = {"c", "i", "o", "n", "q", "as", "pred"}


@pytest.mark.parametrize(
    ("name", "key", "least"),
    [
        ("read/quotations/verbs", ("verb", "with"), 280),
        ("read/quotations/sources", ("form",), 35),
    ],
)
def test_no_row_is_lost_or_doubled(name: str, key: tuple[str, ...], least: int) -> None:
    """A lexicon keeps its size, and no entry stands in it twice."""
    keys = [tuple(row[k] for k in key) for row in rows(name)]

    assert len(keys) >= least
    assert sorted(k for k in set(keys) if keys.count(k) > 1) == []


def test_speech_verbs_use_known_values() -> None:
    """Acts and content marks are those that the reading knows."""
    for row in rows("read/quotations/verbs"):
        assert row["act"] in ACTS, row
        marks = {m for m in row["content"].split(",") if not m.startswith("p:")}
        assert marks <= CONTENT, row


def test_every_entry_has_an_example() -> None:
    """Each entry shows itself in a sentence."""
    for name in (
        "read/quotations/verbs",
        "read/quotations/sources",
    ):
        for row in rows(name):
            assert row["example"].endswith("."), row


def test_every_lexicon_file_is_read() -> None:
    """No file of the reading room is broken."""
    room = packaged("read")
    places = [
        f"read/{path.parent.parent.name}/{path.stem}" for path in sorted(room.glob("*/data/*.tsv"))
    ]

    assert len(places) >= 24
    for place in places:
        assert rows(place), place
