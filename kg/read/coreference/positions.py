"""Persons in offices: "US-Außenministerin Condoleezza Rice", "Präsident der Ukraine"."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Position
from kg.read.coreference.cast import Cast
from kg.read.offices.titles import Title
from kg.read.scoring.entry import Entry, Family


def read_positions(cast: Cast) -> tuple[Position, ...]:
    """Return the offices that the article gives to persons, in text order.

    Example: ``"Ida Brandt, stellvertretende Sprecherin des Außenministeriums"`` →
    ``stellvertretende Sprecherin`` of the ministry. Each person has an office once, with the
    fullest evidence.
    """
    found: dict[tuple[object, str], Title] = {}
    for title in cast.titles:
        if title.person is not None and title.office.post:
            key = title.person, title.label.casefold()
            known = found.setdefault(key, title)
            if known.owner is None and title.owner is not None:
                found[key] = replace(title, former=known.former)
    of_person: dict[object, list[Title]] = {}
    for (person, _), title in found.items():
        of_person.setdefault(person, []).append(title)
    fullest = [
        title
        for (person, _), title in found.items()
        if not any(_says_more(other, title) for other in of_person[person])
    ]
    return tuple(_position(cast, f"p{number}", t) for number, t in enumerate(fullest, start=1))


def _says_more(other: Title, title: Title) -> bool:
    """Whether a title is short for another of the person: "Minister" of an Außenminister."""
    label, longer = title.label.casefold(), other.label.casefold()
    short = label != longer and longer.endswith(label)
    same_owner = title.owner is None or title.is_guessed or title.owner is other.owner
    return short and same_owner and other.former == title.former


def _position(cast: Cast, number: str, title: Title) -> Position:
    evidence, pattern = title.evidence or title.span, title.construction or ""
    return Position(
        number,
        cast.id(title.person) if title.person is not None else "",
        title.label,
        cast.id(title.owner) if title.owner is not None else None,
        title.former,
        (evidence.start_char, evidence.end_char),
        str(Entry(Family.OFFICE, f"{title.office.base}:{pattern}")),
        acting=title.acting,
        pattern=pattern,
    )
