"""Whether an utterance is a warning or a threat, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.warnings.classify import read_alarm
from kg.read.warnings.cues import Effect, effect_of
from tests.frozen import table
from tests.read.warnings.told import attributions

ROWS = table(Path(__file__).with_name("alarms.tsv"))
EFFECTS = [
    ("Präsident Emre Kılıçoğlu drohte mit dem Abbruch der Gespräche.", Effect.THREATENS),
    ("Die Zeit laufe ab, mahnte UN-Vermittler Tobias Ekengren.", Effect.ADMONISHES),
    ("Die Lager seien leer, sagte Ministerin Solveig Aker.", Effect.NONE),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_an_utterance(row: dict[str, str]) -> None:
    """Kind, entry and construction are told, or nothing where it is no warning."""
    cast, found = attributions(row["text"])
    alarms = [alarm for one in found if (alarm := read_alarm(one, cast)) is not None]
    told = [(alarm.kind, str(alarm.entry), alarm.construction) for alarm in alarms]

    expected = (row["kind"], row["entry"], row["construction"])
    assert told == ([expected] if row["kind"] else [])


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 17


@pytest.mark.parametrize(("text", "effect"), EFFECTS)
def test_the_effect_of_a_cue(text: str, effect: Effect) -> None:
    """A verb of speech may tell how its words are meant."""
    _, [one] = attributions(text)

    assert effect_of(one) is effect
