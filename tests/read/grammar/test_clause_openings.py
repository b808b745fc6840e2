"""Where a clause opens in a row of words."""

from __future__ import annotations

import pytest

from kg.read.grammar.clause_openings import (
    main_clause,
    may_be_verb_first,
    may_open_clause,
    may_open_utterance,
)
from tests.frozen import tree

MAIN = [  # sentence, whether words that take up "wer" count, where the main clause opens
    ("Wenn Litauen die Züge aufhält, wird Minister Tadeusz Wrona den Hafen schließen.", False,
     "wird"),
    ("Und wenn Litauen die Züge aufhält, dann wird der Hafen geschlossen.", False, "dann"),
    ("Wer unsere Fischer entführt, den werden wir finden.", True, "den"),
    ("Wer unsere Fischer entführt, den werden wir finden.", False, None),
    ("Wer uns betrügt, dessen Konten werden wir sperren.", True, "dessen"),
    ("Ein einziger Schuss, und die Gespräche sind vorbei.", False, None),
]  # fmt: skip
OPENINGS = [  # sentence, word, whether a clause may open there, whether an utterance may
    ("Wenn Litauen die Züge aufhält, wird Minister Tadeusz Wrona den Hafen schließen.", "Wenn",
     True, True),
    ("Den Hafen werde er schließen, falls Litauen die Züge aufhalte.", "falls", True, False),
    ("Und wenn Litauen die Züge aufhält, dann wird der Hafen geschlossen.", "wenn", True, True),
    ("Er sollte abreisen, werden die Gegner sagen.", "sollte", False, False),
    ("Sie weiß nicht, wer den Hafen beschossen hat.", "wer", True, False),
]  # fmt: skip
VERB_FIRST = [  # sentence, whether it opens with a finite verb
    ("Bleibe die Brücke gesperrt, werde Estland den Vertrag kündigen.", True),
    ("Verweigert Oman die Auslieferung, ziehen wir den Botschafter ab.", True),
    ("Hätte Oman geliefert, wäre der Botschafter geblieben.", False),
    ("Ohne Einigung wird die Weltbank das Geld streichen.", False),
]


@pytest.mark.parametrize(("text", "correlates", "expected"), MAIN)
def test_the_main_clause(text: str, correlates: bool, expected: str | None) -> None:
    """It opens behind a comma with its finite verb, or with a word that leads to it."""
    words = list(tree(text))
    at = main_clause(words, 1, correlates=correlates)

    assert (None if at is None else words[at].text) == expected


@pytest.mark.parametrize(("text", "word", "clause", "utterance"), OPENINGS)
def test_openings(text: str, word: str, clause: bool, utterance: bool) -> None:
    """A clause opens behind a mark or "und", an utterance behind a colon, "und" or "dass"."""
    words = list(tree(text))
    at = next(w.i for w in words if w.text == word)

    assert (may_open_clause(words, at), may_open_utterance(words, at)) == (clause, utterance)


@pytest.mark.parametrize(("text", "expected"), VERB_FIRST)
def test_a_verb_before_its_subject(text: str, expected: bool) -> None:
    """Verbs that open a condition are found, whatever the tagger takes them for."""
    assert may_be_verb_first(list(tree(text))) is expected
