"""Which line breaks are ends of lines, and which stand inside a paragraph."""

from __future__ import annotations

import pytest

from kg.clean import cleaned

JOINED = [  # lines of one paragraph
    pytest.param("Sie traf den Präsidenten\nund seinen Minister.", id="small-letter"),
    pytest.param("Sie traf den\nPräsidenten in Genf.", id="article-before"),
    pytest.param("Sie traf Lund,\nLindqvist und Vogt.", id="comma"),
    pytest.param("Das Treffen ist am 20.\nJanuar in Genf.", id="ordinal"),
    pytest.param("Er ging. Sie drohte\nRussland mit Sanktionen.", id="sentence-inside"),
    pytest.param("Präsident Joe\nBiden hat am Dienstag\ndrei Minister\ngetroffen.", id="no-width"),
]
APART = [  # lines that are paragraphs
    pytest.param("Vogt trifft Lund\nDie Ministerin reiste nach Genf.", id="heading-article"),
    pytest.param("Reaktionen aus Genf\nMinisterin Vogt lobte ihn.", id="heading-noun"),
    pytest.param("Er ging am Morgen.\nSie blieb bis zum Abend.", id="sentences"),
    pytest.param("Die Punkte:\n- Zölle\n- Fischerei", id="items"),
    pytest.param("Die Punkte:\n1. Zölle\n2. Fischerei", id="numbered-items"),
    pytest.param("Vogt in Genf =\nGenf (dpa) - Die Ministerin sprach.", id="wire"),
]
HYPHENS = [  # delivered, read
    pytest.param("der Außen-\nminister", "der Außenminister", id="word"),
    pytest.param("der US-\nPräsident", "der US-Präsident", id="capital"),
    pytest.param("der US-\namerikanische Rat", "der US-amerikanische Rat", id="after-capitals"),
    pytest.param("die deutsch-\nfranzösische Achse", "die deutsch-französische Achse", id="two"),
    pytest.param("die Innen-\nund Außenminister", "die Innen- und Außenminister", id="left-out"),
    pytest.param("sie kam -\nwie er - spät", "sie kam - wie er - spät", id="dash"),
]


def test_no_case_was_lost() -> None:
    assert (len(JOINED), len(APART), len(HYPHENS)) == (6, 6, 6)


@pytest.mark.parametrize("text", JOINED)
def test_lines_of_a_paragraph_are_joined(text: str) -> None:
    assert cleaned(text).text == text.replace("\n", " ")


@pytest.mark.parametrize("text", APART)
def test_lines_that_are_paragraphs_stay_apart(text: str) -> None:
    assert cleaned(text).text == text.replace("\n", "\n\n")


@pytest.mark.parametrize(("delivered", "read"), HYPHENS)
def test_a_hyphen_at_a_line_end_is_weighed(delivered: str, read: str) -> None:
    assert cleaned(delivered).text == read


def test_a_line_that_is_not_full_ends_its_paragraph() -> None:
    """Where a program broke the lines, a short one ends a paragraph or is a heading."""
    text = (
        "Die deutsche Außenministerin Anna Vogt hat am Mittwoch\n"
        "in der norwegischen Hauptstadt Oslo ihren Kollegen Lund\n"
        "getroffen.\n"
        "Reaktionen aus Oslo\n"
        "Minister Lund sprach am Abend von einem Anfang, der aber\n"
        "nicht genüge."
    )

    first, heading, last = cleaned(text).text.split("\n\n")

    assert first.startswith("Die deutsche Außenministerin Anna Vogt hat am Mittwoch in der")
    assert first.endswith("Hauptstadt Oslo ihren Kollegen Lund getroffen.")
    assert heading == "Reaktionen aus Oslo"
    assert last == "Minister Lund sprach am Abend von einem Anfang, der aber nicht genüge."


def test_furniture_is_never_joined() -> None:
    text = "Sie traf ihn in\nTeilen\nOslo"

    assert cleaned(text, [(16, 22)]).text == "Sie traf ihn in\n\nTeilen\n\nOslo"


def test_an_empty_line_inside_a_sentence_is_a_page_break() -> None:
    text = "Vogt in Genf\n\nSie hat am Mittwoch ihren\n\nneuen Kollegen aus Oslo dort getroffen."

    assert cleaned(text).text == text.replace("ihren\n\n", "ihren ")


def test_breaks_after_each_sentence_are_paragraphs() -> None:
    text = "Er ging.<br>Sie kam.<br>Es war Mai.<br>Alle gingen."

    assert cleaned(text).text == "Er ging.\n\nSie kam.\n\nEs war Mai.\n\nAlle gingen."
