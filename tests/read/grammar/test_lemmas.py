"""Entries of a lexicon are found in the lemmas of a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.lexicon import WordClass
from kg.read.grammar.lemmas import Lemmas
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("lemmas.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['entry']}: {row['text']}")
def test_an_entry(row: dict[str, str]) -> None:
    """A lemma, a noun as the end of a compound, a beginning, or two words that are both there."""
    assert (row["entry"] in Lemmas(tree(row["text"]))) == (row["found"] == "yes")


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 10


def test_the_first_of_a_class() -> None:
    """The class's order decides, not the sentence's."""
    lemmas = Lemmas(tree("Der Rat erhebt einen Zoll."))

    assert lemmas.first_of(WordClass(["Zoll+erheben", "Rat"])) == "Zoll erheben"
    assert lemmas.first_of(WordClass(["Frist"])) is None
    assert lemmas.hold(WordClass(["Frist", "Rat"]))
