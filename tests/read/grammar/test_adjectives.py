"""The base of adjective forms."""

from __future__ import annotations

import pytest

from kg.read.grammar.adjectives import adjective_base

FORMS = [  # form, base
    ("geplanten", "geplant"),
    ("norwegischer", "norwegisch"),
    ("geheimes", "geheim"),
    ("neue", "neue"),  # three letters are too few to tell
    ("scharfe", "scharf"),
]


@pytest.mark.parametrize(("form", "base"), FORMS)
def test_base(form: str, base: str) -> None:
    assert adjective_base(form) == base
