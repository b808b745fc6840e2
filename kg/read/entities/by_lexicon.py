"""Names that a lexicon knows, and the city in a dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.gazetteer import Match, match, plain
from kg.read.entities.mention import Found, Name, Source, head_of
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.dateline import find_dateline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Word


def known_at(word: Word) -> Name | None:
    """Return the name of the lexicons that begins at the word."""
    hit = match(word)
    return known_name(hit) if hit is not None and _stands_for_it(hit) else None


def find_datelines(found: Found) -> Iterator[Name]:
    """Yield the city before an agency, a date or a dash at the start of a paragraph."""
    for sentence in found.tree.sents:
        dateline = find_dateline(sentence)
        if dateline is None:
            continue
        place = dateline.place
        city = " ".join(plain(text) for text in place.texts)
        yield Name(place, EntityType.PLACE, city, place[0], Source.DATELINE)
        agency = dateline.agency
        if agency is not None:
            span = agency.until(agency.next)
            yield Name(span, EntityType.ORGANISATION, agency.text, agency)


def known_name(hit: Match) -> Name:
    """Return the mention of a name that a lexicon knows."""
    known = hit.known
    return Name(
        hit.span,
        known.type,
        known.name,
        head_of(hit.span),
        Source.LEXICON,
        key=known.key,
        gender=known.gender,
        of=known.of,
        acts_for=known.acts_for,
        takes=known.takes,
    )


def _stands_for_it(hit: Match) -> bool:
    """Whether a known name stands for whom the lexicon knows, and not for another word."""
    word, text = hit.span[0], hit.span[0].text
    if len(hit.span) > 1:
        return True
    if word.is_never_name:
        return text.isupper()
    if hit.known.name in WORDS.ambiguous_names:
        return word.is_in_place_or_body_name or text.isupper()
    first_name = word.next.is_name_part and word.next.head is word
    return not (first_name and word.is_in_person_name)
