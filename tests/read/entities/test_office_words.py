"""What an office word says, inflected, compound, former, of a state."""

from __future__ import annotations

import pytest

from kg.read.entities.office_words import office, same_office

TITLES = [  # word, title, base, female
    ("Außenministerin", "Außenministerin", "Minister", True),
    ("Vizeaußenministers", "Vizeaußenminister", "Minister", False),
    ("Bischöfe", "Bischof", "Bischof", False),
    ("Direktoren", "Direktor", "Direktor", False),
    ("Gesandte", "Gesandte", "Gesandter", None),
    ("Gesandten", "Gesandter", "Gesandter", None),
    ("Präsidenten", "Präsident", "Präsident", False),
    ("Generäle", "General", "General", False),
    ("Botschafterinnen", "Botschafterin", "Botschafter", True),
    ("Kollegen", "Kollege", "Kollege", False),
    ("Parteichef", "Parteichef", "Chef", False),
]
WHOSE = [  # word, title, of, as the compound has it, unknown first part, former
    ("US-Präsident", "Präsident", "USA", "US", None, False),
    ("Ex-US-Außenministerin", "Außenministerin", "USA", "US", None, True),
    ("EU-Kommissar", "Kommissar", "Europäische Union", "EU", None, False),
    ("Kremlsprecher", "Sprecher", "Kreml", "Kreml", None, False),
    ("Bundeskanzlerin", "Bundeskanzlerin", None, None, None, False),
    ("Altbundespräsident", "Bundespräsident", None, None, None, True),
    ("Altkanzler", "Kanzler", None, None, None, True),
    ("ex-Minister", "Minister", None, None, None, True),
    ("Rotkamp-Chef", "Chef", None, None, "Rotkamp", False),
    ("Ko-Vorsitzende", "Ko-Vorsitzende", None, None, None, False),
    ("US-Vize-Außenminister", "Vize-Außenminister", "USA", "US", None, False),
]
NO_OFFICES = [
    "Konferenz",
    "Vertretung",
    "Abchef",
    "Märchenprinz",
    "Handwerkskollege",
    "minister",
    "Haus",
    "Verbeamter",
    "Ministerium",
    "Botschaft",
    "Kanzleramt",
    "Begleiter",
    "Chefetage",
    "Präsidium",
    "Generation",
    "Kommission",
    "Sprache",
]
FORMS = [  # word, title, key of state or body, woman (None: the form does not tell), former
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
NUMBERS = [  # word, singular, plural
    ("Minister", True, True),
    ("Ministerin", True, False),
    ("Ministerinnen", False, True),
    ("Botschaftern", True, True),
    ("König", True, False),
    ("Könige", False, True),
]
SAME = [  # two titles, whether the shorter can take up the longer
    ("Minister", "Außenminister", True),
    ("Außenminister", "Minister", True),
    ("Ministerin", "Außenminister", False),
    ("Chef", "Minister", False),
]


@pytest.mark.parametrize(("word", "title", "base", "female"), TITLES)
def test_an_office_word(word: str, title: str, base: str, female: bool | None) -> None:
    found = office(word)

    assert (found and (found.title, found.base, found.female)) == (title, base, female)


@pytest.mark.parametrize(("word", "title", "of", "label", "prefix", "former"), WHOSE)
def test_whose_an_office_is(
    word: str, title: str, of: str | None, label: str | None, prefix: str | None, former: bool
) -> None:
    """A compound names the state or body, and whether the office is held no more."""
    found = office(word)

    assert found is not None
    assert (found.title, found.of, found.of_label) == (title, of, label)
    assert (found.prefix, found.former) == (prefix, former)


@pytest.mark.parametrize(("word", "title", "of", "female", "former"), FORMS)
def test_office_words(
    word: str, title: str, of: str | None, female: bool | None, former: bool
) -> None:
    """An office word gives title, owner, gender and whether it is a former one."""
    what = office(word)

    assert what is not None
    assert (what.title, what.of, what.female, what.former) == (title, of, female, former)


@pytest.mark.parametrize("word", NO_OFFICES)
def test_lookalikes_are_no_offices(word: str) -> None:
    assert office(word) is None


@pytest.mark.parametrize(("word", "singular", "plural"), NUMBERS)
def test_the_numbers_that_a_form_can_be(word: str, singular: bool, plural: bool) -> None:
    found = office(word)

    assert (found and (found.singular, found.plural)) == (singular, plural)


def test_a_chief_holds_an_office_where_others_only_work() -> None:
    """Example: a Redakteur does not, a Chefredakteur does."""
    posts = [found.post for found in map(office, ("Redakteur", "Chefredakteur")) if found]

    assert posts == [False, True]


@pytest.mark.parametrize(("one", "two", "expected"), SAME)
def test_a_short_title_takes_up_a_longer_one(one: str, two: str, expected: bool) -> None:
    assert same_office(one, two) is expected
