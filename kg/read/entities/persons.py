"""Persons: after a title, an office or a nationality, and where the pipeline sees one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.by_lexicon import known_name
from kg.read.entities.gazetteer import inhabitant, match, plain
from kg.read.entities.mention import Finder, Name, head_of
from kg.read.entities.office_words import office
from kg.read.entities.person_words import (
    Role,
    given_names,
    is_common,
    is_initial,
    is_junior,
    is_particle,
    person_title,
    role_in_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Tree


def _person_end(words: Tree, start: int) -> int:
    """Return the end of the person's name that begins at ``start``, or ``start``."""
    i, size = start, len(words)
    sentence = words[start].sent.number if start < size else -1
    end = start
    while i < size and words[i].sent.number == sentence:
        word = words[i].text
        if is_initial(word) and ((i + 1 < size and words[i + 1].is_capitalised) or end > start):
            i += 1
            end = i if end > start or i < size else end
            continue
        if is_junior(word) and end > start and not words[i].is_main_verb:
            end = i = i + 1
            continue
        if (
            is_particle(word)
            and i + 1 < size
            and _starts_name(words, i + 1)
            and (end > start or words[i].name == "PER")
            and (words[i].name == "PER" or role_in_name(word) is not Role.EVERYDAY)
        ):
            i += 1
            continue
        surname = (
            i > start and words[i].name == "PER" == words[i - 1].name and words[i].is_proper_noun
        )
        if not (_starts_name(words, i) or surname) or (i > start and _stops(words, i)):
            break
        end = i = i + 1
    return end


def _starts_name(words: Tree, i: int) -> bool:
    word = words[i].text
    if not (word[:1].isupper() or (word[:3].lower() in ("al-", "el-", "as-", "ad-", "an-", "ar-"))):
        return False
    if words[i].pos not in ("PROPN", "NOUN", "X", "ADJ", "VERB", "ADV") or not any(
        map(str.isalpha, word)
    ):
        return False
    if not words[i].is_proper_noun and words[i].name != "PER" and word not in given_names():
        return False
    return not is_common(word)


def _stops(words: Tree, i: int) -> bool:
    """Whether a known name begins here that is no part of the person's: "Putin Russland"."""
    if words[i].name == "PER" and words[i - 1].name == "PER":
        return False
    hit = match(words, i)
    return (
        hit is not None and not words[i].is_name_part and hit[1].type != EntityType.ORGANISATION
    ) or (hit is not None and hit[1].type == EntityType.STATE)


def titled_persons(finder: Finder) -> Iterator[Name]:
    """Yield persons that an office, a title or an inhabitant noun announces."""
    words = finder.words
    for i in range(len(words) - 1):
        word = words[i].text
        if not word[:1].isupper() or i in finder.skipped or not words[i + 1].text[:1].strip():
            continue
        title = person_title(word)
        post = office(word) if title is None else None
        people = inhabitant(word) if title is None and post is None else None
        if title is None and people is None and (post is None or not post.singular):
            continue
        start = i + 1
        while start < len(words) - 1 and person_title(words[start].text) is not None:
            title = max(title or "-", person_title(words[start].text) or "-")
            start += 1
        if words[start].text == "." and start + 1 < len(words):
            start += 1
        if words[start].sent.number != words[i].sent.number and title is None:
            continue
        end = _person_end(words, start)
        if end == start or _foreign(words, i, start, end, titled=title is not None):
            continue
        gender = title or (people[1] if people else "-")
        if post is not None and post.female is not None:
            gender = "f" if post.female else "m"
        yield person_name(words, start, end, gender, "title")


def _foreign(words: Tree, trigger: int, start: int, end: int, *, titled: bool) -> bool:
    """Whether the words after an office are no person: "Präsident Serbiens"."""
    labels = {words[i].name for i in range(start, end)}
    hit = match(words, start)
    if hit is not None and start + hit[0] == end:
        return not (titled and "PER" in labels)
    if "PER" in labels:
        return False
    if titled:
        return not words[start].is_proper_noun
    if labels & {"ORG", "LOC", "MISC"}:
        return end - start < 2 or not words[start].is_beside_name
    if not words[start].is_proper_noun:
        return True
    return (
        not (words[start].is_beside_name or words[start].is_active_subject)
        and words[start].head.i != trigger
        and (words[trigger].dep not in ("flat", "compound", "nmod", "amod"))
    )


def tagged_persons(finder: Finder) -> Iterator[Name]:
    """Yield the pipeline's persons with repaired bounds."""
    words = finder.words
    i, size = 0, len(words)
    while i < size:
        if words[i].name != "PER" or i in finder.skipped:
            if words[i].is_proper_noun and words[i].text in given_names():
                end = _person_end(words, i)
                if end - i > 1 and words[i + 1].is_name_part:
                    yield person_name(words, i, end, "-", "name")
                    i = end
                    continue
            i += 1
            continue
        start = i
        while (
            i < size and words[i].name == "PER" and words[i].sent.number == words[start].sent.number
        ):
            i += 1
        begin = start
        while begin < i and (
            not words[begin].text[:1].isalpha()
            or person_title(words[begin].text) is not None
            or is_common(words[begin].text)
            or (
                not words[begin].is_capitalised and not is_particle(words[begin].text.split("-")[0])
            )
        ):
            begin += 1
        while begin < i - 1 and _known_alone(words, begin):
            begin += 1
        if begin == i:
            continue
        while (
            begin > 0
            and words[begin].is_name_part
            and words[begin].head.i == begin - 1
            and words[begin - 1].is_proper_noun
            and words[begin - 1].is_capitalised
            and not is_common(words[begin - 1].text)
            and match(words, begin - 1) is None
        ):
            begin -= 1
        end = max(_person_end(words, begin), begin)
        if end == begin:
            if words[begin].is_nominal and words[begin].is_capitalised:
                end = begin + 1
            else:
                continue
        i = max(i, end)
        name = person_name(words, begin, end, "-", "name")
        yield _placed(words, name)


def _known_alone(words: Tree, i: int) -> bool:
    """Whether a state's name stands before the person's: "Kenia Peter Otieno"."""
    hit = match(words, i)
    return (
        hit is not None
        and hit[0] == 1
        and hit[1].type == EntityType.STATE
        and not words[i].is_name_part
    )


def _placed(words: Tree, name: Name) -> Name:
    """Turn a person into a place where only a place can stand: "nahe Lindau", "in Ulan Bator"."""
    i = name.start
    before = words[i - 1].text.lower() if i else ""
    hit = match(words, i)
    if hit is not None and hit[0] == name.end - name.start and hit[0] > 1:
        return known_name(words, name.start, name.end, hit[1])
    if before in _LOCATIVE and words[i].text.split("-")[0] not in given_names():
        return replace(name, type=EntityType.PLACE, gender="-")
    return name


_LOCATIVE = frozenset("in nahe nach bei aus nördlich südlich westlich östlich".split())  # noqa: SIM905


def person_name(words: Tree, start: int, end: int, gender: str, source: str) -> Name:
    """Return the person's mention; words in capitals are put as elsewhere."""
    parts = words[start:end].texts
    if all(p.isupper() for p in parts if len(p) > 3) and any(len(p) > 3 for p in parts):
        parts = [plain(w) for w in words[start:end].texts]
    if gender == "-" and end - start > 1:
        gender = given_names().get(parts[0].split("-")[0], "-")
    return Name(
        start,
        end,
        EntityType.PERSON,
        " ".join(parts),
        head=head_of(words, start, end),
        gender=gender,
        source=source,
    )
