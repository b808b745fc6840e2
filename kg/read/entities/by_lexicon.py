"""Names that a lexicon knows, and the city in a dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import EntityType
from kg.read.entities.gazetteer import Known, match, plain
from kg.read.entities.mention import Finder, Name, head_of
from kg.read.grammar.dateline import find_dateline

if TYPE_CHECKING:
    from kg.read.grammar.tree import Tree


_AMBIGUOUS = frozenset(
    {
        "Union",
        "Grüne",
        "Niger",
        "IS",
        "AP",
        "ETA",
        "IRA",
        "Times",
        "Spiegel",
        "Focus",
        "Bern",
        "Gori",
        "Guardian",
        "Labour",
        "Holland",
        "Victoria",
        "Wellington",
        "Georgetown",
        "Amnesty",
        "Nassau",
        "Kadima",
        "Bender",
        "Gaza",
        "Lima",
        "US",
    }
)


def add_known(finder: Finder) -> None:
    """Find the names of the lexicons that nothing longer covers."""
    words = finder.words
    i, size = 0, len(words)
    while i < size:
        if not words[i].text[:1].isupper() and not words[i].text[:3].islower():
            i += 1
            continue
        hit = match(words, i) if i not in finder.taken else None
        if hit is None or i in finder.skipped or not _stands_alone(words, i, hit):
            i += 1
            continue
        length, entry = hit
        name = known_name(words, i, i + length, entry)
        finder.add(name)
        i += length


def known_name(words: Tree, start: int, end: int, entry: Known) -> Name:
    """Return the mention of a name that a lexicon knows."""
    return Name(
        start,
        end,
        entry.type,
        entry.name,
        key=entry.key,
        head=head_of(words, start, end),
        gender=entry.gender,
        of=entry.of,
        acts_for=entry.acts_for,
        takes=entry.takes,
        source="lexicon",
    )


def _stands_alone(words: Tree, i: int, hit: tuple[int, Known]) -> bool:
    length, entry = hit
    word = words[i].text
    if length == 1 and words[i].pos in ("VERB", "AUX", "ADV", "PRON", "DET", "ADP"):
        return words[i].text.isupper() and len(word) > 1
    if length == 1 and entry.name in _AMBIGUOUS:
        if word == "US":
            return words[i].is_proper_noun and words[i].name in ("LOC", "ORG")
        return words[i].name in ("LOC", "ORG") or (word.isupper() and words[i].is_proper_noun)
    if (
        length == 1
        and i + 1 < len(words)
        and words[i + 1].is_name_part
        and words[i + 1].head.i == i
    ):
        return words[i].name != "PER"
    return True


def add_datelines(finder: Finder) -> None:
    """Find the city before an agency, a date or a dash at the start of a paragraph."""
    for sentence in finder.words.sents:
        found = find_dateline(sentence)
        if found is None or found.place.start in finder.skipped:
            continue
        start, end = found.place.start, found.place.end
        if finder.free(start, end):
            name = " ".join(plain(word.text) for word in found.place)
            finder.add(Name(start, end, EntityType.PLACE, name, head=start, source="dateline"))
        if found.agency is not None and finder.free(end + 1, end + 2):
            at, label = end + 1, found.agency.text
            finder.add(Name(at, at + 1, EntityType.ORGANISATION, label, head=at))
