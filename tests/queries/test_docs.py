"""The page about queries tells of each one, and what it tells is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.store import BundledQuery, QuadStore, bundled_queries
from kg.store.catalogue import TYPES
from tests.store.readings import RICH

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")


def test_the_page_tells_of_every_query_and_no_other() -> None:
    """Each has a heading."""
    assert sorted(re.findall(r"^### `([\w-]+)`$", PAGE, re.MULTILINE)) == [
        query.name for query in bundled_queries()
    ]


@pytest.mark.parametrize("query", bundled_queries(), ids=lambda q: q.name)
def test_the_page_tells_parameters_and_columns(query: BundledQuery) -> None:
    """As the head of the query has them."""
    part = PAGE.partition(f"### `{query.name}`\n")[2].partition("\n##")[0]

    parameters = re.findall(r"^\| `(\w+)` \| (\w+) \|", part, re.MULTILINE)
    columns = re.findall(r"`(\w+)`", part.partition("Columns: ")[2])

    assert parameters == [(p.name, p.type) for p in query.parameters]
    assert columns == [c.name for c in query.columns]
    assert query.summary[1:] in part


def test_the_page_tells_of_every_type_of_parameter() -> None:
    """None is left out."""
    assert all(f"`{type_}`" in PAGE for type_ in TYPES)


def test_the_example_of_the_page_runs(tmp_path: Path) -> None:
    """A reader who copies it gets an answer."""
    text = PAGE.partition("```sparql\n")[2].partition("```")[0]
    path = tmp_path / "threats-since.rq"
    path.write_text(text, encoding="utf-8")
    store = QuadStore.open()
    store.put(RICH)

    results = store.query(path, {"since": "2022-05-04", "issuer": "Anna Vogt"})
    assert len(results) == 1
    assert [column.title for column in results.table().columns] == ["article of", "words"]
    assert len(store.query(path, {"since": "2022-05-05"})) == 0
