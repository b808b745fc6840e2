"""A name found anywhere is found everywhere, with one type."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.by_lexicon import known_name
from kg.read.entities.gazetteer import match
from kg.read.entities.mention import Found, Name, Source, head_of
from kg.read.entities.person_words import given_names, is_common, is_initial
from kg.read.entities.persons import person_name
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.noun_forms import without_genitive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.read.grammar.tree import Stretch, Word

_Parts = tuple[str, ...]
_SHORTEST_PART = 3
_WEIGHTS = {Source.DATELINE: 3}
"""A dateline says more of what a name denotes than the pipeline does."""


def with_surnames(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names with persons for places and bodies that are a person's surname.

    Example: "Lindau" taken for a place, where "Jens Lindau" is named.
    """
    surnames = _persons_by_part(names).keys()
    return tuple(
        person_name(name.span, source=Source.AGAIN)
        if name.source is Source.PIPELINE
        and name.type != EntityType.PERSON
        and len(name.span) == 1
        and _forms(name.span[0].text) & surnames
        else name
        for name in names
    )


def find_again(found: Found) -> Iterator[Name]:
    """Yield further mentions of the names, shortened or in the genitive."""
    persons = _persons_by_part(found.names)
    others = _others_by_first_word(found.names)
    behind = 0
    for word in found.tree:
        if word.i < behind or not word.is_capitalised or not found.is_open(word):
            continue
        span = _person_again(word, persons, found, behind)
        if len(span):
            yield person_name(span, source=Source.AGAIN)
            behind = span.end
            continue
        name = _other_again(word, others)
        if name is not None:
            yield name
            behind = name.end


def settle_types(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names with one type for each that the pipeline sees: the one it has most often."""
    names = tuple(names)
    votes: dict[str, Counter[EntityType]] = {}
    for name in names:
        if name.source in {Source.PIPELINE, Source.AGAIN, Source.DATELINE}:
            counts = votes.setdefault(name.name, Counter())
            counts[name.type] += _WEIGHTS.get(name.source, 1)
    best = {name: max(count, key=lambda t: (count[t], t)) for name, count in votes.items()}
    return tuple(
        replace(name, type=best[name.name])
        if name.source in {Source.PIPELINE, Source.AGAIN} and len(name.span) == 1
        else name
        for name in names
    )


def nested_names(names: Iterable[Name]) -> Iterator[Name]:
    """Yield known states and places inside longer mentions of bodies."""
    for name in names:
        if name.source not in {Source.BODY, Source.PHRASE} or len(name.span) == 1:
            continue
        behind = 0
        for word in name.span:
            hit = match(word) if word.i >= behind and word.is_capitalised else None
            if hit is None or word is name.head or hit.known.type == EntityType.ORGANISATION:
                continue
            if hit.span.end <= name.end and len(hit.span) < len(name.span):
                yield replace(known_name(hit), nested=True)
                behind = hit.span.end


def _persons_by_part(names: Iterable[Name]) -> dict[str, dict[_Parts, None]]:
    """Return the full names by each of their parts, each once."""
    index: dict[str, dict[_Parts, None]] = {}
    for name in names:
        parts = tuple(name.span.texts) if name.type == EntityType.PERSON else ()
        for part in parts:
            if len(part) >= _SHORTEST_PART and part[:1].isupper() and not is_initial(part):
                for form in _forms(part) if part is parts[-1] else {part}:
                    index.setdefault(form, {})[parts] = None
    return index


def _others_by_first_word(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Return a mention of each place and body by the first word of its name, longest first."""
    models = {
        tuple(name.span.texts): name
        for name in names
        if name.type != EntityType.PERSON and name.source not in {Source.BODY, Source.LEXICON}
    }
    index: dict[str, list[Name]] = {}
    for parts, name in models.items():
        index.setdefault(parts[0], []).append(name)
    return {first: sorted(found, key=lambda n: -len(n.span)) for first, found in index.items()}


def _forms(word: str) -> set[str]:
    """Return the surnames that a word can be: itself, or without its genitive ending."""
    return {word, without_genitive(word)}


def _person_again(
    word: Word, persons: Mapping[str, Iterable[_Parts]], found: Found, behind: int
) -> Stretch:
    """Return the words that name a person again; words before ``behind`` are of other names."""
    nobody = word.until(word)
    options = [parts for form in _forms(word.text) for parts in persons.get(form, ())]
    if not options or not word.may_stand_in_name or is_common(word.text):
        return nobody
    is_surname = any(_forms(word.text) & _forms(parts[-1]) for parts in options)
    if not word.is_proper_noun and not (is_surname and _is_bare(word, options)):
        return nobody
    if not is_surname and word.text in given_names():
        return nobody
    before = word.previous
    unnamed = word.is_name_part and word.head is before and before.is_proper_noun
    if unnamed and before.i >= behind and found.is_open(before):
        return nobody
    return word.until(word.next)


def _is_bare(word: Word, options: list[_Parts]) -> bool:
    """Whether a word that the parse takes for no name can be a surname: no article before it."""
    if word.opens_sentence:
        return any(len(parts) > 1 for parts in options)
    before = word.previous
    articled = before.is_describing or before.lower in WORDS.articles_in_prepositions
    return word.is_noun and not articled


def _other_again(word: Word, others: Mapping[str, list[Name]]) -> Name | None:
    """Return the mention of a place or body that begins at the word again."""
    if not word.may_be_named:
        return None
    for model in others.get(word.text, ()):
        span = word.tree[word.i : word.i + len(model.span)]
        if span.texts == model.span.texts:
            return replace(model, span=span, head=head_of(span), source=Source.AGAIN)
    return None
