"""Tables on a terminal, in a file and in a notebook."""

from __future__ import annotations

import datetime as dt
import sys
from decimal import Decimal

import pytest

from kg.errors import MissingPackage
from kg.presentation import Column, Field, Listing, Table
from kg.presentation.cells import MANY, cell_text
from kg.presentation.markup import ROWS
from kg.values import IRI

COLUMNS = (
    Column("date", "fixed"),
    Column("who"),
    Column("n", "fixed"),
    Column("words", "cut"),
)
TABLE = Table(
    COLUMNS,
    (
        (dt.date(2022, 5, 3), ("Anna Vogt", "Erik Lund"), 3, "Ein kurzer Satz."),
        (None, "Karl-Heinz Meer", Decimal("0.7"), "Ein Satz, der nicht aufhört. " * 6),
    ),
)
AT_60 = """\
date        who             n  words
─────────── ───────────── ──── ─────────────────────────────
2022-05-03  Anna Vogt,      3  Ein kurzer Satz.
            Erik Lund
            Karl-Heinz    0.7  Ein Satz, der nicht aufhört.
            Meer               Ein Satz, der nicht …
"""
AT_44 = """\
date        who      n  words
─────────── ────── ──── ────────────────────
2022-05-03  Anna     3  Ein kurzer Satz.
            Vogt,
            Erik
            Lund
            Karl-  0.7  Ein Satz, der nicht
            Heinz       aufhört. Ein Satz,
            Meer        der nicht aufhört. …
"""
AT_24 = """\
date   2022-05-03
who    Anna Vogt, Erik
       Lund
n      3
words  Ein kurzer Satz.

who    Karl-Heinz Meer
n      0.7
words  Ein Satz, der
       nicht aufhört. …
"""


@pytest.mark.parametrize(("width", "lines"), [(60, AT_60), (44, AT_44), (24, AT_24)])
def test_a_table_fits_the_width(width: int, lines: str) -> None:
    """Names are wrapped, long words cut behind two lines; where it is narrow, a list per row."""
    text = TABLE.to_text(width=width)

    assert text == lines
    assert max(map(len, text.splitlines())) <= width


def test_nothing_is_cut_without_a_width() -> None:
    lines = TABLE.to_text(width=0).splitlines()

    assert len(lines) == 4
    assert lines[3].endswith("Ein Satz, der nicht aufhört." * 1)
    assert len(lines[3]) > 170


def test_the_width_is_that_of_columns_or_100(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert f"{TABLE}\n" == AT_60
    monkeypatch.delenv("COLUMNS")
    assert max(map(len, str(TABLE).splitlines())) == 100


def test_colours_stand_on_a_terminal_only() -> None:
    assert "\x1b[" in TABLE.to_text(width=60, colour=True)
    assert "\x1b[" not in TABLE.to_text(width=60)


CELLS = [  # cell, digits, text
    (None, None, ""),
    (True, None, "yes"),
    (False, None, "no"),
    (dt.date(2022, 5, 3), None, "2022-05-03"),
    (0.25, None, "0.25"),
    (1.0, 3, "1.000"),
    (Decimal("0.90"), None, "0.90"),
    (IRI("urn:x"), None, "urn:x"),
    (("a", None, 2), None, "a, , 2"),
    (tuple(range(MANY + 2)), None, "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, and 2 more"),
    ("zwei\nZeilen \t und\u2028mehr", None, "zwei Zeilen und mehr"),
    ("\x1b[31mrot\x07", None, "[31mrot"),
    ("[bold]fett[/bold] :smile:", None, "[bold]fett[/bold] :smile:"),
]


def test_no_case_was_lost() -> None:
    assert len(CELLS) == 13


@pytest.mark.parametrize(("cell", "digits", "text"), CELLS)
def test_a_cell_is_one_line_that_no_terminal_obeys(
    cell: object, digits: int | None, text: str
) -> None:
    assert cell_text(cell, digits) == text  # type: ignore[arg-type]
    table = Table((Column("x", "fixed", digits),), ((cell,),))  # type: ignore[arg-type]
    assert table.to_text(width=100).splitlines()[2:] == ([text] if text else [""])


def test_wide_characters_are_measured_as_they_are_shown() -> None:
    table = Table((Column("x"), Column("y", "fixed")), (("漢字" * 12, 1), ("b", 2)))

    assert table.to_text(width=30).splitlines()[2:] == [
        "漢字漢字漢字漢字漢字漢字漢   1",
        "字漢字漢字漢字漢字漢字",
        "b                            2",
    ]


def test_every_word_is_escaped_in_a_notebook() -> None:
    table = Table((Column("<b>"),), (("<script>alert('x')</script> & \"q\"",),))

    assert table._repr_html_() == (
        "<div><table><thead><tr><th>&lt;b&gt;</th></tr></thead><tbody><tr>"
        '<td style="text-align: left">&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; '
        "&quot;q&quot;</td></tr></tbody></table></div>"
    )


def test_a_long_table_is_counted_in_a_notebook() -> None:
    table = Table((Column("n"),), tuple((n,) for n in range(ROWS + 5)))

    assert table.to_html().count("<tr>") == ROWS + 1
    assert table.to_html().endswith("<p>and 5 more rows</p></div>")
    assert len(table) == ROWS + 5


def test_a_listing_is_a_tuple_that_is_shown_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    listing = Listing(["eins", "drei"], [Field("word", str.title), Field("length", len)])

    assert listing == ("eins", "drei")
    assert listing.table().rows == (("Eins", 4), ("Drei", 4))
    assert "<th>length</th>" in listing._repr_html_()
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingPackage):
        listing.to_pandas()
