"""Sentences change their typography and keep their annotation true."""

from __future__ import annotations

import random

from training import augment
from training.augment import varied
from training.corpora import Sentence

QUOTED = Sentence(
    words=["Er", "sagte", ":", '"', "Nein", '"', "."],
    upos=["PRON", "VERB", "PUNCT", "PUNCT", "INTJ", "PUNCT", "PUNCT"],
    heads=[2, 0, 5, 5, 2, 5, 2],
    lemmas=["er", "sagen", ":", '"', "nein", '"', "."],
)
NAMED = Sentence(
    words=["Weiß", "traf", "Anna", "Berg", "."], names=["B-PER", "O", "B-PER", "I-PER", "O"]
)


def test_all_styles_of_quotation_marks_appear_in_pairs() -> None:
    """Each variant opens and closes in one style, and lemmas follow."""
    rng = random.Random(1)  # noqa: S311 - not for secrets
    seen = set()
    for _ in range(200):
        found = varied(QUOTED, rng)
        pair = (found.words[3], found.words[5])
        seen.add(pair)
        assert found.lemmas is not None
        assert (found.lemmas[3], found.lemmas[5]) == pair

    assert seen == set(augment.STYLES)


def test_a_missing_stop_takes_its_annotation_along() -> None:
    """Without its stop a sentence has one word less in every column."""
    rng = random.Random(2)  # noqa: S311 - not for secrets
    lengths = {
        (len(s.words), len(s.upos or ()), len(s.heads or ()))
        for s in (varied(QUOTED, rng) for _ in range(200))
    }

    assert lengths == {(7, 7, 7), (6, 6, 6)}


def test_names_in_capitals_stay_names() -> None:
    """Capitals change words inside names only; ß has no capital that news uses."""
    rng = random.Random(3)  # noqa: S311 - not for secrets
    variants = {tuple(varied(NAMED, rng).words[:4]) for _ in range(400)}

    assert variants == {("Weiß", "traf", "Anna", "Berg"), ("Weiß", "traf", "ANNA", "BERG")}
