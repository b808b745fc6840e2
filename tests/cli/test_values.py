"""An option that may be given several times is heard each time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

PARAMETERS = [  # arguments of a query, ids of the articles in its answer
    (["--param", "document=1"], {"1"}),
    (["--param", "document=1", "--param", "document=2"], {"1", "2"}),
    (["--param", "actor=Anna Vogt", "--param", "actor=Karl Meer"], None),
    (["--param", "actor=Anna Vogt", "--param", "actor=Erik Lund"], {"1", "2", "3"}),
    (["--param", "status=Occurred", "--param", "from=02.12.2021"], {"2", "3"}),
    (["--param", "status=Planned"], set()),
    (["--param", "from=2021-12-02", "--param", "from=2021-12-03"], None),
]


@pytest.fixture
def built(kg: Run, tmp_path: Path) -> Run:
    """A store with three articles, and a way to run commands on it."""
    lines = [
        {"id": str(n), "date": f"2021-12-0{n}", "text": "Anna Vogt traf Erik Lund am See."}
        for n in (1, 2, 3)
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    assert kg("build", file).code == 0
    return kg


def test_no_case_was_lost() -> None:
    assert len(PARAMETERS) == 7


@pytest.mark.parametrize(("arguments", "articles"), PARAMETERS)
def test_a_parameter_that_is_repeated_asks_for_either_or_is_refused(
    arguments: list[str], articles: set[str] | None, built: Run
) -> None:
    ended = built("query", "meetings", "--format", "json", *arguments)

    if articles is None:
        assert ended.code in (1, 2)
        assert ended.err.startswith("error: ")
    else:
        rows = json.loads(ended.out)["results"]["bindings"]
        assert {row["document"]["value"] for row in rows} == articles
        assert len(rows) == 2 * len(articles)
