"""The article around an office word: where it is at home, which states and bodies are near."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.offices.surroundings import home_state, names_before, near_body, near_states
from tests.frozen import table
from tests.read.offices.reading import discourse, title

HOMES = table(Path(__file__).with_name("homes.tsv"))


def test_no_row_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(HOMES) == 5


@pytest.mark.parametrize("row", HOMES, ids=lambda row: row["text"])
def test_home(row: dict[str, str]) -> None:
    """Bodies count most, then capitals; states themselves only where there are none."""
    assert (home_state(discourse(row["text"])) or "-") == row["home"]


def test_what_stands_before_an_office_word() -> None:
    """Names before it are yielded the last first; a state may be pointed to by an adjective."""
    text = "Die Weltbank warnte vor Kürzungen. Direktorin Carla Winfield legte Zahlen vor."
    found = title(text, "Direktorin")
    here = discourse(text)
    body = near_body(here, found)

    assert [name.name for name in names_before(here, found)] == ["Weltbank"]
    assert body is not None
    assert body.name == "Weltbank"
    assert list(near_states(here, found)) == []


def test_near_states() -> None:
    """A state is pointed to by its name, too."""
    text = "In Kenia hat Präsident Samuel Odinga die Parade abgesagt."

    assert list(near_states(discourse(text), title(text, "Präsident"))) == ["Kenia"]
