"""Fixtures that several rooms share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.lang.network import Network

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``pytest --update-golden`` rewrite the golden files."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


def shared_folder() -> Path | None:
    """Return the developers' shared material, if this machine has it."""
    place = Path(os.environ.get("DEPESCHE_SHARED", ROOT.parent / "shared"))
    return place if place.is_dir() else None


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are as wide as in a file, whatever terminal the tests are run in."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared folder (gold articles, treebanks); tests that need it skip without it."""
    place = shared_folder()
    if place is None:
        pytest.skip("the shared folder (gold articles, treebanks) is not beside this checkout")
    return place


@pytest.fixture(autouse=True)
def _only_named_tests_run_the_network(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep tests on frozen parses: what the network finds may differ between processors.

    A test that is about the network, or about the whole way from text to store, is marked
    ``neural`` and allows what processors may differ in.
    """
    if request.node.get_closest_marker("neural") is not None:
        return

    def refuse(*_: object) -> None:
        pytest.fail("this test runs the network: freeze its parses, or mark it neural")

    monkeypatch.setattr(Network, "run", refuse)
