"""Prepositions with an article in them."""

from __future__ import annotations

import pytest

from kg.read.grammar.contractions import uncontracted

FORMS = [("zum", "zu"), ("im", "in"), ("ans", "an"), ("zu", "zu"), ("norden", "norden")]


@pytest.mark.parametrize(("form", "preposition"), FORMS)
def test_uncontracted(form: str, preposition: str) -> None:
    assert uncontracted(form) == preposition
