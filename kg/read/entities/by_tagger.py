"""The pipeline's own names, with repaired bounds and types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.entities.by_kind import OTHER_DETERMINERS, announcing
from kg.read.entities.by_phrase import head_type
from kg.read.entities.gazetteer import match, prefixes, state_of_adjective
from kg.read.entities.mention import Finder, Name, head_of
from kg.read.entities.office_words import office
from kg.read.entities.persons import is_common, not_entities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import EntityType
    from kg.read.grammar.words import Words

_TYPES: dict[str, EntityType] = {"PER": "Person", "ORG": "Organisation", "LOC": "Place"}


def add_tagged(finder: Finder, persons: Iterable[Name]) -> None:
    """Take the pipeline's names that nothing else has found, with repaired bounds."""
    words = finder.words
    for name in persons:
        if _plausible_person(words, name):
            finder.add(name)
    i, size = 0, len(words)
    while i < size:
        kind = _TYPES.get(words.ent[i])
        if kind in (None, "Person") or i in finder.taken or i in finder.skipped:
            i += 1
            continue
        start = i
        while (
            i < size
            and words.ent[i] == words.ent[start]
            and i not in finder.taken
            and words.sentence[i] == words.sentence[start]
        ):
            i += 1
        tagged = _tagged(words, start, i, kind or "Place")
        if tagged is not None:
            finder.add(tagged)


def _plausible_person(words: Words, name: Name) -> bool:
    word = words.text[name.start]
    return not (
        name.end - name.start == 1 and (is_common(word) or words.pos[name.start] != "PROPN")
    )


def _tagged(words: Words, start: int, end: int, kind: EntityType) -> Name | None:
    if not any(words.text[k][0].isalpha() for k in range(start, end)):
        return None
    if words.text[end - 1] in not_entities():
        return None
    while start < end and (not words.cap(start) or _trimmed(words, start)):
        start += 1
    while end > start and not words.text[end - 1][-1:].isalnum() and words.text[end - 1] != "!":
        end -= 1
    if start >= end:
        return None
    while (
        end < len(words)
        and words.dep[end] == "flat"
        and words.pos[end] == "PROPN"
        and words.cap(end)
        and start <= words.head[end] < end
    ):
        end += 1
    parts = words.plain[start:end]
    if all(words.pos[i] not in ("PROPN", "X") for i in range(start, end)) and kind == "Place":
        return None
    if end - start == 2 and words.text[end - 1].isupper() and announcing(words.text[start]):
        start += 1
        parts = words.plain[start:end]
    if end - start == 1 and not _plausible(words, start, kind):
        return None
    if words.text[start - 1] in _NAME_ARTICLES and start and words.cap(start - 1):
        start -= 1
        parts = words.plain[start:end]
    elif (
        end - start == 1
        and kind == "Place"
        and start
        and (
            words.text[start - 1].lower() in OTHER_DETERMINERS
            or (
                words.pos[start - 1] == "ADJ"
                and words.text[start - 1].islower()
                and state_of_adjective(words.text[start - 1]) is None
            )
        )
    ):
        return None
    if any(words.pos[i] in ("VERB", "AUX") and words.text[i].islower() for i in range(start, end)):
        return None
    name = " ".join(parts)
    return Name(start, end, kind, name, head=head_of(words, start, end))


_NAME_ARTICLES = frozenset("La El Le Los Las Les Al Port San Santa São Saint Sankt Bad New".split())  # noqa: SIM905


def add_long_spans(finder: Finder) -> None:
    """Find bodies of several words that end in another name: "Stimme von Nairobi"."""
    words = finder.words
    i, size = 0, len(words)
    while i < size:
        start = i
        while i < size and words.ent[i] == "ORG" and words.sentence[i] == words.sentence[start]:
            i += 1
        if i - start < 3:
            i = max(i, start + 1)
            continue
        plain = all(words.text[k][0].isalpha() for k in range(start, i))
        bare = office(words.text[start]) is None and state_of_adjective(words.text[start]) is None
        inside = any(
            hit is not None and hit[0] < i - start
            for hit in (match(words.plain, k) for k in range(start, i))
        )
        if plain and bare and inside and words.cap(start) and words.cap(i - 1):
            name = " ".join(words.text[start:i])
            finder.add(Name(start, i, "Organisation", name, head=start, source="phrase"))


def _compound_of_known(word: str) -> bool:
    """Whether a compound only begins with a known name: "EU-Gipfel", "NATO-Schiffe"."""
    first, hyphen, last = word.rpartition("-")
    if not hyphen or first not in prefixes():
        return False
    head = head_type(last)
    return head is None or head[0] != "Organisation"


def _trimmed(words: Words, i: int) -> bool:
    word = words.text[i]
    return (
        office(word) is not None
        or words.pos[i] in ("DET", "ADP", "PRON", "CCONJ")
        or (not any(map(str.isalnum, word)))
    )


def _plausible(words: Words, i: int, kind: EntityType) -> bool:
    word = words.text[i]
    if (
        len(word) < 2
        or _compound_of_known(word)
        or is_common(word)
        or state_of_adjective(word) is not None
    ):
        return False
    if words.pos[i] == "PROPN":
        return True
    return kind == "Organisation" and (word.isupper() or any(c.isupper() for c in word[1:]))
