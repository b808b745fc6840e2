"""Bodies named by their kind: "das russische Außenministerium", "die Zeitung Morgenbote"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.body_nouns import Body, announcing, body
from kg.read.entities.gazetteer import by_key, match, state_of_adjective
from kg.read.entities.kinds import Kind, Naming
from kg.read.entities.mention import Name, Source
from kg.read.entities.metonyms import state_meant
from kg.read.entities.person_words import has_article
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.gender import nominative

if TYPE_CHECKING:
    from kg.read.grammar.tree import Stretch, Word

_LONGEST_ANNOUNCED = 5


def announced_at(word: Word) -> Name | None:
    """Return the name behind a noun that says what kind of body it is: die Zeitung „Uferpost“."""
    noun = announcing(word.text)
    span = _announced(word.next) if noun is not None and word.is_noun else None
    if noun is None or span is None:
        return None
    return Name(
        span,
        EntityType.ORGANISATION,
        " ".join(span.texts),
        span[0],
        Source.TITLE,
        noun.row,
        gender=noun.gender,
        takes=noun.takes,
    )


def body_at(word: Word) -> Name | None:
    """Return the body of a state or organisation that is named by its kind at the word."""
    noun = body(word.text) if word.may_be_named else None
    if noun is None or noun.named is Naming.NEVER:
        return None
    hit = match(word) or match(word.previous)
    known = hit is not None and len(hit.span) > 1 and hit.span.end > word.i
    return _body(word, noun) if not known else None


def opened(word: Word) -> Word:
    """Return the word behind what a name opens, from the word that opens it; itself if it does not.

    Example: ``für`` in "Ministerium für Migration und Asyl" → the word behind ``Asyl``.
    """
    if word.text not in WORDS.openers:
        return word
    noun = word.next
    if noun.text in WORDS.opened_articles:
        noun = noun.next
    while noun.is_adjective:
        noun = noun.next
    if not (noun.is_capitalised and noun.is_nominal):
        return word
    joined = noun.next.is_conjunction and noun.next.next.is_capitalised
    return noun.next.next.next if joined else noun.next


def _announced(word: Word) -> Stretch | None:
    """Return the name that begins at a word behind its kind, or at the quotation mark there."""
    quoted = word.is_quote
    first = word.next if quoted else word
    end = first
    while end.i - first.i < _LONGEST_ANNOUNCED and _is_in_announced(end, quoted=quoted):
        end = end.next
    if end is first or (quoted and not end.is_quote):
        return None
    hit = match(first)
    if hit is not None and hit.span.end >= end.i:
        return None
    is_person = first.is_in_person_name and first.next is not end
    if not quoted and (is_person or not (first.is_beside_name or first.is_attribute)):
        return None
    return first.until(end)


def _is_in_announced(word: Word, *, quoted: bool) -> bool:
    if quoted:
        return not word.is_quote
    may_begin = word.is_capitalised or has_article(word.text)
    return may_begin and (word.is_proper_noun or word.is_foreign)


@dataclass(frozen=True, slots=True)
class _Owner:
    """Words beside a body noun that say whose or what for it is."""

    name: str
    """As they stand in its name."""
    border: Word
    """The first of them before the noun; behind it, the word that follows them."""
    state: str | None = None


def _body(word: Word, noun: Body) -> Name | None:
    before = _owner_before(word, noun)
    named = before is not None or noun.named is Naming.ALONE
    state = before.state if before is not None else noun.of
    behind = _owner_behind(word) if state is None and not _is_whole(noun, named=named) else None
    state = behind.state if behind is not None else state
    if named and state is None and Kind.MINISTRY in noun.takes:
        behind = _field(word.next)
    elif Kind.EMBASSY in noun.takes:
        behind = _seat(behind.border if behind is not None else word.next) or behind
    first = before.border if before is not None else word
    if not (named or behind) or _is_indefinite(first, owned=before is not None):
        return None
    if noun.occasion and word.previous.lower in WORDS.before_an_occasion:
        return None
    parts = [before.name] if before is not None else []
    parts += [noun.noun, behind.name] if behind is not None else [noun.noun]
    return Name(
        first.until(behind.border if behind is not None else word.next),
        EntityType.ORGANISATION,
        " ".join(parts),
        word,
        Source.BODY,
        noun.row,
        key=f"{noun.noun.rpartition('-')[2]}|{state}" if state else None,
        gender=noun.gender,
        of=state,
        takes=noun.takes,
    )


def _is_whole(noun: Body, *, named: bool) -> bool:
    """Whether no state is looked for behind the noun: "der Bundestag in Berlin" is not Berlin's."""
    return named and Kind.MINISTRY not in noun.takes


def _is_indefinite(first: Word, *, owned: bool) -> bool:
    """Whether an article before a body says that it is any body: "ein Ministerium"."""
    article = first.previous.lower
    possessive = owned and article in WORDS.possessives
    return article in WORDS.other_determiners and not possessive


def _owner_before(word: Word, noun: Body) -> _Owner | None:
    """Read "russisches", "Russlands", "Zentrale" before the noun, in the same sentence."""
    before = word.previous
    state = state_of_adjective(before.text)
    if before.is_capitalised and before.is_adjective and not before.opens_sentence:
        return _Owner(nominative(before.text, noun.gender), before, state or noun.of)
    if state is not None:
        text = before.text
        small = before.opens_sentence and not text[1:2].isupper()  # "US-amerikanische" stays
        adjective = text[:1].lower() + text[1:] if small else text
        return _Owner(nominative(adjective, noun.gender), before, state)
    hit = match(before)
    if hit is not None and hit.is_inflected_state:
        return _Owner(before.text, before, hit.known.key)
    return None


def _owner_behind(word: Word) -> _Owner | None:
    """Read "in Moskau", "der Ukraine", "Myanmars" behind the noun."""
    first = word.next
    if first.text not in WORDS.before_an_owner:
        hit = match(first)
        if hit is not None and hit.is_inflected_state:
            return _Owner(first.text, first.next, hit.known.key)
        return None
    articled = first.next.text in WORDS.articles_in_the_dative
    hit = match(first.next.next if articled else first.next)
    state = state_meant(hit.known) if hit is not None else None
    if hit is None or state is None or by_key()[state].type != EntityType.STATE:
        return None
    end = hit.span[-1].next
    return _Owner(" ".join(first.until(end).texts), end, state)


def _field(word: Word) -> _Owner | None:
    """Read "für Migration", "der Verteidigung" behind a ministry."""
    end = opened(word)
    return _Owner(" ".join(word.until(end).texts), end) if end is not word else None


def _seat(word: Word) -> _Owner | None:
    """Read "in Kiew" behind an embassy."""
    hit = match(word.next) if word.text in WORDS.seat else None
    if hit is None or hit.known.type == EntityType.ORGANISATION:
        return None
    return _Owner(f"in {word.next.text}", word.next.next)
