"""Verbs get a full bundle of features, whatever treebank it was learnt from."""

from __future__ import annotations

import numpy as np

from kg.lang.features import Bundles

NOTHING, NOUN = "", "Case=Nom|Number=Sing"
LONE = "Mood=Sub|Number=Sing|Person=3|Tense=Past"
FULL = LONE + "|VerbForm=Fin"
PAST = FULL.replace("Sub", "Ind")
INFINITIVE = "VerbForm=Inf"
BUNDLES = [NOTHING, NOUN, LONE, FULL, PAST, INFINITIVE]


def test_twin_bundles_are_added_up_and_verbs_have_a_form() -> None:
    """A lone mood counts for the full bundle; a verb never ends up with nothing."""
    odds = np.array(
        [
            [0.5, 0.1, 0.1, 0.1, 0.1, 0.1],
            [0.01, 0.01, 0.3, 0.25, 0.4, 0.03],
            [0.6, 0.3, 0.02, 0.02, 0.03, 0.03],
            [0.5, 0.01, 0.01, 0.01, 0.1, 0.37],
        ],
        np.float32,
    )

    actual = Bundles(BUNDLES).best(np.log(odds), ["NOUN", "AUX", "ADJ", "VERB"])

    assert actual == [NOTHING, FULL, NOTHING, INFINITIVE]


def test_a_lone_mood_is_completed() -> None:
    """Mood implies a finite form."""
    assert Bundles([LONE]).best(np.zeros((1, 1), np.float32), ["VERB"]) == [FULL]
