"""A text whose marks are brackets in a file, colours on a terminal, and <mark> in a notebook."""

from __future__ import annotations

import re

import pytest

from kg.presentation import Heading, Mark, MarkedText, Note, Page

TEXT = "Anna Vogt & <Erik> Lund"


def _mark(words: str, kind: str, note: str = "") -> Mark:
    begin = TEXT.index(words)
    return Mark(begin, begin + len(words), kind, note)


CASES = [  # marks, in a file
    pytest.param([], TEXT, id="none"),
    pytest.param([("Vogt", "Person")], "Anna [Vogt](Person) & <Erik> Lund", id="one"),
    pytest.param(
        [("Vogt", "State"), ("Anna Vogt", "Person")],
        "[Anna [Vogt](State)](Person) & <Erik> Lund",
        id="one-in-another",
    ),
    pytest.param(
        [("Anna Vogt", "Person"), ("Vogt & <Erik>", "Place")],
        "[Anna Vogt](Person) & <Erik> Lund",
        id="crossing",
    ),
    pytest.param(
        [("Anna", "Person"), (" Vogt", "Person"), ("Lund", "evidence")],
        "[Anna](Person)[ Vogt](Person) & <Erik> [Lund]",
        id="side-by-side-and-at-the-end",
    ),
    pytest.param(
        [("Anna Vogt", "Person"), ("Anna Vogt", "evidence")],
        "[[Anna Vogt]](Person) & <Erik> Lund",
        id="the-same-stretch",
    ),
]


def test_no_case_was_lost() -> None:
    assert len(CASES) == 6


@pytest.mark.parametrize(("marks", "plain"), CASES)
def test_marks_are_brackets_in_a_file(marks: list[tuple[str, str]], plain: str) -> None:
    marked = MarkedText(TEXT, tuple(_mark(*mark) for mark in marks))

    assert Page((marked,)).to_text() == f"{plain}\n"
    html = Page((marked,)).to_html()
    assert html.count("<mark") == html.count("</mark>") == plain.count("[")
    assert "&amp; &lt;Erik&gt;" in re.sub(r"</?mark[^>]*>", "", html)


def test_a_mark_outside_the_text_is_left_out() -> None:
    marks = (Mark(-1, 3, "Person"), Mark(5, 99, "Person"), Mark(3, 3, "Person"))

    assert Page((MarkedText(TEXT, marks),)).to_text() == f"{TEXT}\n"


def test_notes_are_escaped() -> None:
    mark = _mark("Vogt", "Person", '"><script>')

    assert 'title="&quot;&gt;&lt;script&gt;"' in Page((MarkedText(TEXT, (mark,)),)).to_html()


def test_colours_and_what_they_mean_stand_on_a_terminal() -> None:
    marked = MarkedText(TEXT, (_mark("Vogt", "Person"), _mark("Lund", "State")), legend=True)
    lines = Page((Heading("Kopf"), Note("Notiz"), marked)).to_text(colour=True).splitlines()

    assert lines == [
        "\x1b[1mKopf\x1b[0m",
        "Notiz",
        "Anna \x1b[1;36mVogt\x1b[0m & <Erik> \x1b[1;32mLund\x1b[0m",
        "",
        "\x1b[1;36mPerson\x1b[0m \x1b[1;32mState\x1b[0m",
    ]


def test_a_terminal_obeys_no_text() -> None:
    """Whatever an article says, offsets included."""
    text = "a\x1b[2Jb\tc Vogt"
    mark = Mark(text.index("Vogt"), len(text), "Person")

    assert Page((MarkedText(text, (mark,)),)).to_text() == "a [2Jb c [Vogt](Person)\n"
    assert "\x1b[2J" not in Page((MarkedText(text, (mark,)), Note(text))).to_text(colour=True)


def test_lines_and_paragraphs_are_kept() -> None:
    text = MarkedText("Titel\n\nEin Absatz, der länger ist.")

    assert Page((text,)).to_text(width=16) == "Titel\n\nEin Absatz, der\nlänger ist.\n"
