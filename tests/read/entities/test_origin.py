"""Which country's press an article comes from."""

from __future__ import annotations

import pytest

from kg.read.entities.finding import find_names
from kg.read.entities.origin import is_american
from tests.read.entities.steps import sentence

ARTICLES = [("press", True), ("no press", False), ("impolite", False)]


@pytest.mark.parametrize(("which", "expected"), ARTICLES)
def test_capitals_and_polite_titles_show_an_american_paper(which: str, expected: bool) -> None:
    assert is_american(find_names(sentence(which))) is expected
