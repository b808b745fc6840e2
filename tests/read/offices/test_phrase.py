"""The phrase of an office word: what stands before it, and what belongs to it behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.read.entities.mention import Name
from kg.read.offices.titles import Title
from tests.frozen import table
from tests.read.offices.reading import title

PHRASES = table(Path(__file__).with_name("phrases.tsv"))


def test_no_row_was_lost() -> None:
    """A table that lost rows must not pass."""
    assert len(PHRASES) == 12


def _name(found: Title, name: Name | None) -> str:
    return found.word.tree[name.start : name.end].text if name is not None else "-"


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row["text"])
def test_a_phrase(row: dict[str, str]) -> None:
    """Determiner, adjectives, genitive, and the name or noun that follows tell of the office."""
    found = title(row["text"], row["word"])

    assert {
        "text": row["text"],
        "word": row["word"],
        "phrase": found.span.text,
        "label": found.label,
        "state": "former" if found.former else "acting" if found.acting else "-",
        "determiner": found.determiner.text if found.determiner else "-",
        "genitive": _name(found, found.genitive),
        "marker": found.marker.text if found.marker else "-",
        "behind": _name(found, found.behind),
        "noun": found.noun.text if found.noun else "-",
    } == row


@pytest.mark.parametrize(
    ("text", "word", "definite", "possessive", "article"),
    [
        ("Ihr Sprecher in Genf verließ den Saal.", "Sprecher", True, "Ihr", "ihr"),
        ("Der Senat kürte ihn zum Präsidenten.", "Präsidenten", True, None, ""),
        (
            "Eine stellvertretende Sprecherin des Auswärtigen Amtes lehnte ab.",
            "Sprecherin",
            False,
            None,
            "eine",
        ),
        ("Zwei Minister Ghanas traten zurück.", "Minister", False, None, "zwei"),
    ],
)
def test_what_a_determiner_tells(
    text: str, word: str, definite: bool, possessive: str | None, article: str
) -> None:
    """A phrase is definite, or names its owner by a possessive; it begins with some word."""
    found = title(text, word)

    assert found.is_definite is definite
    assert (found.possessive.text if found.possessive else None) == possessive
    assert found.article == article
