"""Confidence comes from the table: base and weights, two digits, never certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import IssuedWarning, Meeting, Mention, Position, Statement
from kg.read.scoring.confidence import BASE, Weights, assessed, features, probability, weights

TABLE: Weights = {
    ("meeting", *BASE): 1.0,
    ("meeting", "pattern", "verb"): 0.5,
    ("meeting", "parties", "2"): 0.7,
    ("position", *BASE): 9.0,
    ("warning", *BASE): -9.0,
}
TEXT = "Außenministerin Vogt sagte, sie warne Lund."
MENTIONS = (
    Mention("n1", 0, 15, TEXT[:15], "nominal", "Person", "e1"),
    Mention("n2", 16, 20, "Vogt", "name", "Person", "e1"),
    Mention("n3", 28, 31, "sie", "pronoun", "Person", "e1"),
    Mention("n4", 38, 42, "Lund", "name", "Person", "e2"),
    Mention("n5", 90, 94, "Rat", "name", "Organisation", "e3"),
)


def _statement(speaker: str | None, *spans: tuple[int, int]) -> Statement:
    return Statement(
        "s1",
        "say",
        speaker,
        (),
        None,
        "reported",
        ((0, 1),),
        (),
        (),
        spans,
        (),
        (0, 43),
        "speech:x",
    )


def _meeting(*parties: str) -> Meeting:
    return Meeting(
        "m1",
        "call",
        "planned",
        parties,
        None,
        None,
        (0, 1),
        (0, 43),
        "meeting:reden",
        pattern="verb",
    )


POSITION = Position(
    "p1", "e1", "Ministerin", None, former=False, evidence=(0, 20), entry="offices:Minister:x"
)
WARNING = IssuedWarning(
    "w1", "threat", "e1", (), None, (), (), (), ((28, 31),), (), (0, 43), "speech:warnen"
)

PROBABILITIES = [  # kind, features, probability
    ("meeting", [], 0.73),
    ("meeting", [("pattern", "verb")], 0.82),
    ("meeting", [("pattern", "verb"), ("parties", "2")], 0.9),
    ("meeting", [("pattern", "never seen"), ("mood", "x")], 0.73),
    ("position", [], 0.99),
    ("warning", [("pattern", "verb")], 0.01),
    ("statement", [], 0.5),
]
SPEAKERS: list[tuple[Statement, str]] = [
    (_statement("e1", (0, 20)), "name"),
    (_statement("e1", (0, 15)), "nominal"),
    (_statement("e1", (28, 31)), "pronoun"),
    (_statement("e1", (38, 42)), "inferred"),
    (_statement("e1"), "inferred"),
    (_statement("e9", (0, 20)), "inferred"),
    (_statement(None, (0, 20)), "nobody"),
]
PARTIES = [  # participants, how many, whether all stand in the words, who they are
    ((), "0", "all", "nobody"),
    (("e2",), "1", "all", "person"),
    (("e1", "e2"), "2", "all", "person"),
    (("e1", "e9"), "2", "not all", "person"),
    (("e3",), "1", "not all", "body"),
    (("e1", "e2", "e3", "e4"), "3 or more", "not all", "person"),
]


def test_no_row_was_lost() -> None:
    """Tables that lost rows must not pass."""
    assert (len(PROBABILITIES), len(SPEAKERS), len(PARTIES)) == (7, 7, 6)


@pytest.mark.parametrize(("kind", "given", "expected"), PROBABILITIES)
def test_a_probability(kind: str, given: list[tuple[str, str]], expected: float) -> None:
    """What the table lacks weighs nothing."""
    assert probability(kind, given, TABLE) == expected


@pytest.mark.parametrize(("item", "form"), SPEAKERS)
def test_how_the_speaker_stands_in_the_words(item: Statement, form: str) -> None:
    """By the plainest form that denotes it there."""
    assert dict(features(item, MENTIONS))["speaker"] == form


@pytest.mark.parametrize(("parties", "number", "told", "who"), PARTIES)
def test_who_takes_part(parties: tuple[str, ...], number: str, told: str, who: str) -> None:
    """Three and more are one value; a person among them makes it a meeting of persons."""
    found = dict(features(_meeting(*parties), MENTIONS))
    assert found == {"pattern": "verb", "parties": number, "told": told, "who": who}


def test_what_a_statement_and_a_warning_have() -> None:
    """Form and type of the speaker, act, quotation, entry."""
    assert dict(features(_statement("e1", (0, 20)), MENTIONS)) == {
        "pattern": "",
        "speaker": "name",
        "who": "person",
        "act": "say",
        "quote": "no",
        "entry": "speech:x",
    }
    assert dict(features(_statement(None), MENTIONS))["who"] == "nobody"
    assert dict(features(_statement("e9"), MENTIONS))["who"] == "unnamed"
    assert dict(features(WARNING, MENTIONS)) == {"pattern": "", "who": "person"}


def test_a_position_has_its_pattern_only() -> None:
    """Set where it was found; it is all that a position's confidence rests on."""
    assert features(replace(POSITION, pattern="copula"), MENTIONS) == (("pattern", "copula"),)


def test_items_are_assessed_by_the_bundled_table() -> None:
    """Confidence is set; all else stays."""
    (warning,) = assessed((replace(WARNING, pattern="verb of warning"),), MENTIONS)
    (meeting,) = assessed((_meeting("e1", "e2"),), MENTIONS)

    assert (warning.pattern, warning.entry) == ("verb of warning", "speech:warnen")
    assert warning.confidence == probability(
        "warning", [("pattern", "verb of warning"), ("who", "person")], weights()
    )
    assert meeting.pattern == "verb"
    assert 0.5 < meeting.confidence < 1


def test_the_bundled_table_is_whole() -> None:
    """A base for each kind, a weight for the common patterns, no weight beyond reason."""
    table = weights()
    kinds = {kind for kind, *_ in table}

    assert kinds == {"position", "meeting", "warning", "statement"}
    assert all((kind, *BASE) in table for kind in kinds)
    assert {("meeting", "told", "all"), ("statement", "speaker", "name")} <= set(table)
    assert all(abs(weight) < 4 for (_, name, _), weight in table.items() if name != BASE[0])
    assert len(table) >= 30
