"""Last or next Friday, decided on sentences as the bundled pipeline parses them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import pytest

from kg.errors import KgError
from kg.lang import load_pipeline
from kg.lang.times import find_times

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.neural

DATE = dt.date(2021, 12, 2)  # a Thursday
CASES = [
    ("Der Präsident traf die Kanzlerin am Freitag in Genf.", "2021-11-26"),
    ("Der Präsident wird die Kanzlerin am Freitag in Genf treffen.", "2021-12-03"),
    ("Der Präsident hat die Kanzlerin am Freitag in Genf getroffen.", "2021-11-26"),
    ("Der Minister, der am Freitag eintraf, wird die Lage erörtern.", "2021-11-26"),
    ("Der Minister kündigte an, dass er am Freitag nach Genf reisen werde.", "2021-12-03"),
    ("Am Freitag kommt der Außenminister nach Berlin.", "2021-12-03"),
]


@cache
def _pipeline() -> Language:
    try:
        return load_pipeline()
    except KgError as error:
        pytest.skip(f"the bundled pipeline cannot be loaded: {error}")


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(CASES) == 6


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_tense_chooses_the_friday(text: str, expected: str) -> None:
    """The tense of the clause that the weekday stands in decides."""
    assert [t.value for t in find_times(_pipeline()(text), DATE)] == [expected]
