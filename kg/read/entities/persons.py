"""Persons: after a title, an office or a nationality, and where the pipeline sees one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.by_lexicon import known_name
from kg.read.entities.gazetteer import in_small_letters, inhabitant, match
from kg.read.entities.mention import Found, Name, Source, head_of
from kg.read.entities.office_words import office
from kg.read.entities.person_words import (
    Role,
    given_names,
    has_article,
    is_common,
    is_initial,
    is_junior,
    is_particle,
    person_title,
    role_in_name,
)
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.gender import Gender
from kg.read.grammar.stretches import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Stretch, Word

_SHORTEST_SHOUT = 4
"""Words in capitals of so many letters are no initials."""


def find_persons(found: Found) -> tuple[Name, ...]:
    """Return who may be a person: announced ones first, then those that the pipeline sees.

    What the pipeline sees is a person, and no place, if somebody of that surname is announced.
    """
    titled = tuple(find_titled(found))
    surnames = {name.span[-1].text for name in titled}
    tagged = (
        replace(name, type=EntityType.PERSON)
        if name.source is Source.PIPELINE and name.span[-1].text in surnames
        else name
        for name in find_tagged_persons(found)
    )
    return (*titled, *tagged)


def certain_persons(found: Found) -> Iterator[Name]:
    """Yield the persons who are announced, or have several names."""
    for name in found.persons:
        if name.type == EntityType.PERSON and (name.source is Source.TITLE or len(name.span) > 1):
            yield name


def other_persons(found: Found) -> Iterator[Name]:
    """Yield whom the pipeline takes for a person and nothing else has found."""
    for name in found.persons:
        word = name.span[0]
        if len(name.span) > 1 or (word.is_proper_noun and not is_common(word.text)):
            yield name


def find_titled(found: Found) -> Iterator[Name]:
    """Yield persons that an office, a title or an inhabitant noun announces."""
    for word in found.tree:
        sign = _read_sign(word)
        if sign is None or not (sign.titled or sign.first.sent is word.sent):
            continue
        span = sign.first.until(name_end(sign.first))
        if len(span) and not _is_nobody(word, span, titled=sign.titled):
            yield person_name(span, sign.gender, Source.TITLE, sign.row)


def find_tagged_persons(found: Found) -> Iterator[Name]:
    """Yield the pipeline's persons with repaired bounds, and given names with what follows them."""
    behind = 0
    for word in found.tree:
        if word.i < behind:
            continue
        if word.is_in_person_name and found.is_open(word):
            run = same_name(word)
            behind = run.end
            span = _repaired(run)
            if len(span):
                behind = max(behind, span.end)
                yield _placed(person_name(span))
        elif word.is_proper_noun and word.text in given_names() and word.next.is_name_part:
            span = word.until(name_end(word))
            if len(span) > 1:
                behind = span.end
                yield person_name(span)


def name_end(first: Word) -> Word:
    """Return the word behind the person's name that begins at ``first``; itself if none does."""
    end = word = first
    while word.sent is first.sent:
        begun = end is not first
        if _is_short_part(word, begun=begun):
            end = word = word.next
        elif _joins_names(word, begun=begun):
            word = word.next
        elif (_may_begin(word) or _goes_on(word, first)) and not _begins_other(word, first):
            end = word = word.next
        else:
            break
    return end


def person_name(
    span: Stretch,
    gender: Gender = Gender.UNKNOWN,
    source: Source = Source.PIPELINE,
    row: str = "",
) -> Name:
    """Return the person's mention; words in capitals are put as elsewhere."""
    parts = span.texts
    if max(map(len, parts)) >= _SHORTEST_SHOUT and all(part.isupper() for part in parts):
        parts = [in_small_letters(part) for part in parts]
    if gender is Gender.UNKNOWN and len(parts) > 1:
        gender = given_names().get(parts[0].partition("-")[0], Gender.UNKNOWN)
    head = head_of(span)
    return Name(span, EntityType.PERSON, " ".join(parts), head, source, row, gender=gender)


@dataclass(frozen=True, slots=True)
class _Sign:
    """Words that announce a person: "Außenministerin Dr."."""

    first: Word
    """The word behind them, where the name begins."""
    gender: Gender
    titled: bool
    """Whether one of them is a title: "Frau", "Dr."."""
    row: str


def _read_sign(word: Word) -> _Sign | None:
    """Return what a title, an office or an inhabitant noun announces, with the titles behind it."""
    title = person_title(word.text)
    post = office(word.text) if title is None else None
    people = inhabitant(word.text) if title is None and post is None else None
    if title is None and people is None and (post is None or not post.singular):
        return None
    titles = [title] if title is not None else []
    first = word.next
    while (further := person_title(first.text)) is not None:
        titles.append(further)
        first = first.next
    gender = max(titles, default=people[1] if people is not None else Gender.UNKNOWN)
    if post is not None and post.female is not None:
        gender = Gender.FEMININE if post.female else Gender.MASCULINE
    row = (
        post.base
        if post is not None
        else people[0]
        if people is not None
        else word.text.rstrip(".")
    )
    return _Sign(first.next if first.text == "." else first, gender, bool(titles), row)


def _is_nobody(sign: Word, span: Stretch, *, titled: bool) -> bool:
    """Whether the words behind an office name no person: "Präsident Serbiens"."""
    first = span[0]
    seen = any(word.is_in_person_name for word in span)
    hit = match(first)
    if hit is not None and len(hit.span) == len(span):
        return not (titled and seen)
    if seen:
        return False
    if titled:
        return not first.is_proper_noun
    if any(word.name for word in span):
        return len(span) == 1 or not first.is_beside_name
    if not first.is_proper_noun:
        return True
    tied = first.head is sign or first.is_beside_name or first.is_active_subject
    return not tied and not sign.may_stand_by_name


def _is_short_part(word: Word, *, begun: bool) -> bool:
    """Whether the word is an initial, or "Jr." and the like behind a name."""
    if is_initial(word.text):
        return begun or word.next.is_capitalised
    return begun and is_junior(word.text) and not word.is_main_verb


def _joins_names(word: Word, *, begun: bool) -> bool:
    """Whether a small word stands between parts of a name: "van" in "Pieter van Oordt"."""
    role = role_in_name(word.text)
    if role not in {Role.PARTICLE, Role.EVERYDAY} or not _may_begin(word.next):
        return False
    return word.is_in_person_name or (begun and role is Role.PARTICLE)


def _may_begin(word: Word) -> bool:
    """Whether a part of a person's name may begin with the word."""
    text = word.text
    if not (word.is_capitalised or has_article(text)) or not word.may_stand_in_name:
        return False
    known = word.is_proper_noun or word.is_in_person_name or text in given_names()
    return known and any(map(str.isalpha, text)) and not is_common(text)


def _goes_on(word: Word, first: Word) -> bool:
    """Whether the pipeline takes the word for a further part of the name."""
    seen = word.is_in_person_name and word.previous.is_in_person_name
    return word is not first and seen and word.is_proper_noun


def _begins_other(word: Word, first: Word) -> bool:
    """Whether a known name begins here that is no part of the person's: "Putin Russland"."""
    if word is first or (word.is_in_person_name and word.previous.is_in_person_name):
        return False
    hit = match(word)
    if hit is None:
        return False
    return hit.is_state or (not word.is_name_part and hit.known.type == EntityType.PLACE)


def _repaired(run: Stretch) -> Stretch:
    """Return the person's name in a stretch that the pipeline takes for one; it may be empty."""
    start, last = 0, len(run) - 1
    while start <= last and not _may_open(run[start]):
        start += 1
    while start < last and _is_state_before(run[start]):
        start += 1
    if start > last:
        return run[:0]
    first = run[start]
    while _is_left_out(first):
        first = first.previous
    end = name_end(first)
    if end is first and first.is_nominal and first.is_capitalised:
        end = first.next
    return first.until(end)


def _may_open(word: Word) -> bool:
    """Whether a person's name may begin with a word that the pipeline sees it in."""
    if not word.text[:1].isalpha() or person_title(word.text) is not None or is_common(word.text):
        return False
    return word.is_capitalised or is_particle(word.text.partition("-")[0])


def _is_state_before(word: Word) -> bool:
    """Whether a state's name stands before the person's: "Kenia Peter Otieno"."""
    hit = match(word)
    one = hit is not None and hit.is_state and len(hit.span) == 1
    return one and not word.is_name_part


def _is_left_out(word: Word) -> bool:
    """Whether the word before is a part of the same name that the pipeline did not see."""
    before = word.previous
    part = word.is_name_part and word.head is before and before.is_proper_noun
    return part and before.is_capitalised and not is_common(before.text) and match(before) is None


def _placed(name: Name) -> Name:
    """Turn a person into a place where only a place can stand: "nahe Lindau", "in Ulan Bator"."""
    first = name.span[0]
    hit = match(first)
    if hit is not None and len(hit.span) == len(name.span) > 1:
        return known_name(hit)
    given = first.text.partition("-")[0] in given_names()
    if first.previous.lower in WORDS.before_places and not given:
        return replace(name, type=EntityType.PLACE, gender=Gender.UNKNOWN)
    return name
