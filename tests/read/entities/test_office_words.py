"""Office words tell title, owner, gender, and whether the office is held no more."""

from __future__ import annotations

import pytest

from kg.read.entities.office_words import office

WORDS = [  # word, title, key of state or body, woman (None: the form does not tell), former
    ("US-Außenministerin", "Außenministerin", "USA", True, False),
    ("Vizeaußenministers", "Vizeaußenminister", None, False, False),
    ("Ex-Präsidenten", "Präsident", None, False, True),
    ("Ex-US-Präsident", "Präsident", "USA", False, True),
    ("Altkanzler", "Kanzler", None, False, True),
    ("Altbundeskanzler", "Bundeskanzler", None, False, True),
    ("NATO-Generalsekretär", "Generalsekretär", "NATO", False, False),
    ("EU-Außenbeauftragten", "Außenbeauftragter", "Europäische Union", None, False),
    ("Sondergesandte", "Sondergesandte", None, None, False),
    ("Bundeskanzlerin", "Bundeskanzlerin", None, True, False),
    ("Präsidentinnen", "Präsidentin", None, True, False),
    ("Erzbischofs", "Erzbischof", None, False, False),
    ("Botschaftern", "Botschafter", None, False, False),
    ("Regierungssprecherin", "Regierungssprecherin", None, True, False),
    ("Vize-Handelsminister", "Vize-Handelsminister", None, False, False),
]
NO_OFFICES = [
    "Ministerium",
    "Botschaft",
    "Konferenz",
    "Kanzleramt",
    "Begleiter",
    "Verbeamter",
    "minister",
    "Chefetage",
    "Präsidium",
    "Generation",
    "Kommission",
    "Sprache",
]


def test_no_row_was_lost() -> None:
    """Tables that lost rows must not pass."""
    assert (len(WORDS), len(NO_OFFICES)) == (15, 12)


@pytest.mark.parametrize(("word", "title", "of", "female", "former"), WORDS)
def test_office_words(
    word: str, title: str, of: str | None, female: bool | None, former: bool
) -> None:
    """An office word gives title, owner, gender and whether it is a former one."""
    what = office(word)

    assert what is not None
    assert (what.title, what.of, what.female, what.former) == (title, of, female, former)


@pytest.mark.parametrize("word", NO_OFFICES)
def test_words_that_are_no_office(word: str) -> None:
    """Words that only resemble an office are none."""
    assert office(word) is None
