"""The pipeline's own names, with repaired bounds and types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.by_kind import OTHER_DETERMINERS, announcing
from kg.read.entities.by_phrase import head_type
from kg.read.entities.gazetteer import match, plain, prefixes, state_of_adjective
from kg.read.entities.mention import Finder, Name, head_of
from kg.read.entities.office_words import office
from kg.read.entities.person_words import is_common, not_entities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Tree

_TYPES: dict[str, EntityType] = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "LOC": EntityType.PLACE,
}


def add_tagged(finder: Finder, persons: Iterable[Name]) -> None:
    """Take the pipeline's names that nothing else has found, with repaired bounds."""
    words = finder.words
    for name in persons:
        if _plausible_person(words, name):
            finder.add(name)
    i, size = 0, len(words)
    while i < size:
        kind = _TYPES.get(words[i].name)
        if kind in (None, EntityType.PERSON) or i in finder.taken or i in finder.skipped:
            i += 1
            continue
        start = i
        while (
            i < size
            and words[i].name == words[start].name
            and i not in finder.taken
            and words[i].sent.number == words[start].sent.number
        ):
            i += 1
        tagged = _tagged(words, start, i, kind or EntityType.PLACE)
        if tagged is not None:
            finder.add(tagged)


def _plausible_person(words: Tree, name: Name) -> bool:
    word = words[name.start].text
    return not (
        name.end - name.start == 1 and (is_common(word) or not words[name.start].is_proper_noun)
    )


def _tagged(words: Tree, start: int, end: int, kind: EntityType) -> Name | None:
    if not any(words[k].text[0].isalpha() for k in range(start, end)):
        return None
    if words[end - 1].text in not_entities():
        return None
    while start < end and (not words[start].is_capitalised or _trimmed(words, start)):
        start += 1
    while end > start and not words[end - 1].text[-1:].isalnum() and words[end - 1].text != "!":
        end -= 1
    if start >= end:
        return None
    while (
        end < len(words)
        and words[end].is_name_part
        and words[end].is_proper_noun
        and words[end].is_capitalised
        and start <= words[end].head.i < end
    ):
        end += 1
    parts = [plain(w) for w in words[start:end].texts]
    if (
        all(not (words[i].is_proper_noun or words[i].is_foreign) for i in range(start, end))
        and kind == EntityType.PLACE
    ):
        return None
    if end - start == 2 and words[end - 1].text.isupper() and announcing(words[start].text):
        start += 1
        parts = [plain(w) for w in words[start:end].texts]
    if end - start == 1 and not _plausible(words, start, kind):
        return None
    if words[start - 1].text in _NAME_ARTICLES and start and words[start - 1].is_capitalised:
        start -= 1
        parts = [plain(w) for w in words[start:end].texts]
    elif (
        end - start == 1
        and kind == EntityType.PLACE
        and start
        and (
            words[start - 1].text.lower() in OTHER_DETERMINERS
            or (
                words[start - 1].is_adjective
                and words[start - 1].text.islower()
                and state_of_adjective(words[start - 1].text) is None
            )
        )
    ):
        return None
    if any(words[i].is_verb and words[i].text.islower() for i in range(start, end)):
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
        while (
            i < size and words[i].name == "ORG" and words[i].sent.number == words[start].sent.number
        ):
            i += 1
        if i - start < 3:
            i = max(i, start + 1)
            continue
        plain = all(words[k].text[0].isalpha() for k in range(start, i))
        bare = office(words[start].text) is None and state_of_adjective(words[start].text) is None
        inside = any(
            hit is not None and hit[0] < i - start
            for hit in (match(words, k) for k in range(start, i))
        )
        if (
            plain
            and bare
            and inside
            and words[start].is_capitalised
            and words[i - 1].is_capitalised
        ):
            name = " ".join(words[start:i].texts)
            finder.add(Name(start, i, EntityType.ORGANISATION, name, head=start, source="phrase"))


def _compound_of_known(word: str) -> bool:
    """Whether a compound only begins with a known name: "EU-Gipfel", "NATO-Schiffe"."""
    first, hyphen, last = word.rpartition("-")
    if not hyphen or first not in prefixes():
        return False
    head = head_type(last)
    return head is None or head[0] != EntityType.ORGANISATION


def _trimmed(words: Tree, i: int) -> bool:
    word = words[i].text
    return (
        office(word) is not None
        or words[i].pos in ("DET", "ADP", "PRON", "CCONJ")
        or (not any(map(str.isalnum, word)))
    )


def _plausible(words: Tree, i: int, kind: EntityType) -> bool:
    word = words[i].text
    if (
        len(word) < 2
        or _compound_of_known(word)
        or is_common(word)
        or state_of_adjective(word) is not None
    ):
        return False
    if words[i].is_proper_noun:
        return True
    return kind == EntityType.ORGANISATION and (
        word.isupper() or any(c.isupper() for c in word[1:])
    )
