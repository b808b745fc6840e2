"""Clauses: their verb, what joins them, the words that belong to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.grammar.clauses import Clause, arguments, clause_of, is_clause, with_preposition
from tests.frozen import table, tree

ROWS = table(Path(__file__).with_name("clauses.tsv"))


def _clause(row: dict[str, str]) -> Clause:
    return clause_of(next(word for word in tree(row["text"]) if word.text == row["verb"]))


def test_no_row_is_lost() -> None:
    assert len(ROWS) == 5


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_clause_knows_its_verb_and_words(row: dict[str, str]) -> None:
    """Infinitive, particle, marker, voice and words are those of the table."""
    clause = _clause(row)

    assert {
        "lemma": clause.lemma,
        "particle": clause.particle,
        "marker": clause.marker,
        "passive": "yes" if clause.is_passive else "",
        "words": " ".join(word.text for word in clause.words),
    } == {key: row[key] for key in ("lemma", "particle", "marker", "passive", "words")}


def test_a_clause_is_made_once() -> None:
    """Whoever asks for the clause of a verb is given the same."""
    verb = next(word for word in tree(ROWS[0]["text"]) if word.is_verb)

    assert clause_of(verb) is clause_of(verb)


def test_phrases_are_found_by_their_preposition() -> None:
    clause = _clause(ROWS[1])

    assert [word.text for word in clause.phrases("von")] == ["König"]
    assert clause.phrases("mit") == []
    assert [word.text for word in with_preposition(clause.verb, ["von"])] == ["König"]


def test_arguments_are_what_hangs_on_the_verb() -> None:
    clause = _clause(ROWS[0])

    assert [w.text for w in arguments(clause.verb)] == [w.text for w in clause.verb.children]


def test_a_predicate_with_a_copula_is_a_clause() -> None:
    words = tree("Man sei bereit, sagte der Sprecher.")

    assert [word.text for word in words if is_clause(word)] == ["sei", "bereit", "sagte"]
