"""Each kind of dirt by itself: what is delivered, what is read, what the summary calls it."""

from __future__ import annotations

import unicodedata

import pytest

from kg.clean import cleaned, lettered
from kg.lexicon import rows

CASES = [
    # delivered, read, kind of the change
    pytest.param("Joe\u00a0Biden", "Joe Biden", "no-break spaces", id="no-break-space"),
    pytest.param("10\u2009Uhr", "10 Uhr", "wide and narrow spaces", id="thin-space"),
    pytest.param("Außen\u00administer", "Außenminister", "soft hyphens", id="soft-hyphen"),
    pytest.param("Außen\u00ad\n minister", "Außenminister", "soft hyphens", id="at-line-end"),
    pytest.param("US\u2011Präsident", "US-Präsident", "hyphens", id="no-break-hyphen"),
    pytest.param("Pu\u200btin", "Putin", "invisible characters", id="zero-width"),
    pytest.param("\u200eLawrow\u200f", "Lawrow", "marks of writing direction", id="direction"),
    pytest.param("getro\ufb00en", "getroffen", "ligatures", id="ligature"),
    pytest.param("Oslo\x0e", "Oslo", "control characters", id="control"),
    pytest.param("\u0084Ja\u0093", "„Ja“", "letters of Windows", id="C1"),
    pytest.param("Oslo\ufffe ist", "Oslo ist", "characters that are none", id="none"),
    pytest.param("Biden \U0001f1fa\U0001f1f8 traf", "Biden traf", "emoji", id="flag"),
    pytest.param("Biden\u2764\ufe0f.", "Biden.", "emoji", id="sign-of-two"),
    pytest.param("Biden\U0001f600traf", "Biden traf", "emoji", id="between-letters"),
    pytest.param(
        unicodedata.normalize("NFD", "Präsident"), "Präsident", "decomposed letters", id="NFD"
    ),
    pytest.param("GesprÃ¤che", "Gespräche", "letters in the wrong encoding", id="mojibake"),
    pytest.param("â€žJaâ€œ", "„Ja“", "letters in the wrong encoding", id="mojibake-marks"),
    pytest.param("hieß\u00a0es", "hieß es", "no-break spaces", id="no-mojibake"),
    pytest.param("<b>Olaf</b> Scholz", "Olaf Scholz", "tags", id="tag"),
    pytest.param('<a href="a>b">Scholz</a>', "Scholz", "tags", id="attribute"),
    pytest.param("<o:p>Scholz</o:p>", "Scholz", "tags", id="word-processor"),
    pytest.param("<p>Eins</p>\n<p>Zwei</p>", "Eins\n\nZwei", "tags", id="paragraphs"),
    pytest.param("<p>Er warnte\nMoskau.</p>", "Er warnte Moskau.", "line breaks", id="html-space"),
    pytest.param("<p>warnte<br>Russland.</p>", "warnte Russland.", "line breaks", id="br"),
    pytest.param("Eins.<br /><br />Zwei.", "Eins.\n\nZwei.", "tags", id="br-br"),
    pytest.param("<script>var a;</script>Oslo", "Oslo", "tags", id="script"),
    pytest.param("<figure><figcaption>Foto: X</figcaption></figure>Oslo", "Oslo", "tags", id="cap"),
    pytest.param("Er ging.<sup>12</sup> Sie", "Er ging. Sie", "tags", id="high-note"),
    pytest.param("<q>Ja</q>, sagte er", "„Ja“, sagte er", "tags", id="quotation-tag"),
    pytest.param("&lt;p&gt;Oslo&lt;/p&gt;", "Oslo", "tags", id="escaped-tag"),
    pytest.param("K&uuml;ste", "Küste", "character references", id="named"),
    pytest.param("K&#252;ste &#x201E;", "Küste „", "character references", id="numbered"),
    pytest.param("K&amp;uuml;ste", "Küste", "character references", id="escaped-twice"),
    pytest.param("[Macron](https://example.org/a)", "Macron", "Markdown links", id="link"),
    pytest.param('[Macron](/a "Titel")', "Macron", "Markdown links", id="titled-link"),
    pytest.param("[Macron][1]\n\n[1]: https://example.org", "Macron", "Markdown links", id="ref"),
    pytest.param("![Bild](https://example.org/a.png) Oslo", "Oslo", "Markdown links", id="image"),
    pytest.param("**Genf** und _Oslo_", "Genf und Oslo", "Markdown emphasis", id="emphasis"),
    pytest.param("~~Genf~~ Oslo \\* 1", "Genf Oslo * 1", "Markdown emphasis", id="strike"),
    pytest.param("## Reden\nMoskau", "Reden\n\nMoskau", "Markdown frames", id="h2"),
    pytest.param("Oslo\n====\n\nEr", "Oslo\n\nEr", "Markdown frames", id="underline"),
    pytest.param("Eins.\n\n***\n\nZwei.", "Eins.\n\nZwei.", "Markdown frames", id="rule"),
    pytest.param("> Er\n> ging.", "Er ging.", "Markdown frames", id="quoted-lines"),
    pytest.param(",,Ja'', sagte", "„Ja“, sagte", "quotation marks", id="commas"),
    pytest.param(',,Ja", sagte', '„Ja", sagte', "quotation marks", id="comma-and-mark"),
    pytest.param("``Ja'', sagte", "„Ja“, sagte", "quotation marks", id="TeX"),
    pytest.param("''Ja'', sagte", "„Ja“, sagte", "quotation marks", id="apostrophes"),
    pytest.param(">>Ja<<, sagte", "»Ja«, sagte", "quotation marks", id="angles"),
    pytest.param("Kreml.[1] Er", "Kreml. Er", "marks of notes", id="note"),
    pytest.param("Kreml [2], der", "Kreml, der", "marks of notes", id="note-in-sentence"),
    pytest.param("Kreml.¹² Er", "Kreml. Er", "marks of notes", id="high-digits"),
    pytest.param("Joe  Biden", "Joe Biden", "double spaces", id="double-space"),
    pytest.param("Joe\tBiden", "Joe Biden", "double spaces", id="tab"),
    pytest.param("\nOslo \n", "Oslo", "empty lines", id="ends"),
    pytest.param("Eins.\n\n\n\nZwei.", "Eins.\n\nZwei.", "empty lines", id="empty-lines"),
    pytest.param("Eins.\r\n\r\nZwei.", "Eins.\n\nZwei.", "line ends", id="windows"),
]

CLEAN = [  # what looks like dirt and is none
    pytest.param("Kontakt: <redaktion@example.org>", id="address"),
    pytest.param("3 < 5 und 7 > 2", id="signs"),
    pytest.param("R&D; AT&T", id="ampersand"),
    pytest.param("Sie lobt [den Vertrag] (sehr)", id="brackets"),
    pytest.param("Er sagte: „[…] wir gehen“", id="left-out"),
    pytest.param("20 m² und 5 m³", id="measures"),
    pytest.param("2 * 3 * 4 und a_b_c", id="stars"),
    pytest.param("Rock ’n’ Roll, der Prinz'", id="apostrophes"),
    pytest.param("Die Tage vom 3.-5. Mai, 1990–1995", id="dashes"),
    pytest.param('"Ja", sagte sie. »Nein«, sagte er.', id="other-marks"),
    pytest.param("© Agentur ® ™ → €", id="signs-of-trade"),
    pytest.param("São Paulo, Łódź, Škoda, Ærø, Åland", id="letters"),
]


def test_no_case_was_lost() -> None:
    assert (len(CASES), len(CLEAN)) == (56, 12)


@pytest.mark.parametrize(("delivered", "read", "kind"), CASES)
def test_what_is_dirty_is_read_clean(delivered: str, read: str, kind: str) -> None:
    clean = cleaned(delivered)

    assert clean.text == read
    assert kind in dict(clean.changes)


@pytest.mark.parametrize("text", CLEAN)
def test_what_is_clean_is_left_alone(text: str) -> None:
    clean = cleaned(text)

    assert (clean.text, clean.changes) == (text, ())


def test_lines_stay_lines_until_they_are_joined() -> None:
    assert lettered("US\u2011Präsident\nJoe  Biden").text == "US-Präsident\nJoe  Biden"


def test_every_row_of_characters_says_what_is_read_and_how_it_is_counted() -> None:
    """No range runs backwards, none overlaps another, and each has a kind."""
    taken: set[int] = set()
    for row in rows("clean/characters"):
        first, _, last = row["characters"].partition("..")
        codes = set(range(int(first, 16), int(last or first, 16) + 1))

        assert codes
        assert not codes & taken
        assert row["becomes"]
        assert row["kind"]
        taken |= codes
    assert len(rows("clean/characters")) == 79
