"""What the tests of the wing ask of a sentence: its words, who is in it, and what is said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.model import Article
from kg.read.coreference.cast import Cast, read_cast
from kg.read.quotations.reader import read_attributions
from kg.read.warnings.message import Message
from tests.frozen import tree

if TYPE_CHECKING:
    from kg.read.quotations.attribution import Attribution


def article(text: str) -> Article:
    """Return the text as an article of a day in May."""
    return Article("x", text, dt.date(2024, 5, 14))


def cast(text: str) -> Cast:
    """Return who is in a sentence."""
    return read_cast(tree(text), article(text))


def attributions(text: str) -> tuple[Cast, list[Attribution]]:
    """Return who is in a text, and what is said there by whom."""
    parsed = tree(text)
    people = read_cast(parsed, article(text))
    return people, read_attributions(parsed, people, article(text))


def message(text: str, issuer: str = "", *manner: str) -> Message:
    """Return a sentence as said by an entity of that name, in a manner: ``alarming``."""
    parsed = tree(text)
    people = read_cast(parsed, article(text))
    ids = tuple(entity.id for entity in people.entities if entity.name == issuer)
    return Message(
        parsed,
        people,
        ids,
        is_alarming="alarming" in manner,
        is_own_action="own-action" in manner,
    )
