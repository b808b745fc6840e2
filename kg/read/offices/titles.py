"""Office words in the text: who holds them, of what, former or acting.

``"die stellvertretende Sprecherin des Außenministeriums, Ida Brandt"`` →
stellvertretende Sprecherin, of the ministry, held by Brandt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.office_words import office
from kg.read.offices.holders import find_holder
from kg.read.offices.phrase import Title, read_phrase

if TYPE_CHECKING:
    from kg.read.entities.discourse import Discourse


def find_titles(discourse: Discourse) -> list[Title]:
    """Return the office words of an article, with the persons named beside them."""
    words = discourse.words
    found: list[Title] = []
    for i, word in enumerate(w.text for w in words):
        if (
            not (word[:1].isupper() or word.startswith("ex-"))
            or words[i].is_verb
            or words[i].is_adverb
        ):
            continue
        covering = discourse.outer.get(i)
        if covering is not None and covering.type != EntityType.PLACE:
            continue
        what = office(word)
        if what is None:
            continue
        title = read_phrase(discourse, i, what)
        find_holder(discourse, title)
        found.append(title)
        found.extend(_others(discourse, title))
    return found


def _others(discourse: Discourse, title: Title) -> list[Title]:
    """Return a title for each further holder: "die Präsidenten Biden und Putin"."""
    words = discourse.words
    if (
        title.person is None
        or not title.pattern.startswith("before name")
        or not title.office.plural
    ):
        return []
    article = words[title.start].text.lower()
    several = (
        not title.office.singular
        or words[title.start].is_number
        or (
            article in ("die", "den", "beiden", "zwei")
            and title.office.female is False
            and title.start < title.at
            and (article != "den" or words[title.at].text.endswith("n"))
        )
    )
    if not several:
        return []
    found: list[Title] = []
    k = title.evidence[1]
    while k + 1 < len(words) and words[k].text in (",", "und", "sowie"):
        name = discourse.outer.get(k + 1)
        if name is None or name.type != EntityType.PERSON or name.start != k + 1:
            break
        other = replace(title, person=discourse.actor(name), evidence=(title.start, name.end))
        found.append(other)
        k = name.end
    return found if found and words[found[-1].evidence[1] - 1].text else []
