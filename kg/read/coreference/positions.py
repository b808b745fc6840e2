"""Persons in offices: "US-Außenministerin Condoleezza Rice", "Präsident der Ukraine"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import Position

if TYPE_CHECKING:
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Tree
    from kg.read.offices.phrase import Title


def read_positions(tree: Tree, cast: Cast) -> tuple[Position, ...]:
    """Return the offices that the article gives to persons, in text order.

    Example: ``"Ida Brandt, stellvertretende Sprecherin des Außenministeriums"`` →
    ``stellvertretende Sprecherin`` of the ministry. Each person has an office once, with the
    fullest evidence.
    """
    found: dict[tuple[str, str], tuple[Title, bool]] = {}
    for title in cast.titles:
        if title.person is None or not title.office.post:
            continue
        key = (cast.id(title.person), title.title.casefold())
        known = found.get(key)
        if known is None:
            found[key] = (title, title.former)
        elif known[0].of is None and title.of is not None:
            found[key] = (title, known[1])
    chosen = _without_shorter(found)
    positions = []
    for number, (title, former) in enumerate(chosen, start=1):
        begin, end = tree[title.evidence[0]], tree[title.evidence[1] - 1]
        positions.append(
            Position(
                f"p{number}",
                cast.id(title.person) if title.person else "",
                title.title,
                cast.id(title.of) if title.of else None,
                former,
                (begin.idx, end.end),
                f"offices:{title.office.base}:{title.pattern}",
                acting=title.acting,
            )
        )
    return tuple(positions)


def _without_shorter(
    found: dict[tuple[str, str], tuple[Title, bool]],
) -> list[tuple[Title, bool]]:
    """Drop "Minister" where the same person is "Außenminister" of the same state."""
    kept: list[tuple[Title, bool]] = []
    for (person, label), (title, former) in found.items():
        longer = any(
            other != label
            and other.endswith(label)
            and holder == person
            and (title.of is None or title.guessed or title.of is longer_title.of)
            and longer_former == former
            for (holder, other), (longer_title, longer_former) in found.items()
        )
        if not longer:
            kept.append((title, former))
    return kept
