"""Where an article is at home, and which states and bodies stand near an office word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.model import EntityType
from kg.read.entities.discourse import Discourse
from kg.read.entities.grouping import Actor
from kg.read.entities.mention import Name
from kg.read.offices.titles import Title
from kg.read.offices.word_classes import WORDS

_SENTENCES_BACK = 2
"""So many sentences before an office word may point to its state."""
_BODY = 2
"""A body of a state, or a word like "Bundeswehr", counts as two mentions of its capital."""
_SHORTEST_FEDERAL = 10
"""So many letters has a word in "Bundes…" that counts."""


def home_state(discourse: Discourse) -> str | None:
    """Return the key of the state that the article is written in, or is about most."""
    if discourse.american:
        return WORDS.american.words[0]
    counts = Counter(_signs_of_home(discourse)) or Counter(
        name.key for name in discourse.names if name.type == EntityType.STATE and name.key
    )
    return max(counts, key=lambda state: (counts[state], state), default=None)


def _signs_of_home(discourse: Discourse) -> Iterator[str]:
    """Yield a state for each capital, and twice for each body or "Bundes…" of it."""
    for name in discourse.names:
        if name.type == EntityType.ORGANISATION and name.of and name.of not in WORDS.past_states:
            yield from (name.of,) * _BODY
        if name.type == EntityType.PLACE and name.acts_for and name.source != "dateline":
            yield name.acts_for
    for word in discourse.words:
        federal = len(word.text) >= _SHORTEST_FEDERAL and word.text in WORDS.federal_words
        if federal and discourse.name_at(word) is None:
            yield from WORDS.federal_republics.words[:1] * _BODY


def near_states(discourse: Discourse, title: Title) -> Iterator[str]:
    """Yield the keys of the states pointed to before a phrase in its paragraph, last first."""
    word = title.span[0].previous
    while word.i >= 0 and title.word.sent.number - word.sent.number <= _SENTENCES_BACK:
        if word.is_blank and "\n" in word.text:
            return
        state = discourse.state_at(word)
        if state is not None and not word.is_main_verb:
            yield state
        word = word.previous


def near_body(discourse: Discourse, title: Title) -> Actor | None:
    """Return the body last named before a phrase, in its sentence or the one before."""
    bodies = (n for n in names_before(discourse, title) if n.type == EntityType.ORGANISATION)
    name = next((body for body in bodies if "medium" not in body.takes), None)
    return discourse.actor(name) if name is not None else None


def names_before(discourse: Discourse, title: Title) -> Iterator[Name]:
    """Yield the names before a phrase, in its sentence or the one before, last first."""
    number = title.word.sent.number
    for name in sorted(discourse.names, key=lambda n: -n.start):
        if name.end <= title.start and number - discourse.words[name.start].sent.number <= 1:
            yield name
