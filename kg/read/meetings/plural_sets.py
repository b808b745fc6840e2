"""Whom "beide Länder", "die zwei Minister", "der drei Staaten" denote."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lang.times.lexicon import number_words
from kg.model import EntityType
from kg.read.grammar.reach import reach
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word

_REACH = 6
"""So many sentences before, those named together are looked for."""
_PERSONS_REACH = 3
_UNION_REACH = 12
_TWO = 2
_NAMED = frozenset((EntityType.STATE, EntityType.PERSON))


def is_pair(word: Word) -> bool:
    """Whether a phrase is "beide Länder", "der zwei Seiten", "der beiden Staaten"."""
    return _is_state(word) and any(c.lower in WORDS.two for c in word.children)


def is_of_pair(word: Word) -> bool:
    """Whether a phrase is "beide Seiten" or "Unterhändler beider Seiten"."""
    return is_pair(word) or any(c.is_attribute and is_pair(c) for c in word.children)


def pair_behind(word: Word) -> Word | None:
    """Return the noun of "beider Länder" that follows directly, wherever the parse hung it."""
    tree, end = word.tree, word.sent.end
    if word.i + 2 >= end or tree[word.i + 1].lower not in WORDS.before_both_in_the_genitive:
        return None
    return next((t for t in tree[word.i + 2 : min(end, word.i + 4)] if is_pair(t)), None)


def counted_before(cast: Cast, word: Word) -> list[str]:
    """Return those whom a counted phrase takes up: the last so many that were named together."""
    number = _count(word)
    if number > _TWO:
        return _named_together(cast, word, number)
    if number < _TWO:
        return []
    return _salient_states(cast, word) if _is_state(word) else _last_persons(cast, word)


def union_before(cast: Cast, word: Word) -> list[str]:
    """Return the union whose "Staats- und Regierungschefs" meet: the one named last."""
    _, hyphen, rest = word.text.partition("-")
    if hyphen and rest in WORDS.leaders_behind_a_hyphen:
        state = cast.state_of(word)
        return [state] if state else []
    joined = any(c.lower in WORDS.leaders_of_a_union for c in word.children)
    if word.lower not in WORDS.leaders_of_a_union and not (
        joined and word.lower in WORDS.leaders_before_a_hyphen
    ):
        return []
    first = _sentence_before(word, _UNION_REACH)
    for mention in reversed(cast.mentions_in(first, word.idx)):
        body = mention.type == EntityType.ORGANISATION
        if body and any(kind in WORDS.kinds_of_union for kind in cast.kinds(mention.entity)):
            return [mention.entity]
    return []


def _is_state(word: Word) -> bool:
    return word.is_noun and word.lower in WORDS.states_and_sides


def _count(word: Word) -> int:
    """Return how many a phrase says there are: 3 for "die drei Länder"; 0 if it does not."""
    forms = [t.lower for t in (word, *word.children)]
    numbers = (_numbers().get(form, 0) for form in forms)
    several = next((number for number in numbers if number > 1), 0)
    return several or (_TWO if any(form in WORDS.two for form in forms) else 0)


@cache
def _numbers() -> dict[str, int]:
    return number_words()


def _last_persons(cast: Cast, word: Word) -> list[str]:
    """Return the two persons named last, before the sentence where the phrase is no subject."""
    first = _sentence_before(word, _PERSONS_REACH)
    given = word.is_dative or word.is_object or word.is_oblique
    last = word.sent.start_char if given else word.idx
    persons = (
        m.entity for m in reversed(cast.mentions_in(first, last)) if m.type == EntityType.PERSON
    )
    found = list(dict.fromkeys(persons))[:_TWO]
    return found[::-1] if len(found) == _TWO else []


def _sentence_before(word: Word, number: int) -> int:
    """Return the offset at which the sentence so many sentences before begins."""
    before = max(word.sent.number - number, 0)
    return word.tree.sents[before].start_char


def _named_together(cast: Cast, word: Word, number: int) -> list[str]:
    """Return the last coordinated names of that number: "Laos, Vietnam und Kambodscha"."""
    for head in _heads_before(word, _sentence_before(word, _REACH)):
        found = [p for p in cast.denoted(head) if cast.entity(p).type in _NAMED]
        if len(found) == number:
            return found
    return []


def _heads_before(word: Word, first: int) -> Iterator[Word]:
    """Yield the words before one that others are joined to, the last first."""
    for before in reversed(word.tree.words[: word.i]):
        if before.idx < first:
            return
        if any(c.is_conjunct for c in before.children):
            yield before


def _salient_states(cast: Cast, word: Word) -> list[str]:
    """Return the two states that were spoken of most before the word."""
    counts: dict[str, int] = {}
    for mention in cast.mentions_in(reach(word), word.idx):
        actor: str | None = mention.entity
        if mention.type == EntityType.PLACE:
            actor = cast.entity(mention.entity).acts_for
        elif mention.type != EntityType.STATE:
            continue
        if actor:
            counts[actor] = counts.get(actor, 0) + 1
    best = sorted(counts, key=lambda e: -counts[e])[:_TWO]
    return best if len(best) == _TWO else []
