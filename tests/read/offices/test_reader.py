"""The steps of the reader: colleagues, genders, offices of persons; a new office is one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import rows
from kg.read.offices.reader import read_offices
from tests.lexicons import taught
from tests.read.offices.reading import discourse, offices, title


def test_a_colleague_shares_the_office() -> None:
    """Who is called a colleague holds the office of the person named before, of his own state."""
    text = (
        "Der serbische Außenminister Milan Radosav und sein kroatischer Amtskollege Ivo Perić "
        "trafen sich."
    )
    found = title(text, "Amtskollege")

    assert (found.label, found.owner_key) == ("Außenminister", "Kroatien")


def test_a_title_tells_gender() -> None:
    """Where the name does not tell whether a person is a man, the title does."""
    text = "Mirjana Petrović trat nach dem Skandal als Ministerin zurück."
    found = offices(text)
    person = found.titles[0].person

    assert person is not None
    assert found.gender(person) == "f"


def test_a_title_is_written_for_its_holder() -> None:
    """Where the form tells no gender, rank and noun follow the person, else the article."""
    text = (
        "Stellvertretende Vorsitzende der Kommission ist Anna Berg. "
        "Der stellvertretende Vorsitzende Li Fei schwieg."
    )

    assert [t.label for t in offices(text).titles] == [
        "stellvertretende Vorsitzende",
        "stellvertretender Vorsitzender",
    ]


def test_offices_of_a_person() -> None:
    """They are listed with their owner's key, told ones first."""
    text = "Der kroatische Außenminister Ivo Perić kam als Erster. Auf dem Podium blieb Außenminister Ivo Perić stumm."  # noqa: E501
    found = offices(text)
    person = found.titles[0].person

    assert person is not None
    assert found.held[person] == (("Außenminister", "Kroatien"),)
    assert found.owners(person) == ("Kroatien",)
    assert found.state_of(person) == "Kroatien"


def test_skipped_words_are_not_read() -> None:
    """An office word in a part that is not read is none."""
    here = discourse("Die Sprecherin der Behörde nannte keine Zahlen.")

    assert [t.word.text for t in read_offices(here).titles] == ["Sprecherin"]
    assert read_offices(here, skipped={1}).titles == ()


def test_reading_twice_gives_the_same() -> None:
    """Reading leaves the discourse as it was."""
    here = discourse("Estlands amtierende Regierungschefin empfing die Gäste.")
    one, two = read_offices(here), read_offices(here)

    assert [(t.label, t.owner_key) for t in one.titles] == [("Regierungschefin", "Estland")]
    assert [(t.label, t.owner_key) for t in two.titles] == [("Regierungschefin", "Estland")]


NEW = "Landvogt Urs Zellweger begrüßte die Gäste."


def test_a_new_office_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line in a user's folder adds an office; nothing else knows of it."""
    model = next(row for row in rows("read/entities/offices") if row["title"] == "Statthalter")
    line = "\t".join((model | {"title": "Landvogt"}).values())

    assert _titles() == []
    with taught("read/entities/offices", line, tmp_path, monkeypatch):
        assert _titles() == ["Landvogt before name Urs Zellweger"]
    assert _titles() == []


def _titles() -> list[str]:
    held = (title for title in offices(NEW).titles if title.person is not None)
    return [f"{t.label} {t.construction} {t.person.name}" for t in held if t.person is not None]
