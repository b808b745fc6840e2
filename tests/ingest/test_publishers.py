"""Pages that the reader was not made on: each kind of fault, page by page."""

from __future__ import annotations

import pytest

from tests.ingest.scoring import HERE, KINDS, expectations, faults

FOLDER = "publishers"
EXPECTED = expectations(FOLDER)
KNOWN = {  # page: kinds of faults that it is known to have, and why
    "taz.html": ("clean only", "a call for money in a box of a name of its own"),
    "tagesspiegel.html": ("clean only", "classes that tell nothing: day, heading of a box"),
    "handelsblatt.html": ("clean only", "custom elements: a teaser, and 'Mehr:' before a link"),
    "focus.html": ("kept", "the bare last sentence behind the line of a video"),
    "derstandard.html": ("clean", "author and day in brackets behind the last sentence"),
    "orf.html": ("date", "the day stands in an element for print only"),
    "kurier.html": ("kept", "a subheading that is a div like the paragraphs"),
    "berliner-zeitung.php": ("clean only", "an address for letters as the last paragraph"),
    "merkur.html": ("clean only", "a newsletter told of in a paragraph of the article"),
    "swissinfo.html": ("clean only", "how the article was translated, as its last paragraph"),
    "liveblog.html": (" ".join(KINDS), "headings of days that give the year are dropped"),
}


def _cases() -> list[object]:
    cases: list[object] = []
    for name in EXPECTED:
        known, why = KNOWN.get(name, ("", ""))
        for kind in KINDS:
            marks = [pytest.mark.xfail(reason=why)] if kind in known.split() else []
            cases.append(pytest.param(name, kind, id=f"{name}-{kind}", marks=marks))
    return cases


def test_no_page_was_lost() -> None:
    assert len(EXPECTED) == 29
    beside = {"expected.json", "README.md"}
    assert {path.name for path in (HERE / FOLDER).iterdir()} == {*EXPECTED, *beside}
    assert set(KNOWN) <= set(EXPECTED)


@pytest.mark.parametrize(("name", "kind"), _cases())
def test_page_has_no_fault(name: str, kind: str) -> None:
    assert faults(FOLDER, name, EXPECTED[name]).get(kind) is None


def test_each_kind_of_fault_is_seen() -> None:
    """The measure itself: wrong expectations of a page that is read rightly are faults."""
    right = EXPECTED["welt.html"]
    wrong = {
        **right,
        "title": "Ein anderer Titel",
        "kicker": None,
        "date": "2000-01-01",
        "source": "Ein anderes Blatt",
        "lead": "Ein anderer Vorspann.",
        "paragraphs": [right["paragraphs"][1], right["paragraphs"][0]],
        "not": [right["paragraphs"][0][:20]],
    }

    assert faults(FOLDER, "welt.html", right) == {}
    assert {*faults(FOLDER, "welt.html", wrong), "read", "apart"} == set(KINDS)
