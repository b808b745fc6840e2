"""The pipeline's own names, with repaired bounds and types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.gazetteer import match, plain, prefixes, state_of_adjective
from kg.read.entities.mention import Found, Name, Source, head_of
from kg.read.entities.name_heads import name_head
from kg.read.entities.office_words import office
from kg.read.entities.person_words import is_common, not_entities
from kg.read.entities.word_classes import WORDS
from kg.read.grammar.stretches import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Stretch, Word

_LONG = 3


def long_body_at(word: Word) -> Name | None:
    """Return the body of several words that ends in another name: "Stimme von Nairobi"."""
    if not word.is_in_body_name or same_name(word.previous).end > word.i:
        return None
    span = same_name(word)
    if len(span) < _LONG or not _is_one_name(span):
        return None
    name = " ".join(span.texts)
    return Name(span, EntityType.ORGANISATION, name, word, Source.PHRASE)


def find_tagged(found: Found) -> Iterator[Name]:
    """Yield the pipeline's places and bodies that nothing else has found."""
    behind = 0
    for word in found.tree:
        if word.i < behind or not word.is_in_place_or_body_name or not found.is_open(word):
            continue
        run = _open_part(found, same_name(word))
        name = _tagged(run, is_place=word.is_in_place_name)
        behind = run.end
        if name is not None:
            yield name
            behind = max(behind, name.end)


def _is_one_name(span: Stretch) -> bool:
    """Whether a body of several words has a known name in it, and is no row of names."""
    first, last = span[0], span[-1]
    if not all(word.text[0].isalpha() for word in span):
        return False
    if office(first.text) is not None or state_of_adjective(first.text) is not None:
        return False
    hits = [hit for hit in map(match, span) if hit is not None]
    shorter = any(len(hit.span) < len(span) for hit in hits)
    return shorter and first.is_capitalised and last.is_capitalised


def _open_part(found: Found, span: Stretch) -> Stretch:
    """Return the words of a stretch up to the first that another name covers."""
    for word in span:
        if not found.is_open(word):
            return span[0].until(word)
    return span


def _tagged(run: Stretch, *, is_place: bool) -> Name | None:
    if run[-1].text in not_entities() or not any(word.text[0].isalpha() for word in run):
        return None
    span = _with_parts(_trimmed(run))
    if not len(span) or (is_place and not any(w.is_proper_noun or w.is_foreign for w in span)):
        return None
    alone = len(span) == 1
    if alone and not _is_plausible(span[0], is_place=is_place):
        return None
    before = span[0].previous
    if before.text in WORDS.first_parts_of_places:
        span = before.until(span[-1].next)
    elif alone and is_place and _describes(before):
        return None
    if any(word.is_verb and word.text.islower() for word in span):
        return None
    kind = EntityType.PLACE if is_place else EntityType.ORGANISATION
    return Name(span, kind, " ".join(plain(text) for text in span.texts), head_of(span))


def _trimmed(run: Stretch) -> Stretch:
    """Return the stretch without marks, articles and offices around the name."""
    start, end = 0, len(run)
    while start < end and not _may_begin(run[start]):
        start += 1
    while end > start and not _may_end(run[end - 1]):
        end -= 1
    return run[start:end]


def _may_begin(word: Word) -> bool:
    """Whether a name may begin with the word."""
    return word.is_capitalised and not word.is_function_word and office(word.text) is None


def _may_end(word: Word) -> bool:
    return word.text[-1].isalnum() or word.text in WORDS.marks_that_end_names


def _with_parts(span: Stretch) -> Stretch:
    """Return the stretch with the parts of its name behind it that the pipeline left out."""
    end = span.end
    for word in span.tree[span.end :] if len(span) else ():
        inside = span.start <= word.head.i < end
        if not (word.is_name_part and word.is_proper_noun and word.is_capitalised and inside):
            break
        end = word.i + 1
    return span.tree[span.start : end]


def _describes(word: Word) -> bool:
    """Whether a word before a noun shows that it is no name: "ein", "großes"."""
    if word.lower in WORDS.other_determiners:
        return True
    return word.is_adjective and word.text.islower() and state_of_adjective(word.text) is None


def _is_plausible(word: Word, *, is_place: bool) -> bool:
    """Whether a word that the pipeline sees a name in may be one by itself."""
    text = word.text
    if len(text) < 2 or is_common(text) or state_of_adjective(text) is not None:
        return False
    if _is_compound_of_known(text):
        return False
    abbreviated = text.isupper() or any(letter.isupper() for letter in text[1:])
    return word.is_proper_noun or (abbreviated and not is_place)


def _is_compound_of_known(word: str) -> bool:
    """Whether a compound only begins with a known name: "EU-Gipfel", "NATO-Schiffe"."""
    first, hyphen, last = word.rpartition("-")
    if not hyphen or first not in prefixes():
        return False
    head = name_head(last)
    return head is None or head.is_place
