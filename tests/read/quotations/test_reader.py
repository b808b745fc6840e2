"""All utterances of a text: messengers give way, words in quotation marks report nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.frozen import table
from tests.read.quotations.told import attributions, told

ROWS = table(Path(__file__).with_name("readings.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_reading(row: dict[str, str]) -> None:
    """The utterances of a text by entry and speaker."""
    assert told(row["text"]) == row["found"]


def test_an_utterance_knows_its_quotations() -> None:
    """Those that the words said stand in."""
    text = "„Der Hafen bleibt zu“, sagte Ministerin Signe Vogt auf dem Flughafen zu Journalisten."
    _, [one] = attributions(text)

    [quotation] = one.quotations
    assert text[quotation.begin : quotation.end] == "„Der Hafen bleibt zu“"
