"""Persons hold offices: title, of what, former; an office word nearby is not enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Article
from kg.read.coreference.cast import read_cast
from kg.read.coreference.positions import read_positions
from kg.read.entities.office_words import office
from tests.frozen import table
from tests.frozen import tree as parsed

CASES = table(Path(__file__).with_name("cases.tsv"))
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


def test_no_case_was_lost() -> None:
    """Tables that lost rows must not pass."""
    assert len(CASES) == 50
    assert sum(row["trap"] == "yes" for row in CASES) == 18
    assert (len(WORDS), len(NO_OFFICES)) == (15, 12)


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["id"])
def test_positions(row: dict[str, str]) -> None:
    """The offices of a sentence are those that a reader finds, with their evidence."""
    tree = parsed(row["text"])
    cast = read_cast(tree, Article("a", row["text"]))
    positions = read_positions(cast)
    wanted = [part.split("|") for part in row["expected"].split(";") if part]
    found = [
        [
            cast.entity(p.person).name,
            p.title,
            cast.entity(p.of).name if p.of else "",
            "f" if p.former else "",
        ]
        for p in positions
    ]
    for one, two in zip(found, wanted, strict=False):
        one[2] = "*" if two[2] == "*" else one[2]

    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize(("word", "title", "of", "female", "former"), WORDS)
def test_office_words(
    word: str,
    title: str,
    of: str | None,
    female: bool | None,
    former: bool,
) -> None:
    """An office word gives title, owner, gender and whether it is a former one."""
    what = office(word)

    assert what is not None
    assert (what.title, what.of, what.female, what.former) == (title, of, female, former)


@pytest.mark.parametrize("word", NO_OFFICES)
def test_words_that_are_no_office(word: str) -> None:
    """Words that only resemble an office are none."""
    assert office(word) is None
