"""Names: one key for all spellings."""

from __future__ import annotations

import pytest

from kg.link.names import fold, nominatives, person_tokens, similarity, skeletons, sound, stem

FOLDED = [
    ("L’Aquila", "laquila"),
    ("Ban Ki-moon", "ban ki moon"),
    ("Boris Tadić", "boris tadic"),
    ("Weißes Haus", "weisses haus"),
    ("U.S.A.", "usa"),
    ("Washington, D.C.", "washington d c"),
    ("Lech Kaczyński", "lech kaczynski"),
    ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
    ("  NATO ", "nato"),
]
PERSONS = [
    ("Dr. Maria Ohm", ("maria", "ohm")),
    ("Herr Ohm", ("ohm",)),
    ("Ohm, Maria", ("maria", "ohm")),
    ("Antony J. Blinken", ("antony", "j", "blinken")),
]
SAME = [
    ("lawrow", "lavrov"),
    ("selenskyj", "zelensky"),
    ("jelzin", "yeltsin"),
    ("dschaschi", "jashi"),
    ("schewardnadse", "shevardnadze"),
    ("tschernomyrdin", "chernomyrdin"),
    ("mahmud", "mahmoud"),
]
OTHERS = [("sidaty", "soueidatt"), ("liang", "long"), ("deng", "duang"), ("weber", "wagner")]


def test_the_tables_are_whole() -> None:
    assert (len(FOLDED), len(PERSONS), len(SAME), len(OTHERS)) == (9, 4, 7, 4)


@pytest.mark.parametrize(("name", "key"), FOLDED)
def test_folds_case_accents_and_marks(name: str, key: str) -> None:
    assert fold(name) == key


@pytest.mark.parametrize(("name", "tokens"), PERSONS)
def test_takes_titles_off(name: str, tokens: tuple[str, ...]) -> None:
    assert person_tokens(name) == tokens


@pytest.mark.parametrize(("german", "english"), SAME)
def test_transcriptions_meet(german: str, english: str) -> None:
    assert set(skeletons(german)) & set(skeletons(english))
    assert similarity(sound(german), sound(english)) >= 0.75


@pytest.mark.parametrize(("one", "two"), OTHERS)
def test_other_names_do_not_sound_alike(one: str, two: str) -> None:
    assert similarity(sound(one), sound(two)) < 0.75


def test_declension() -> None:
    assert "putin" in nominatives("putins")
    assert stem("vereinten nationen") == stem("vereinte nationen")
