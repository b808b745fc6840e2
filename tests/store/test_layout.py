"""What is no store is told from what is one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kg.errors import StoreError
from kg.store import QuadStore
from kg.store.layout import MARKER

if TYPE_CHECKING:
    from pathlib import Path


def _file(path: Path) -> None:
    path.write_text("x")


def _other_files(path: Path) -> None:
    path.mkdir()
    (path / "letter.txt").write_text("x")


def _other_layout(path: Path) -> None:
    QuadStore.open(path).close()
    data = json.loads((path / MARKER).read_text())
    (path / MARKER).write_text(json.dumps(data | {"layout": 99}))


def _broken_marker(path: Path) -> None:
    QuadStore.open(path).close()
    (path / MARKER).write_text("{")


NO_STORES = [
    pytest.param(_file, "is a file, not a store", id="file"),
    pytest.param(_other_files, "holds other files", id="other-files"),
    pytest.param(_other_layout, "has the layout 99", id="other-layout"),
    pytest.param(_broken_marker, "cannot be read", id="broken-marker"),
]


@pytest.mark.parametrize(("make", "message"), NO_STORES)
@pytest.mark.parametrize("read_only", [True, False])
def test_what_is_no_store_is_refused(tmp_path, make, message, read_only) -> None:  # type: ignore[no-untyped-def]
    """With a reason and a hint, and without touching it."""
    make(tmp_path / "kg")

    with pytest.raises(StoreError, match=message) as caught:
        QuadStore.open(tmp_path / "kg", read_only=read_only)

    assert caught.value.hint


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(NO_STORES) == 4


@pytest.mark.parametrize("options", [{"read_only": True}, {"create": False}])
def test_a_missing_store_is_not_made_by_a_question(
    tmp_path: Path, options: dict[str, bool]
) -> None:
    """A question about a store that is not there makes none."""
    with pytest.raises(StoreError, match="there is no store"):
        QuadStore.open(tmp_path / "kg", **options)

    assert not (tmp_path / "kg").exists()


def test_a_store_in_use_is_named(tmp_path: Path) -> None:
    """One writes; others wait, then are told."""
    with QuadStore.open(tmp_path / "kg"):
        for read_only in (True, False):
            with pytest.raises(StoreError, match="in use by another process"):
                QuadStore.open(tmp_path / "kg", read_only=read_only, patience=0)
    with QuadStore.open(tmp_path / "kg", read_only=True), pytest.raises(StoreError, match="in use"):
        QuadStore.open(tmp_path / "kg", patience=0)
    QuadStore.open(tmp_path / "kg", patience=0).close()


def test_another_base_is_refused(tmp_path: Path) -> None:
    """IRIs of two bases would not meet."""
    QuadStore.open(tmp_path / "kg", base="https://example.org/a/").close()

    with pytest.raises(StoreError, match=r"has the base https://example\.org/a/"):
        QuadStore.open(tmp_path / "kg", base="https://example.org/b/")

    with QuadStore.open(tmp_path / "kg") as store:
        assert store.base == "https://example.org/a/"


def test_an_older_vocabulary_is_brought_up_to_date(tmp_path: Path) -> None:
    """The vocabulary in the store is that of the program."""
    with QuadStore.open(tmp_path / "kg") as store:
        size = len(store.quads)
        store.quads.clear()
    data = json.loads((tmp_path / "kg" / MARKER).read_text())
    (tmp_path / "kg" / MARKER).write_text(json.dumps(data | {"vocabulary": "old"}))

    with QuadStore.open(tmp_path / "kg") as store:
        assert len(store.quads) == size
