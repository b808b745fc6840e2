"""How sure an item is: the share of items like it that were right on annotated articles.

The table (``data/confidence.tsv``) holds for each kind a base and for each value of a few features
a weight, all in log odds; ``python -m training.calibrate`` fits it. A value that the table lacks
weighs nothing, so that a new construction gets the mean of its kind.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from kg.lexicon import rows
from kg.model import IssuedWarning, Meeting, Position, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.model import Mention, Span

    T = TypeVar("T", Position, Meeting, IssuedWarning, Statement)

Item = Position | Meeting | IssuedWarning | Statement
Feature = tuple[str, str]
Cell = tuple[str, str, str]
Weights = dict[Cell, float]
"""Log odds by kind, feature and value; the kind's own stand under ``BASE``."""

BASE = ("base", "")
_KINDS: dict[type, str] = {
    Position: "position",
    Meeting: "meeting",
    IssuedWarning: "warning",
    Statement: "statement",
}
_FORMS = ("name", "nominal", "pronoun")
_MANY = 3


def assessed(items: tuple[T, ...], mentions: Iterable[Mention]) -> tuple[T, ...]:
    """Return the items with their confidence calibrated."""
    by_entity = _by_entity(mentions)
    found = []
    for item in items:
        features = _features(item, by_entity)
        found.append(replace(item, confidence=probability(kind(item), features, weights())))
    return tuple(found)


def kind(item: Item) -> str:
    """Return ``position``, ``meeting``, ``warning`` or ``statement``."""
    return _KINDS[type(item)]


def features(item: Item, mentions: Iterable[Mention]) -> tuple[Feature, ...]:
    """Return what its confidence rests on: ``(("pattern", "verb"), ("parties", "2"), …)``."""
    return _features(item, _by_entity(mentions))


def probability(of: str, given: Iterable[Feature], table: Mapping[Cell, float]) -> float:
    """Return the share of items of that kind with these features that are right, two digits.

    Nothing is certain: the least is 0.01, the most 0.99.
    """
    odds = table.get((of, *BASE), 0.0)
    odds += sum(table.get((of, name, value), 0.0) for name, value in given)
    return round(min(max(1 / (1 + math.exp(-odds)), 0.01), 0.99), 2)


@cache
def weights() -> Weights:
    """Return the fitted table.

    Raises:
        ResourceError: the file is missing or broken.
    """
    return {
        (row["kind"], row["feature"], "" if row["value"] == "-" else row["value"]): float(
            row["weight"]
        )
        for row in rows("read/scoring/confidence")
    }


def _by_entity(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    table: dict[str, list[Mention]] = {}
    for mention in mentions:
        table.setdefault(mention.entity, []).append(mention)
    return table


def _features(item: Item, mentions: Mapping[str, list[Mention]]) -> tuple[Feature, ...]:
    match item:
        case Meeting():
            found = _of_meeting(item, mentions)
        case IssuedWarning():
            found = [("who", _type(item.issuer, mentions))]
        case Statement():
            found = [
                ("speaker", _told_by(item.speaker, item.speaker_spans, mentions)),
                ("who", _type(item.speaker, mentions)),
                ("act", item.act),
                ("quote", "no" if item.quote is None else "yes"),
                ("entry", item.entry),
            ]
        case Position():
            found = []
    return (("pattern", item.pattern), *found)


def _of_meeting(item: Meeting, mentions: Mapping[str, list[Mention]]) -> list[Feature]:
    """Return how many take part, whether all of them stand in the words, and who they are."""
    parties = len(item.participants)
    told = all(_stands(who, [item.evidence], mentions) for who in item.participants)
    types = {_type(who, mentions) for who in item.participants}
    return [
        ("parties", str(parties) if parties < _MANY else f"{_MANY} or more"),
        ("told", "all" if told else "not all"),
        ("who", "nobody" if not types else "person" if "person" in types else "body"),
    ]


def _type(who: str | None, mentions: Mapping[str, list[Mention]]) -> str:
    """Return ``person``, ``organisation``, ``state`` or ``place``."""
    if who is None:
        return "nobody"
    return next((m.type.lower() for m in mentions.get(who, ())), "unnamed")


def _told_by(who: str | None, spans: Iterable[Span], mentions: Mapping[str, list[Mention]]) -> str:
    """Return how the speaker stands in the words: by the plainest form, or only inferred."""
    if who is None:
        return "nobody"
    forms = _stands(who, spans, mentions)
    return next((form for form in _FORMS if form in forms), "inferred")


def _stands(who: str, spans: Iterable[Span], mentions: Mapping[str, list[Mention]]) -> set[str]:
    """Return the forms in which an entity is mentioned in the spans."""
    return {
        m.form
        for begin, end in spans
        for m in mentions.get(who, ())
        if m.begin < end and begin < m.end
    }
