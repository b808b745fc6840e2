"""The head of a query says what it is and how it is shown."""

from __future__ import annotations

import pytest

from kg.errors import ResourceError
from kg.store.catalogue import Shown, bundled_query, read_header

HEADS = [  # a line of a head, what it says
    ("#+ show: date", (Shown("date"),)),
    ("#+ show:  a as who, b cut ,c as as of fixed", (
        Shown("a", "who"),
        Shown("b", "", "cut"),
        Shown("c", "as of", "fixed"),
    )),
    ("#+ show: a\n#+ show: b wrap", (Shown("a"), Shown("b", "", "wrap"))),
]  # fmt: skip
BROKEN = ["#+ show: a b", "#+ show: a,", "#+ show: a as", "#+ shown: a", "#+ param: a mood"]


def test_no_case_was_lost() -> None:
    assert (len(HEADS), len(BROKEN)) == (3, 5)


@pytest.mark.parametrize(("line", "shown"), HEADS)
def test_a_head_says_how_an_answer_is_shown(line: str, shown: tuple[Shown, ...]) -> None:
    assert read_header(f"{line}\nSELECT * {{ ?a ?b ?c }}").shown == shown


@pytest.mark.parametrize("line", BROKEN)
def test_a_line_that_is_none_is_named(line: str) -> None:
    with pytest.raises(ResourceError):
        read_header(line)


def test_a_query_tells_all_of_itself() -> None:
    query = bundled_query("offices-at")

    assert query.usage.startswith("date=date (required), person=entity")
    assert str(query).splitlines()[:2] == ["offices-at", query.summary]
    assert "person" in query._repr_html_()
    assert query.key == ()
    assert [one.column for one in query.shown][:2] == ["personName", "title"]
