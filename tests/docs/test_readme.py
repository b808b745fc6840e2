"""The README's library example runs as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.blocks import blocks, checked, replayed

PATH = Path(__file__).resolve().parents[2] / "README.md"


@pytest.mark.neural
def test_the_library_example_runs_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """The part of the page from its heading on; the table above it has a test of its own."""
    monkeypatch.chdir(tmp_path)
    page = PATH.read_text(encoding="utf-8")
    head, heading, rest = page.partition("As a library:\n")

    assert heading
    assert [block.language for block in blocks(rest)] == ["python", "text"]
    new = f"{head}{heading}{replayed(rest)}"
    checked(PATH, new, update=request.config.getoption("--update-golden"))
