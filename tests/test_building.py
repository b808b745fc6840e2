"""Many articles: the same store by one process or several, and none is lost to a bad one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from kg.building import Build, Outcome, Stored, Unchanged
from kg.errors import InputError, KgError, NotGerman, StoreError
from kg.ingest import InputFailure
from kg.model import Article, Signature
from kg.pipeline import Failure, failure
from kg.store import QuadStore, export
from tests.readers import BREAKS, KILLS, StubReader

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Anna Vogt und Erik Lund trafen sich gestern in der Stadt."


def _articles(count: int, **odd: str) -> list[Article]:
    """Return so many articles; ``odd`` gives some another text: ``a3="…"``."""
    ids = [f"a{number}" for number in range(count)]
    return [Article(i, odd.get(i, f"{TEXT} Teil {i}."), dt.date(2021, 12, 2)) for i in ids]


def _built(
    articles: list[Article], *, workers: int, again: bool = False, store: QuadStore | None = None
) -> tuple[list[Outcome], bytes]:
    store = QuadStore.open(None) if store is None else store  # an empty one is false
    outcomes = list(Build(store, articles, StubReader(), workers=workers, again=again))
    return outcomes, export(store, format="trig")


@pytest.fixture(autouse=True)
def _import_path(monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config) -> None:
    """Worker processes import this folder as ``tests``."""
    monkeypatch.syspath_prepend(str(pytestconfig.rootpath))


def test_the_store_does_not_depend_on_the_number_of_workers() -> None:
    """More articles than are under way at a time, with one that fails among them."""
    articles = _articles(30, a7=f"{TEXT} {BREAKS}")
    one, several = _built(articles, workers=1), _built(articles, workers=2)

    assert one[1] == several[1]
    assert [_id(o) for o in several[0]] == [a.id for a in articles]
    assert [type(o) for o in one[0]] == [type(o) for o in several[0]]
    assert [o.article for o in several[0] if isinstance(o, Failure)] == ["a7"]


def test_a_process_that_dies_costs_only_the_article_that_killed_it() -> None:
    outcomes, _ = _built(_articles(12, a5=f"{TEXT} {KILLS}"), workers=2)

    assert [o for o in outcomes if isinstance(o, Failure)] == [
        Failure("a5", "the process that read it died", "too little memory? try one worker")
    ]
    assert sum(isinstance(o, Stored) for o in outcomes) == 11


def test_unchanged_articles_are_not_read_again() -> None:
    store, articles = QuadStore.open(None), _articles(3)
    _built(articles, workers=1, store=store)
    changed = [*articles[:2], *_articles(3, a2=f"{TEXT} Und nun anders.")[2:]]

    assert [type(o) for o in _built(changed, workers=1, store=store)[0]] == [
        Unchanged,
        Unchanged,
        Stored,
    ]
    assert [type(o) for o in _built(changed, workers=1, store=store, again=True)[0]] == [Stored] * 3


def test_another_reader_reads_everything_again(monkeypatch: pytest.MonkeyPatch) -> None:
    store, articles = QuadStore.open(None), _articles(2)
    _built(articles, workers=1, store=store)
    monkeypatch.setattr("tests.readers.SIGNATURE", Signature("another"))

    assert [type(o) for o in _built(articles, workers=1, store=store)[0]] == [Stored] * 2


def _id(outcome: Outcome) -> str:
    assert isinstance(outcome, (Stored, Unchanged, Failure))
    return outcome.article


def test_a_reading_that_cannot_be_stored_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("the store cannot be written", hint="is the disk full?")

    monkeypatch.setattr(QuadStore, "put", refuse)

    assert _built(_articles(1), workers=1)[0] == [
        Failure("a0", "the store cannot be written", "is the disk full?")
    ]


ERRORS = [
    (NotGerman("no German", where="a.txt", hint="--force"), "a.txt: no German", "--force", False),
    (InputError("bad"), "bad", "", False),
    (KgError("so", hint="thus"), "so", "thus", False),
    (
        IndexError("x"),
        "an error of the program, IndexError: x",
        "the others are read; KG_DEBUG=1 shows where it happened",
        True,
    ),
]


def test_no_case_was_lost() -> None:
    assert len(ERRORS) == 4


@pytest.mark.parametrize(("error", "reason", "hint", "traced"), ERRORS)
def test_an_error_becomes_what_the_user_needs(
    error: Exception, reason: str, hint: str, *, traced: bool
) -> None:
    found = failure(_articles(1)[0], error)

    assert (found.reason, found.hint, bool(found.trace)) == (reason, hint, traced)


def test_a_string_is_one_path(tmp_path: Path) -> None:
    """And not a list of letters; paths and articles may stand together."""
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "1", "text": "Er ging."}\n{"id": "2"}\n{"id": "3", "text": "Ja."}\n')
    store = QuadStore.open(None)
    build = Build(store, str(file), StubReader())

    assert build.total == 3
    assert [type(outcome) for outcome in build] == [Stored, InputFailure, Stored]
    assert (build.tally.stored, build.tally.failed, build.tally.undated) == (2, 1, ["1", "3"])
    assert str(build.tally) == "2 articles stored, 1 failed"
    mixed = Build(store, [file, *_articles(2)], StubReader())
    assert mixed.total == 5
    assert str(mixed.run()) == "2 articles stored, 2 unchanged, 1 failed"


def test_the_same_article_again_is_left_out() -> None:
    """Wherever it comes from."""
    outcomes, _ = _built([*_articles(1), *_articles(1)], workers=1)

    assert [str(outcome) for outcome in outcomes] == [
        "stored: a0",
        "note: an article: the same article as an article, left out",
    ]


def test_a_build_that_is_never_run_says_so() -> None:
    """Nothing would be stored, without a word."""
    build = Build(QuadStore.open(None), _articles(1), StubReader())
    with pytest.warns(RuntimeWarning, match="never run"):
        del build

    stopped = Build(QuadStore.open(None), _articles(1), StubReader())
    stopped.close()
    assert list(stopped) == []


def test_an_endpoint_is_asked_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the number of workers."""

    def in_parallel(*_: object) -> None:
        raise AssertionError("several processes")

    monkeypatch.setattr("kg.building.in_parallel", in_parallel)
    build = Build(QuadStore.open(None), _articles(1), StubReader(live=True), workers=4)

    assert [type(outcome) for outcome in build] == [Stored]
