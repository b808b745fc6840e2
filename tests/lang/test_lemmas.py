"""Edit scripts give the lemma back, and refuse forms they do not fit."""

from __future__ import annotations

import pytest

from kg.lang.lemmas import apply_script, script_of

PAIRS = [
    ("gemacht", "machen"),
    ("Russlands", "Russland"),
    ("sagte", "sagen"),
    ("Gesprächen", "Gespräch"),
    ("die", "der"),
    ("NATO", "NATO"),
    ("Heute", "heute"),
    ("zurückgewiesen", "zurückweisen"),
    ("Ministerin", "Ministerin"),
    ("am", "an"),
]


@pytest.mark.parametrize(("form", "lemma"), PAIRS)
def test_round_trip(form: str, lemma: str) -> None:
    """The script of a pair turns the form into the lemma."""
    assert apply_script(form, script_of(form, lemma)) == lemma


def test_a_script_is_shared_by_like_forms() -> None:
    """A script learnt from one verb serves another."""
    assert apply_script("gekauft", script_of("gemacht", "machen")) == "kaufen"


def test_a_script_that_does_not_fit_is_refused() -> None:
    """A form shorter than what is taken off has no lemma by that script."""
    assert apply_script("a", script_of("gemacht", "machen")) is None
