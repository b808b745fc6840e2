"""Each lexicon file is whole."""

from __future__ import annotations

from kg.lexicon import rows
from kg.resources import packaged


def test_every_lexicon_file_is_read() -> None:
    """No file of the reading room is broken."""
    room = packaged("read")
    places = [
        f"read/{path.parent.parent.name}/{path.stem}" for path in sorted(room.glob("*/data/*.tsv"))
    ]

    assert len(places) >= 24
    for place in places:
        assert rows(place), place
