"""A reader's scores on gold folders."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import kg
from kg.errors import InputError
from kg.evaluation import below
from tests.readers import BREAKS, StubReader

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building import Outcome

TEXT = "Anna Vogt und Erik Lund trafen sich in der Stadt."


def _gold(folder: Path, *ids: str, text: str = TEXT) -> Path:
    """Write a folder of articles in which two people met, which the stub finds."""
    folder.mkdir()
    people = [("e1", "Anna Vogt"), ("e2", "Erik Lund")]
    annotation: dict[str, Any] = {
        "entities": [{"id": i, "type": "Person", "name": n, "mentions": [n]} for i, n in people],
        "positions": [],
        "meetings": [
            {
                "kind": "call",
                "status": "occurred",
                "participants": ["e1", "e2"],
                "place": None,
                "date": None,
                "evidence": TEXT,
            }
        ],
        "warnings": [],
        "statements": [],
    }
    lines = [json.dumps({"id": i, "text": text}) for i in (*ids, "without annotation")]
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    for i in ids:
        (folder / f"{i}.json").write_text(json.dumps(annotation), "utf-8")
    return folder


def test_a_folder_is_read_asked_and_scored(tmp_path: Path) -> None:
    """Articles without an annotation are not read."""
    seen: list[Outcome] = []
    found = kg.evaluate(_gold(tmp_path / "a", "1", "2"), StubReader(), each=seen.append)

    assert [str(outcome) for outcome in seen] == ["stored: 1", "stored: 2"]
    assert found.figures()["meetings"] == {"P": 1, "R": 1, "F1": 1, "tp": 2, "fp": 0, "fn": 0}
    assert found.figures()["accuracy: meeting kind"] == {"acc": 0.0, "n": 2}
    assert found.by("kind").rows == (
        ("meetings", "bilateral", 1.0, 2, None, None),
        ("meetings", "call", None, None, 1.0, 2),
    )
    assert len(found.answers["meetings"]) == 4
    lines = str(found).splitlines()
    assert lines[0].split() == ["what", "P", "R", "F1", "tp", "fp", "fn", "acc", "n"]
    assert "meetings" in found._repr_html_()


def test_several_folders_are_counted_together(tmp_path: Path) -> None:
    """An article of the same id in two folders is two articles."""
    folders = [_gold(tmp_path / "a", "1"), _gold(tmp_path / "b", "1", "2", text=f"{TEXT} {BREAKS}")]
    found = kg.evaluate(folders, StubReader(), workers=1)

    assert found.scores.articles == 3
    assert (found.tally.stored, found.tally.failed) == (1, 2)
    assert found.figures()["meetings"]["R"] == 0.333
    assert len(found.misses) == 6
    assert below(found.scores, {"meetings": {"R": 0.3, "F1": 0.9}, "dates": {"acc": 0.1}}) == [
        "below its floor: meetings F1 is 0.5, not 0.9",
        "below its floor: dates acc is None, not 0.1",
    ]


def test_one_article_may_be_chosen(tmp_path: Path) -> None:
    folder = _gold(tmp_path / "a", "1", "2")

    assert kg.evaluate(folder, StubReader(), article="2").scores.articles == 1
    with pytest.raises(InputError, match="no annotation of article '3'"):
        kg.evaluate(folder, StubReader(), article="3")
