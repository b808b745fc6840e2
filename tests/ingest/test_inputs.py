"""What may be given: one path or several, articles, texts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.errors import InputError, NotGerman
from kg.ingest import InputFailure, Inputs, Notice, count_sources, read_sources, read_text
from kg.model import Article

ARTICLE = Article("x", "Er ging.")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text and two lines."""
    (tmp_path / "a.txt").write_text("Er ging.", "utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "Sie kam."}\n' * 2, "utf-8")
    return tmp_path


def _ids(inputs: Inputs) -> list[str]:
    return [one.id if isinstance(one, Article) else str(one) for one in read_sources(inputs)]


def test_a_string_is_one_path_and_no_list_of_letters(folder: Path) -> None:
    for path in (str(folder), folder, [str(folder)], (folder,)):
        assert _ids(path) == ["a", "b-1", "b-2"]
        assert count_sources(path) == 3


def test_articles_are_passed_on_beside_paths(folder: Path) -> None:
    failure, notice = InputFailure(InputError("empty", hint="look")), Notice("1 file skipped")

    assert _ids(ARTICLE) == ["x"]
    assert _ids([ARTICLE, folder / "a.txt", failure, notice]) == [
        "x",
        "a",
        "not taken in: empty (look)",
        "note: 1 file skipped",
    ]
    assert _ids(read_sources(folder)) == ["a", "b-1", "b-2"]
    assert count_sources([ARTICLE, folder]) == 4
    assert count_sources(read_sources(folder)) is None
    assert count_sources([ARTICLE, "-"]) is None


def test_the_same_article_again_is_left_out(folder: Path) -> None:
    """Whichever way it comes."""
    _, second, third = _ids([ARTICLE, ARTICLE, folder / "a.txt"])

    assert second == "note: an article: the same article as an article, left out"
    assert third == "a"


def test_the_date_of_a_run_may_be_words(folder: Path) -> None:
    dates = [
        one.date
        for one in read_sources(folder / "a.txt", date="2.12.2021")
        if isinstance(one, Article)
    ]

    assert dates == [dt.date(2021, 12, 2)]
    with pytest.raises(InputError, match="'bald' is no date"):
        list(read_sources(folder, date="bald"))


def test_a_text_is_an_article() -> None:
    article = read_text("Reise\n\nEr ging.", date=dt.date(2021, 12, 2), id="r")

    assert article == Article(
        "r", "Reise\n\nEr ging.", dt.date(2021, 12, 2), title="Reise", title_span=(0, 5)
    )
    assert read_text("Er ging.").id == read_text("Er ging.", title="Reise").id
    with pytest.raises(NotGerman, match="the text: the text is not in German"):
        read_text("The minister has met her colleague.")
    assert read_text("The minister has met her colleague.", force=True).text.startswith("The")
