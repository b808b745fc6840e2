"""Names that are phrases: a capitalised adjective with a noun, a head with what it opens."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.model import EntityType
from kg.read.entities.body_nouns import body, strong
from kg.read.entities.by_kind import OTHER_DETERMINERS, opened
from kg.read.entities.gazetteer import inhabitant, match
from kg.read.entities.mention import Finder, Name
from kg.read.entities.office_words import office
from kg.read.entities.person_words import not_entities

if TYPE_CHECKING:
    from kg.read.grammar.tree import Tree


@cache
def _name_heads() -> dict[str, tuple[EntityType, bool, str]]:
    table: dict[str, tuple[EntityType, bool, str]] = {}
    for row in rows("read/entities/name_heads"):
        kind: EntityType = (
            EntityType.PLACE if row["type"] == EntityType.PLACE else EntityType.ORGANISATION
        )
        table[row["head"]] = (kind, row["opens"] == "yes", row["gender"])
    return table


@lru_cache(maxsize=20000)
def head_type(word: str) -> tuple[EntityType, bool, str] | None:
    """Return what a head word of a name says: type, whether certain, and its ending."""
    folded = word.lower()
    for end in (
        folded,
        folded.removesuffix("s"),
        folded.removesuffix("es"),
        folded.removesuffix("n"),
    ):
        for start in range(len(end) - 1):
            entry = _name_heads().get(end[start:])
            if entry is not None:
                return entry
    return None


def add_phrases(finder: Finder) -> None:
    """Find names that are phrases, hyphened words or a kind with a name."""
    words = finder.words
    for i in range(len(words) - 1):
        if i in finder.taken or i in finder.skipped or not words[i].text[:1].isupper():
            continue
        phrase = _adjective_phrase(words, i) or _hyphenated(words, i) or _headed(words, i)
        if phrase is not None and finder.free(phrase.start, phrase.end):
            finder.add(phrase)


def _adjective_phrase(words: Tree, i: int) -> Name | None:
    """Return a name like "Zentrale Wahlkommission", "Rotes Meer", "Neue Demokraten"."""
    if not words[i].is_adjective or words[i].opens_sentence or not words[i + 1].is_capitalised:
        return None
    word, noun = words[i].text, words[i + 1].text
    if not words[i + 1].is_nominal or noun in not_entities() or word.isupper():
        return None
    if not word.endswith(("e", "en", "er", "es", "em")):
        return None
    before = words[i - 1].text
    if word.endswith("er") and before.lower() in ("das", "die", "des", "dem", "den", "im", "am"):
        return _headed(words, i + 1)
    if before in ("„", "“", '"', "»", "«", "‚", ":", ".", "”"):
        return None
    head = head_type(noun)
    labels = {words[i].name, words[i + 1].name}
    if head is None and not labels & {"ORG", "LOC"}:
        return None
    if head is None and (office(noun) or inhabitant(noun)):
        return None
    kind: EntityType = (
        head[0] if head else (EntityType.ORGANISATION if "ORG" in labels else EntityType.PLACE)
    )
    end = i + 2
    if head is not None and head[1]:
        end = opened(words, end)
        if (
            kind == EntityType.PLACE
            and end < len(words)
            and words[end].is_proper_noun
            and words[end].is_capitalised
        ):
            end += 1
    if noun.lower() == "partei" and end < len(words):
        owner = match(words, end)
        if (
            owner is not None
            and owner[1].type == EntityType.STATE
            and words[end].text != owner[1].name
        ):
            end += 1
    gender = _gender_of(words, i, noun)
    rest = " ".join(words[i + 2 : end].texts)
    name = f"{strong(word, gender)} {_base_noun(noun, gender)}" + (f" {rest}" if rest else "")
    return Name(i, end, kind, name, head=i + 1, gender=gender, source="phrase")


def _gender_of(words: Tree, i: int, noun: str) -> str:
    """Guess the gender of a noun from the article before its adjective, else from its ending."""
    known = body(noun)
    if known is not None:
        return known.gender
    before = words[i - 1].text.lower() if i else ""
    ending = words[i].text
    head = head_type(noun)
    if head is not None:
        return head[2]
    if noun.endswith(("ung", "heit", "keit", "schaft", "ion", "ik", "ei")):
        return "f"
    if before in ("das", "ins"):
        return "n"
    if before == "den" or (before == "der" and ending.endswith("e")):
        return "m"
    return "f" if before in ("die", "der", "zur") else "n"


def _base_noun(noun: str, gender: str) -> str:
    if gender in ("m", "n"):
        for ending in ("sses", "tes", "des", "ses"):
            if noun.endswith(ending):
                return noun[:-2]
        if noun.endswith("s") and not noun.endswith(("ss", "us", "ds", "is", "as")):
            return noun[:-1]
    return noun


def _hyphenated(words: Tree, i: int) -> Name | None:
    """Return a place or body like "Linden-Platz", "Rhein-Kommission", "Donau-Gruppe"."""
    word = words[i].text
    if "-" not in word or not (words[i].is_nominal or words[i].is_foreign):
        return None
    first, _, last = word.rpartition("-")
    if not last[:1].isupper() or office(word):
        return None
    head = head_type(last)
    if head is None or not first[:1].isupper():
        return None
    determiner = words[i - 1].text.lower() if i else ""
    if determiner in OTHER_DETERMINERS:
        return None
    label = words[i].name
    if (
        head[0] == EntityType.ORGANISATION
        and label not in ("ORG", "LOC")
        and last.lower()
        not in (
            "kommission",
            "gruppe",
            "rat",
            "front",
            "stiftung",
            "universität",
            "miliz",
            "partei",
        )
    ):
        return None
    base = first + "-" + _base_noun(last, "n" if head[0] == EntityType.PLACE else "m")
    return Name(i, i + 1, head[0], base, head=i, source="phrase")


def _headed(words: Tree, i: int) -> Name | None:
    """Return a name that begins with its kind: "Verband der …", "Flughafen Kloten"."""
    word = words[i].text
    head = head_type(word)
    if head is None or not head[1] or not words[i].is_nominal:
        return None
    k = i + 1
    if k >= len(words):
        return None
    if head[0] == EntityType.PLACE:
        if words[k].is_capitalised and words[k].is_proper_noun and not office(words[k].text):
            end = k + 1
            while (
                end < len(words)
                and words[end].is_capitalised
                and words[end].is_proper_noun
                and words[end].is_name_part
            ):
                end += 1
            if match(words, k) and word.lower() in ("provinz", "halbinsel", "kanton"):
                return None
            return Name(
                i, end, EntityType.PLACE, " ".join(words[i:end].texts), head=i, source="phrase"
            )
        return None
    if words[i].name != "ORG":
        return None
    end = opened(words, k)
    while end < len(words) and words[end].name == "ORG" and not words[end].is_mark:
        end += 1
    if end == k:
        return None
    name = _base_noun(word, "m") + " " + " ".join(words[k:end].texts)
    return Name(i, end, EntityType.ORGANISATION, name, head=i, source="phrase")
