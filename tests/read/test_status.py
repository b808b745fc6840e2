"""Tense, modality and negation of a verb group, read through the bundled pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.errors import KgError
from kg.lang import load_pipeline
from kg.read.grammar.reality import reality
from kg.read.grammar.tree import Tree

if TYPE_CHECKING:
    from spacy.language import Language

ROWS = [
    # sentence, its verb, status, tense
    ("Norwegen verhandelte mit Island.", "verhandelte", "occurred", "past"),
    ("Norwegen hat mit Island verhandelt.", "verhandelt", "occurred", "past"),
    ("Norwegen verhandelt mit Island.", "verhandelt", "ongoing", "present"),
    ("Norwegen wird mit Island verhandeln.", "verhandeln", "planned", "future"),
    ("Norwegen will mit Island verhandeln.", "verhandeln", "planned", "future"),
    ("Norwegen soll mit Island verhandeln.", "verhandeln", "planned", "future"),
    ("Norwegen könnte mit Island verhandeln.", "verhandeln", "possible", "future"),
    ("Norwegen würde mit Island verhandeln.", "verhandeln", "possible", "present"),
    ("Norwegen muss mit Island verhandeln.", "verhandeln", "possible", "future"),
    ("Norwegen wird nicht mit Island verhandeln.", "verhandeln", "cancelled", "future"),
    ("Norwegen hat nie mit Island verhandelt.", "verhandelt", "cancelled", "past"),
    ("Norwegen konnte mit Island verhandeln.", "verhandeln", "occurred", "past"),
    ("Der Botschafter wurde empfangen.", "empfangen", "occurred", "past"),
    ("Der Botschafter wird empfangen.", "empfangen", "ongoing", "present"),
    ("Hätte Norwegen verhandelt, wäre Ruhe.", "verhandelt", "cancelled", "past"),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    try:
        return load_pipeline()
    except KgError as error:
        pytest.skip(f"no bundled pipeline: {error}")


def test_no_row_is_lost() -> None:
    assert len(ROWS) == len({row[0] for row in ROWS}) == 15


@pytest.mark.parametrize(("text", "verb", "status", "tense"), ROWS, ids=[r[0] for r in ROWS])
def test_reality_of_a_verb_group(
    nlp: Language, text: str, verb: str, status: str, tense: str
) -> None:
    token = next(t for t in Tree(nlp(text)) if t.text == verb)
    real = reality(token)
    assert (real.status(), real.tense) == (status, tense)
