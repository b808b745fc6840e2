"""Words denote those on stage: pronouns, offices, bodies, sets, and speakers without a name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.model import Article, EntityType, Meeting, MeetingKind, MeetingStatus
from kg.read.coreference.cast import Cast, read_cast
from kg.read.coreference.facts import renumbered
from tests.frozen import table
from tests.frozen import tree as parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

CASES = table(Path(__file__).with_name("cases.tsv"))


def test_no_case_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(CASES) == 50
    assert sum(row["trap"] == "yes" for row in CASES) == 22


def _asked(row: dict[str, str]) -> tuple[Cast, Token]:
    tree = parsed(row["text"])
    word, _, number = row["word"].partition("#")
    tokens = [t for t in tree if t.text == word]
    return read_cast(tree, Article("a", row["text"])), tokens[int(number or 1) - 1]


@pytest.mark.parametrize("row", CASES, ids=lambda r: r["id"])
def test_whom_a_word_denotes(row: dict[str, str]) -> None:
    """A word denotes whom a reader takes it to denote, or nobody."""
    cast, token = _asked(row)

    assert [cast.entity(i).name for i in cast.denoted(token)] == [
        name for name in row["expected"].split(";") if name
    ]


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("Ein Sprecher des Kremls widersprach.", "Sprecher", "Ein Sprecher des Kremls"),
        (
            "Der russische Außenminister widersprach.",
            "Außenminister",
            "Der russische Außenminister",
        ),
        ("Moskau widersprach.", "Moskau", "Moskau"),
        ("Die russische Seite lehnte ab.", "Seite", "Die russische Seite"),
        (
            "Der ukrainische Präsident Ostap Dorosenko dankte Polen.",
            "Präsident",
            "Der ukrainische Präsident Ostap Dorosenko",
        ),
    ],
)
def test_span_of_the_phrase(text: str, word: str, phrase: str) -> None:
    """The span of a speaker takes in determiner, title and name."""
    tree = parsed(text)
    cast = read_cast(tree, Article("a", text))
    begin, end = cast.span(next(t for t in tree if t.text == word))

    assert text[begin:end] == phrase


def test_a_state_is_on_stage_when_a_fact_needs_it() -> None:
    """A state known from a compound alone is an entity only beside facts that name it."""
    text = "Der US-Präsident widersprach."
    cast = read_cast(parsed(text), Article("a", text))
    state = cast.called("USA")

    assert cast.entity(state).type == EntityType.STATE
    assert cast.playing([]) == {}


def test_asking_changes_no_cast() -> None:
    """A state that nobody names is numbered when a fact needs it, whatever was asked before."""
    text = "Anna Berg kam. Die Sprecherin wartete. Sie lachte."
    cast = read_cast(parsed(text), Article("a", text))
    before = cast.entities
    sweden, peru = cast.called("Schweden"), cast.called("Peru")
    fact = Meeting(
        "m1", MeetingKind.VISIT, MeetingStatus.PLANNED, (peru,), None, None, (0, 1), (0, 1), ""
    )
    playing = cast.playing([fact])

    assert cast.entities == before
    assert sweden not in playing
    assert [(e.id, e.name) for e in playing.values()] == [("e1", "Anna Berg"), ("e2", "Peru")]
    assert renumbered(fact, {i: e.id for i, e in playing.items()}).participants == ("e2",)


def test_reading_twice_gives_the_same() -> None:
    """The cast depends on nothing but the text."""
    text = CASES[0]["text"]
    one, two = (read_cast(parsed(text), Article("a", text)) for _ in range(2))

    assert one.mentions == two.mentions
    assert one.entities == two.entities
