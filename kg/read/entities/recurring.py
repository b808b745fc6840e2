"""A name found anywhere is found everywhere, with one type."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.by_lexicon import known_name
from kg.read.entities.gazetteer import match
from kg.read.entities.mention import Finder, Name, head_of
from kg.read.entities.person_words import given_names, is_common, is_initial
from kg.read.entities.persons import person_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Tree


def find_again(finder: Finder) -> None:
    """Find further mentions of the names, shortened or in the genitive."""
    words = finder.words
    persons = _person_index(finder)
    others = {
        tuple(words[n.start : n.end].texts): n
        for n in finder.found
        if n.type != EntityType.PERSON and n.source not in ("body", "lexicon")
    }
    starts: dict[str, list[tuple[str, ...]]] = {}
    for parts in others:
        starts.setdefault(parts[0], []).append(parts)
    for options in starts.values():
        options.sort(key=len, reverse=True)
    for name in list(finder.found):  # a tagged place or body that is a person's surname
        single = (
            name.source == "name" and name.type != EntityType.PERSON and name.end - name.start == 1
        )
        if single and _surname(words[name.start].text) & persons.keys():
            finder.drop(name)
    i, size = 0, len(words)
    while i < size:
        word = words[i].text
        if i in finder.taken or i in finder.skipped or not word[:1].isupper():
            i += 1
            continue
        end = _again_person(words, i, persons, finder)
        if end > i:
            finder.add(person_name(words, i, end, "-", "again"))
            i = end
            continue
        for parts in starts.get(word, ()):
            if tuple(words[i : i + len(parts)].texts) == parts and (
                words[i].is_nominal or words[i].is_foreign
            ):
                model = others[parts]
                finder.add(
                    replace(
                        model,
                        start=i,
                        end=i + len(parts),
                        head=head_of(words, i, i + len(parts)),
                        source="again",
                    )
                )
                break
        i += 1


def _surname(word: str) -> set[str]:
    """Return the surnames that a word can be: itself, or without its genitive ending."""
    found = {word}
    if word.endswith("s") and len(word) > 3:
        found.add(word[:-1])
    if word.endswith(("'", "’")):
        found.add(word[:-1])
    return found


def _person_index(finder: Finder) -> dict[str, list[tuple[str, ...]]]:
    """Return the full names by each of their parts."""
    words = finder.words
    index: dict[str, list[tuple[str, ...]]] = {}
    for name in finder.found:
        if name.type != EntityType.PERSON:
            continue
        parts = tuple(words[name.start : name.end].texts)
        for part in parts[-1:] if len(parts) == 1 else parts:
            if len(part) > 2 and part[:1].isupper() and not is_initial(part):
                for form in _surname(part) if part is parts[-1] else {part}:
                    index.setdefault(form, []).append(parts)
    return index


_BEFORE_NOUNS = frozenset("am im vom zum zur beim ins ans".split())  # noqa: SIM905


def _bare(words: Tree, i: int, options: list[tuple[str, ...]]) -> bool:
    """Whether a word that the parse takes for no name can be a surname: no article before it."""
    if words[i].opens_sentence:
        return any(len(full) > 1 for full in options)
    before = words[i - 1].text.lower()
    article = words[i - 1].is_describing or before in _BEFORE_NOUNS
    return words[i].is_noun and not article


def _again_person(
    words: Tree, i: int, persons: dict[str, list[tuple[str, ...]]], finder: Finder
) -> int:
    word = words[i].text
    if words[i].pos not in ("PROPN", "NOUN", "X", "ADJ", "VERB") or is_common(word):
        return i
    options = [p for form in _surname(word) for p in persons.get(form, ())]
    if not options:
        return i
    end = i + 1
    while (
        end < len(words)
        and words[end].is_capitalised
        and words[end].sent.number == words[i].sent.number
        and end not in finder.taken
        and any(_surname(words[end].text) & set(p) for p in options)
    ):
        end += 1
    if end == i + 1:
        last_name = any(_surname(word) & _surname(p[-1]) for p in options)
        if not words[i].is_proper_noun and not (last_name and _bare(words, i, options)):
            return i
        if not last_name and word in given_names():
            return i
        if (
            words[i - 1 : i].texts
            and words[i - 1].is_proper_noun
            and words[i].is_name_part
            and (words[i].head.i == i - 1 and i - 1 not in finder.taken)
        ):
            return i
    return end


def settle_types(finder: Finder) -> None:
    """Give the same tagged name the same type everywhere: the one it has most often."""
    votes: dict[str, Counter[EntityType]] = {}
    for name in finder.found:
        if name.source in ("name", "again", "dateline"):
            votes.setdefault(name.name, Counter())[name.type] += (
                3 if name.source == "dateline" else 1
            )
    for k, name in enumerate(finder.found):
        if name.source not in ("name", "again") or name.name not in votes:
            continue
        count = votes[name.name]
        best = max(count, key=lambda t: (count[t], t))
        if best != name.type and name.end - name.start == 1:
            settled = replace(name, type=best)
            finder.found[k] = settled
            for i in range(name.start, name.end):
                finder.taken[i] = settled


def nested_names(finder: Finder) -> Iterator[Name]:
    """Yield known states and places inside longer mentions of bodies."""
    words = finder.words
    for name in finder.found:
        if name.source not in ("body", "phrase") or name.end - name.start < 2:
            continue
        i = name.start
        while i < name.end:
            hit = match(words, i) if words[i].is_capitalised else None
            if (
                hit is not None
                and hit[1].type in (EntityType.STATE, EntityType.PLACE)
                and i + hit[0] <= name.end
                and (hit[0] < name.end - name.start and i != name.head)
            ):
                yield replace(known_name(words, i, i + hit[0], hit[1]), nested=True)
                i += hit[0]
            else:
                i += 1
