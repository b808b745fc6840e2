"""Where an article names somebody or something: named mentions before they become entities.

Names come from the lexicons, from words that announce a name ("Präsident", "Frau", "der Ghanaer"),
from bodies named by their kind ("das russische Außenministerium") and from the pipeline's own
names; a name found anywhere is then found everywhere.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.by_kind import add_announced, add_bodies
from kg.read.entities.by_lexicon import add_datelines, add_known
from kg.read.entities.by_phrase import add_phrases
from kg.read.entities.by_tagger import add_long_spans, add_tagged
from kg.read.entities.mention import Finder, Name
from kg.read.entities.persons import tagged_persons, titled_persons
from kg.read.entities.recurring import find_again, nested_names, settle_types

if TYPE_CHECKING:
    from kg.read.grammar.tree import Tree


def find_names(words: Tree, skipped: frozenset[int] = frozenset()) -> list[Name]:
    """Return the named mentions in text order; ``skipped`` tokens are not read."""
    finder = Finder(words, skipped)
    persons = list(titled_persons(finder)) + list(tagged_persons(finder))
    titled = {words[n.end - 1].text for n in persons if n.source == "title"}
    persons = [
        replace(n, type=EntityType.PERSON)
        if n.source == "name" and words[n.end - 1].text in titled
        else n
        for n in persons
    ]
    add_announced(finder)
    for name in persons:
        if name.type == EntityType.PERSON and (name.end - name.start > 1 or name.source == "title"):
            finder.add(name)
    add_bodies(finder)
    add_long_spans(finder)
    add_known(finder)
    add_datelines(finder)
    add_phrases(finder)
    add_tagged(finder, persons)
    find_again(finder)
    settle_types(finder)
    nested = list(nested_names(finder))
    return sorted([*finder.found, *nested], key=lambda n: (n.start, -n.end))
