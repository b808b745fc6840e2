"""Pages that the reader was not made on: each kind of fault, page by page."""

from __future__ import annotations

import pytest

from tests.ingest.scoring import HERE, KINDS, expectations, faults

FOLDER = "publishers"
EXPECTED = expectations(FOLDER)
CASES = [pytest.param(name, kind, id=f"{name}-{kind}") for name in EXPECTED for kind in KINDS]


def test_no_page_was_lost() -> None:
    assert len(EXPECTED) == 29
    beside = {"expected.json", "README.md"}
    assert {path.name for path in (HERE / FOLDER).iterdir()} == {*EXPECTED, *beside}


@pytest.mark.parametrize(("name", "kind"), CASES)
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
