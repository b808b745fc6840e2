"""Parties read from the words in a row."""

from __future__ import annotations

from kg.read.grammar.clauses import clause_of
from kg.read.grammar.phrases import phrase_of
from kg.read.meetings.nearby import (
    bare_persons,
    behind,
    has_people_behind,
    joined_right,
    joined_to,
    marked,
    owner_right,
    state_of_matter,
)
from tests.read.meetings.told import context, names, word

TALK = "Er unterhielt sich eine halbe Stunde lang mit Präsident Zef Prela und Tea Marić."
MET = "Überraschend empfing König Harald in Oslo den Vizepräsidenten Emil Stanković."
NOUN = "Das Treffen von Zef Prela und Tea Marić mit Radu Tomescu war kurz."
BODY = "Am Rande des Jahrestreffens der Nato wurde gestritten."
MATTER = "Es ging um das iranische Atomprogramm, als in Wien Gespräche begannen."
REBELS = "Er verhandelte lange mit den Rebellen."


def test_actors_behind_a_preposition() -> None:
    cast, clause = context(TALK).cast, clause_of(word(TALK, "unterhielt"))
    assert names(TALK, marked(cast, clause, "mit")) == ["Zef Prela", "Tea Marić"]
    assert marked(cast, clause, "bei") == []
    assert names(TALK, behind(cast, word(TALK, "mit"), len(context(TALK).tree))) == [
        "Zef Prela",
        "Tea Marić",
    ]


def test_persons_without_a_preposition() -> None:
    cast, clause = context(MET).cast, clause_of(word(MET, "empfing"))
    found = bare_persons(cast, clause)
    assert names(MET, found) == ["Harald", "Emil Stanković"]
    assert bare_persons(cast, clause, found) == []


def test_what_follows_a_noun() -> None:
    cast = context(NOUN).cast
    assert joined_right(cast, word(NOUN, "Treffen"), ())
    assert names(BODY, owner_right(context(BODY).cast, word(BODY, "Jahrestreffens"))) == ["Nato"]
    assert owner_right(cast, word(NOUN, "kurz")) == []


def test_the_second_half_of_a_subject() -> None:
    cast, who = context(NOUN).cast, phrase_of(word(NOUN, "Zef"))
    assert names(NOUN, joined_to(cast, who, word(NOUN, "war"))) == ["Tea Marić"]


def test_the_state_of_a_matter() -> None:
    cast = context(MATTER).cast
    assert names(MATTER, state_of_matter(cast, word(MATTER, "Gespräche"))) == ["Iran"]
    assert state_of_matter(cast, word(MATTER, "Es")) == []


def test_unnamed_people() -> None:
    assert has_people_behind(clause_of(word(REBELS, "verhandelte")), ("mit",))
    assert not has_people_behind(clause_of(word(REBELS, "verhandelte")), ("bei",))
