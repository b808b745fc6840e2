"""Persons in offices: "US-Außenministerin Condoleezza Rice", "Präsident der Ukraine"."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.model import Position
from kg.read.cast import Cast


def read_positions(doc: Doc, cast: Cast) -> tuple[Position, ...]:
    """Return the offices that the article gives to persons, in text order."""
    del doc, cast
    return ()
