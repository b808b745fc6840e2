"""The words of an utterance in which warnings are looked for."""

from __future__ import annotations

import pytest

from kg.read.warnings.utterance_words import asks, beside_cue, said
from tests.read.warnings.told import attributions

SAID = [  # sentence, what is said, whether it is an infinitive
    ("Ministerin Solveig Aker sagte, die Lager seien leer.", "die Lager seien leer", False),
    ("Ministerin Solveig Aker kündigte an, die Grenze zu sperren.", "die Grenze zu sperren", True),
]


@pytest.mark.parametrize(("text", "words", "infinitive"), SAID)
def test_what_is_said(text: str, words: str, infinitive: bool) -> None:
    """The words without their cue, and whether they ask or promise to do something."""
    _, [one] = attributions(text)

    assert (" ".join(w.text for w in said(one)), asks(one)) == (words, infinitive)


def test_what_stands_beside_a_cue() -> None:
    """The sentence without the stretch between commas that holds cue and speaker."""
    text = "Falls Peru nicht einlenke, sagte Ministerin Solveig Aker, werde man die Grenze sperren."
    _, [one] = attributions(text)

    expected = "Falls Peru nicht einlenke , , werde man die Grenze sperren ."
    assert " ".join(w.text for w in beside_cue(one)) == expected
