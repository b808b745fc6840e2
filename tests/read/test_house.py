"""The reading room stays one that can be lived in: words in data, small files, tests beside them.

The bounds may fall, and do not rise.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.house import measured

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "kg" / "read").rglob("*.py"))
LONGEST = 400
WORD_SETS = 13
COMPARISONS = 115
UNTESTED = {"word_classes": "they name a wing's lexicon of classes, and hold no function"}


def test_words_stand_in_data() -> None:
    """Word sets at the top of modules, and comparisons with strings."""
    house = measured(FILES)

    assert house.files > 100
    assert house.word_sets <= WORD_SETS
    assert house.comparisons <= COMPARISONS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_are_short_and_tested(path: Path) -> None:
    """Each has tests that import it, or a test module of its name."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST
    if path.stem == "__init__" or path.stem in UNTESTED:
        return
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    folder = ROOT / "tests" / path.relative_to(ROOT / "kg").parent
    mirror = folder / f"test_{path.stem}.py"
    imported = any(name in test.read_text(encoding="utf-8") for test in folder.rglob("*.py"))
    assert mirror.is_file() or imported
