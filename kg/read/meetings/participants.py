"""Whom a phrase brings to a meeting: actors, those a plural set stands for, unnamed people."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.phrases import phrase_of
from kg.read.meetings.frames import noun_frame
from kg.read.meetings.plural_sets import (
    counted_before,
    is_pair,
    pair_behind,
    union_before,
)
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word

ACTORS = frozenset((EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE))
"""Who can meet."""
_DEPTH = 3
"""So many phrases deep, those are looked for to whom the head belongs."""


def actors(cast: Cast, word: Word) -> list[str]:
    """Return those whom a phrase denotes, as actors: a metonym gives the state it stands for."""
    if _is_in_brackets(word):
        return []
    holder = _holder_behind(cast, word)
    if holder:
        return holder
    found: list[str] = []
    for entity_id in cast.denoted(word):
        entity = cast.entity(entity_id)
        if entity.type in ACTORS:
            found.append(entity_id)
        elif entity.acts_for:
            found.append(entity.acts_for)
        elif _acts(word) and (state := cast.state_behind(entity_id)) is not None:
            found.append(state)
    return list(dict.fromkeys(found))


def parties(cast: Cast, word: Word, depth: int = 0) -> list[str]:
    """Return the actors of a phrase, or, where its head names none, those it belongs to.

    Example: "Unterhändler der Ukraine und Russlands" gives both states.
    """
    found = actors(cast, word)
    described = _described(word)
    if not found and described is not word:
        return parties(cast, described, depth + 1)
    if depth > _DEPTH:
        return found
    pair = next((c for c in word.children if c.is_attribute and is_pair(c)), None)
    if pair is not None:
        return parties(cast, pair, depth + 1)
    if not found or (word.is_noun and all(map(cast.is_state, found))):
        found += _owners(cast, word, depth, counted=not found)
    found += _joined(cast, word, depth)
    found = _without_owners_of_persons(cast, word, list(dict.fromkeys(found)))
    return _holders(cast, word, found) if depth == 0 else found


def represented(cast: Cast, found: Iterable[str]) -> tuple[str, ...]:
    """Return the parties without the states for whom one of the persons among them acts."""
    each = tuple(dict.fromkeys(found))
    homes = {cast.home(p) for p in each if cast.is_person(p)}
    return tuple(p for p in each if p not in homes or cast.is_person(p))


def names_people(word: Word) -> bool:
    """Whether a common noun or pronoun is one for people or bodies that can be met."""
    if word.is_pronoun:
        return word.lower in WORDS.pronouns_of_people
    lemma, form = word.lemma.lower(), word.lower
    bare = (lemma.removesuffix("n"), lemma.removesuffix("r"), form.removesuffix("n"))
    return any(f.endswith(_people()) for f in (lemma, *bare, form.removesuffix("s")))


def genitives(noun: Word) -> list[Word]:
    """Return genitives, possessives and adjectives of a noun, those of other meetings left out."""
    found = phrase_of(noun).attributes
    return [c for c in found if not c.is_attribute or noun_frame(c) is None]


def _holder_behind(cast: Cast, word: Word) -> list[str]:
    """Return the person behind the genitive of a state: "Georgiens Unterhändler X"."""
    after = word.tree[word.i + 1] if word.i + 1 < len(word.tree) else word
    if not word.is_proper_noun or not word.text.endswith("s") or not after.is_noun:
        return []
    persons = [p for p in cast.denoted(after) if cast.is_person(p)]
    owner = persons and all(map(cast.is_state, cast.denoted(word, conj=False)))
    return persons if owner else []


def _acts(word: Word) -> bool:
    """Whether a place acts where it stands: as subject, or behind "zwischen" or "mit"."""
    while word.is_conjunct:
        word = word.head
    before = word.preposition
    return before in WORDS.before_who_acts or (not before and word.is_subject)


def _is_in_brackets(word: Word) -> bool:
    """Whether a word stands alone in brackets: the agency of a dateline, a party behind a name."""
    before, after = word.i - 1, word.i + 1
    if before < 0 or after >= len(word.tree):
        return False
    marks = word.tree[before].text + word.tree[after].text
    return marks in WORDS.brackets


def _described(word: Word) -> Word:
    """Return the noun that a relative pronoun takes up, else the word."""
    if word.is_pronoun and word.lower in WORDS.relatives_of_a_party:
        clause = word.head
        return clause.head if clause.is_attributive_clause else word
    return word


def _joined(cast: Cast, word: Word, depth: int) -> list[str]:
    """Return the persons in apposition to a row of names, and all that it joins."""
    inside = [t for t in word.subtree if t is not word and _is_within_name(t, word)]
    joined = [c for part in (word, *inside) for c in part.children if c.is_conjunct]
    if not joined:
        return []
    beside = [p for part in inside for p in actors(cast, part) if cast.is_person(p)]
    return beside + [p for child in joined for p in parties(cast, child, depth + 1)]


def _is_within_name(word: Word, head: Word) -> bool:
    """Whether only appositions and parts of names lie between two words."""
    while word is not head:
        if not (word.is_beside_name or word.is_flat_name):
            return False
        word = word.head
    return True


def _without_owners_of_persons(cast: Cast, word: Word, found: list[str]) -> list[str]:
    """Leave out states and bodies where as many persons follow: "die Chefs A-lands, X und Y"."""
    persons = [p for p in found if cast.is_person(p)]
    several = word.is_noun and not word.is_singular
    if several and len(persons) > 1 and len(found) == 2 * len(persons):
        return persons
    return found


def _holders(cast: Cast, word: Word, found: list[str]) -> list[str]:
    """Return the persons named elsewhere who hold the office: "die Präsidenten beider Länder"."""
    several = word.is_plural and word.is_noun and len(found) > 1
    if not several or not all(map(cast.is_state, found)):
        return found
    office = word.lemma if word.lemma != word.text else word.text.removesuffix("en")
    persons = [p for state in found if (p := cast.holder(office, state))]
    return persons if len(persons) == len(found) else found


def _owners(cast: Cast, word: Word, depth: int, *, counted: bool) -> list[str]:
    """Return those to whom a head belongs; with ``counted`` those a plural set stands for."""
    found = [p for c in word.children if _is_owner(c) for p in parties(cast, c, depth + 1)]
    may_own = word.is_nominal or word.is_adjective or word.lower in WORDS.two
    if found or not may_own:
        return found
    if word.is_adjective or names_people(word):
        found = _states_of(cast, word)
    pair = None if found else pair_behind(word)
    if pair is not None:
        return parties(cast, pair, depth + 1)
    if found or not counted:
        return found
    return counted_before(cast, word) or union_before(cast, word)


def _is_owner(child: Word) -> bool:
    attribute = child.is_attribute or child.is_possessive or child.is_number_modifier
    named = not child.preposition or child.preposition in WORDS.before_an_owner
    return child.is_beside_name or (attribute and named)


def _states_of(cast: Cast, word: Word) -> list[str]:
    """Return the states that a noun and its adjectives point to: "israelische Diplomaten"."""
    common = (t for t in (word, *word.children) if not t.is_proper_noun)
    return [state for t in common if (state := cast.state_of(t))]


@cache
def _people() -> tuple[str, ...]:
    return tuple(row["person"] for row in rows("read/meetings/people"))


def takes_part(verb: Word) -> bool:
    """Whether a verb tells that its subject takes part in something."""
    parted = verb.lemma in WORDS.taking and any(c.lower in WORDS.part for c in verb.children)
    return parted or clause_of(verb).lemma in WORDS.taking_part
