"""Which words without a name denote somebody on stage: "er", "der Minister", "beide Seiten"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import MentionForm
from kg.read.entities import Actor
from kg.read.stage import Stage
from kg.read.titles import Title


@dataclass(frozen=True, slots=True)
class Denoting:
    """A word that denotes actors without naming them."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    form: MentionForm
    coreferent: bool = True
    """``False``: it only stands in for them ("ein Sprecher des Kreml" for the Kreml)."""


def resolve(stage: Stage, titles: list[Title], skipped: frozenset[int]) -> dict[int, Denoting]:
    """Return by head token what pronouns, nominals and titles denote."""
    del skipped
    found: dict[int, Denoting] = {}
    for title in titles:
        if title.person is not None and title.at not in stage.outer:
            found[title.at] = Denoting(
                title.evidence[0], title.evidence[1], (title.person,), "nominal", coreferent=False
            )
    return found
