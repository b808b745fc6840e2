"""Where an article names somebody or something: named mentions before they become entities.

Names come from the lexicons, from words that announce a name ("Präsident", "Frau", "der Ghanaer"),
from bodies named by their kind ("das russische Außenministerium") and from the pipeline's own
names; a name found anywhere is then found everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.read.entities.by_kind import announced_at, body_at
from kg.read.entities.by_lexicon import find_datelines, known_at
from kg.read.entities.by_phrase import body_of_state_at, phrase_at
from kg.read.entities.by_tagger import find_tagged, long_body_at
from kg.read.entities.mention import Found, Name
from kg.read.entities.persons import certain_persons, find_persons, other_persons
from kg.read.entities.recurring import find_again, nested_names, settle_types, with_surnames

if TYPE_CHECKING:
    from kg.read.grammar.tree import Tree, Word

Step = Callable[[Found], Iterable[Name]]
"""Returns the names that it adds to what has been found; one that overlaps another is left out."""


def _at_words(read: Callable[[Word], Name | None]) -> Step:
    """Return the step that reads at each word that no name covers yet."""
    return lambda found: found.read_with(read)


STEPS: tuple[Step, ...] = (
    _at_words(announced_at),  # die Zeitung „Morgenbote“
    certain_persons,  # Frau Ekengren, Tobias Ekengren
    _at_words(body_at),  # das russische Außenministerium
    _at_words(long_body_at),  # Stimme von Nairobi
    _at_words(body_of_state_at),  # Kommunistische Partei Chinas
    _at_words(known_at),  # Vereinigte Staaten, NATO
    find_datelines,  # LINDAU (dpa) –
    _at_words(phrase_at),  # Zentrale Wahlkommission, Linden-Platz
    other_persons,  # Ekengren
    find_tagged,  # what else the pipeline takes for a place or body
)
"""The surest witness first: what one step has found, none of the later ones changes."""


def find_names(tree: Tree, skipped: frozenset[int] = frozenset()) -> list[Name]:
    """Return the named mentions in text order; ``skipped`` words are not read."""
    found = Found(tree, skipped)
    found = replace(found, persons=find_persons(found))
    for step in STEPS:
        found = found.with_names(step(found))
    found = replace(found, names=with_surnames(found.names))
    found = found.with_names(find_again(found))
    names = settle_types(found.names)
    return sorted([*names, *nested_names(names)], key=lambda name: (name.start, -name.end))
