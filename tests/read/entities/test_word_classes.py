"""The word classes of the wing: each is asked for, and each that is asked for is there."""

from __future__ import annotations

import re
from pathlib import Path

from kg.lexicon import rows
from kg.read.entities.word_classes import WORDS
from tests.conftest import ROOT

READ = ROOT / "kg" / "read"
USERS = [*(READ / "entities").glob("*.py"), *(READ / "offices").glob("*.py")]


def _asked(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    ours = "entities.word_classes import WORDS\n" in text
    return set(re.findall(r"\bWORDS\.([a-z_]+)", text)) if ours else set()


def test_classes_are_asked_for() -> None:
    asked = {name.replace("_", " ") for path in USERS for name in _asked(path)}

    assert asked == {row["class"] for row in rows("read/entities/words")}


def test_an_entry_may_be_a_beginning_or_an_ending() -> None:
    assert "seinem" in WORDS.possessives
    assert "Regierung" in WORDS.feminine_endings
    assert "Regierungen" not in WORDS.feminine_endings
