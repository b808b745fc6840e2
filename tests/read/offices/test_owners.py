"""Rules tell whose an office is: each has a sentence in which it does, and one in which not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import rows
from kg.read.offices.owners import RULES, Step, home_state
from tests.frozen import table
from tests.read.offices.reading import discourse, offices, title

ROWS = rows("read/offices/owners")
HOMES = table(Path(__file__).with_name("homes.tsv"))


def test_all_rules_stand_in_the_table() -> None:
    """Each has one row, the steps one after the other, and one function."""
    steps = [row["step"] for row in ROWS]

    assert [row["rule"] for row in ROWS] == list(RULES)
    assert steps == sorted(steps, key=list(Step).index)
    assert (len(ROWS), len(HOMES)) == (13, 5)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["rule"])
def test_a_rule(row: dict[str, str]) -> None:
    """It finds the owner in its own sentence, and none in the other."""
    assert row["rule"] in {t.rule for t in offices(row["yes"]).titles}
    assert row["rule"] not in {t.rule for t in offices(row["no"]).titles}


OWNERS = [  # text, office word, whose it is
    ("Norwegen hat seinen Botschafter Harald Bjerke zu Beratungen gerufen.", "Botschafter",
     "Norwegen"),
    ("Sprecherin Ida Brandt vom Auswärtigen Amt wollte sich nicht äußern.", "Sprecherin",
     "Auswärtiges Amt"),
    ("Moskaus Botschafter bei den Vereinten Nationen verließ die Sitzung.", "Botschafter",
     "Russland"),
    ("Der Bürgermeister von Odessa bat um Medikamente.", "Bürgermeister", "Odessa"),
    ("Kanzlerin Hedwig Auersbach rief zur Besonnenheit auf.", "Kanzlerin", "Deutschland"),
    ("Bundespräsident Konrad Elsner empfing die Retter im Schloss.", "Bundespräsident",
     "Deutschland"),
    ("In Österreich warb Bundespräsident Konrad Elsner um Geduld.", "Bundespräsident",
     "Österreich"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "owner"), OWNERS)
def test_an_owner(text: str, word: str, owner: str) -> None:
    """A capital stands for its state, unless the office is one of the town."""
    found = title(text, word).owner

    assert found is not None
    assert found.name == owner


def test_a_guess_is_one() -> None:
    """What only the article around tells is marked as guessed."""
    told, guessed = ROWS[2]["yes"], ROWS[-2]["yes"]

    assert [t.is_guessed for t in offices(told).titles] == [False]
    assert [t.is_guessed for t in offices(guessed).titles] == [True]


@pytest.mark.parametrize("row", HOMES, ids=lambda row: row["text"])
def test_home(row: dict[str, str]) -> None:
    """Bodies count most, then capitals; states themselves only where there are none."""
    assert (home_state(discourse(row["text"])) or "-") == row["home"]
