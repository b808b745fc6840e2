"""Names that are phrases: a capitalised adjective with a noun, a head with what it opens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.by_kind import opened
from kg.read.entities.gazetteer import match
from kg.read.entities.mention import Name, Source
from kg.read.entities.name_heads import NameHead, name_head
from kg.read.entities.office_words import office
from kg.read.entities.person_words import not_entities
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.gender import Gender, gender_shown, nominative
from kg.read.grammar.noun_forms import nominative_noun
from kg.read.grammar.word_classes import WORDS as GRAMMAR

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word


def body_of_state_at(word: Word) -> Name | None:
    """Return the phrase with its state in the genitive: "Kommunistische Partei Chinas"."""
    name = _adjective_phrase(word) if word.is_capitalised else None
    behind = name.span[-1].next if name is not None else word
    hit = match(behind)
    if name is None or name.type != EntityType.ORGANISATION or not (hit and hit.is_inflected_state):
        return None
    span = word.until(behind.next)
    return replace(name, span=span, name=f"{name.name} {behind.text}", of=hit.known.key)


def phrase_at(word: Word) -> Name | None:
    """Return the phrase, the hyphened word or the kind with a name that is a name at the word."""
    if not word.is_capitalised:
        return None
    return _adjective_phrase(word) or _hyphened(word) or _headed(word)


def _adjective_phrase(word: Word) -> Name | None:
    """Return a name like "Zentrale Wahlkommission", "Rotes Meer", "Neue Demokraten"."""
    noun = word.next
    if not _may_open_phrase(word) or not noun.is_nominal or noun.text in not_entities():
        return None
    if word.text.endswith("er") and word.previous.lower in WORDS.before_city_adjectives:
        return _headed(noun)
    head = name_head(noun.text)
    if head is None and not _is_seen_as_name(word):
        return None
    body_seen = word.is_in_body_name or noun.is_in_body_name
    kind = head.type if head else EntityType.ORGANISATION if body_seen else EntityType.PLACE
    gender = head.gender if head else _gender(word)
    end = _end(noun.next, head)
    parts = [nominative(word.text, gender), nominative_noun(noun.text, gender)]
    return Name(
        word.until(end),
        kind,
        " ".join(parts + noun.next.until(end).texts),
        noun,
        Source.PHRASE,
        head.row if head else "",
        gender=gender,
    )


def _may_open_phrase(word: Word) -> bool:
    """Whether a capitalised adjective begins a name, and neither a sentence nor a quotation."""
    opens = word.opens_sentence or word.previous.text in WORDS.sentence_openers
    return word.is_adjective and not opens and word.text in GRAMMAR.adjective_endings


def _is_seen_as_name(word: Word) -> bool:
    """Whether the pipeline sees a name in an adjective or its noun, and the noun names nobody."""
    noun = word.next
    seen = word.is_in_place_or_body_name or noun.is_in_place_or_body_name
    return seen and office(noun.text) is None


def _end(word: Word, head: NameHead | None) -> Word:
    """Return the word behind what a phrase goes on with from ``word``."""
    if head is None or not head.opens:
        return word
    end = opened(word)
    return end.next if head.is_place and end.is_proper_noun and end.is_capitalised else end


def _gender(adjective: Word) -> Gender:
    """Return the gender that a noun's ending shows, or the article and adjective before it."""
    if adjective.next.text in WORDS.feminine_endings:
        return Gender.FEMININE
    return gender_shown(adjective.previous.lower, adjective.text)


def _hyphened(word: Word) -> Name | None:
    """Return a place or body like "Linden-Platz", "Donau-Stiftung"."""
    first, _, last = word.text.rpartition("-")
    head = name_head(last) if first[:1].isupper() and last[:1].isupper() else None
    if head is None or office(word.text) is not None:
        return None
    unseen = head.hyphened and last.lower() == head.row
    certain = unseen or head.is_place or word.is_in_place_or_body_name
    if not certain or word.previous.lower in WORDS.other_determiners:
        return None
    name = f"{first}-{nominative_noun(last)}"
    return Name(word.until(word.next), head.type, name, word, Source.PHRASE, head.row)


def _headed(word: Word) -> Name | None:
    """Return a name that begins with its kind: "Verband der …", "Flughafen Kloten"."""
    head = name_head(word.text)
    if head is None or not head.opens:
        return None
    return _headed_place(word, head) if head.is_place else _headed_body(word, head)


def _headed_place(word: Word, head: NameHead) -> Name | None:
    end = word.next
    if not (end.is_capitalised and end.is_proper_noun):
        return None
    end = end.next
    while end.is_capitalised and end.is_proper_noun and end.is_name_part:
        end = end.next
    span = word.until(end)
    return Name(span, EntityType.PLACE, " ".join(span.texts), word, Source.PHRASE, head.row)


def _headed_body(word: Word, head: NameHead) -> Name | None:
    end = opened(word.next)
    while end.is_in_body_name and not end.is_mark:
        end = end.next
    if end is word.next or not word.is_in_body_name:
        return None
    name = " ".join([nominative_noun(word.text), *word.next.until(end).texts])
    return Name(word.until(end), EntityType.ORGANISATION, name, word, Source.PHRASE, head.row)
