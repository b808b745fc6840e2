"""Names that a lexicon knows, and the city in a dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.entities.gazetteer import Known, match
from kg.read.entities.mention import Finder, Name, head_of

if TYPE_CHECKING:
    from kg.read.grammar.words import Words

_DASHES = frozenset({"-", "–", "—", "--"})


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
        if not words.text[i][:1].isupper() and not words.text[i][:3].islower():
            i += 1
            continue
        hit = match(words.plain, i) if i not in finder.taken else None
        if hit is None or i in finder.skipped or not _stands_alone(words, i, hit):
            i += 1
            continue
        length, entry = hit
        name = known_name(words, i, i + length, entry)
        finder.add(name)
        i += length


def known_name(words: Words, start: int, end: int, entry: Known) -> Name:
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


def _stands_alone(words: Words, i: int, hit: tuple[int, Known]) -> bool:
    length, entry = hit
    word = words.text[i]
    if length == 1 and words.pos[i] in ("VERB", "AUX", "ADV", "PRON", "DET", "ADP"):
        return words.text[i].isupper() and len(word) > 1
    if length == 1 and entry.name in _AMBIGUOUS:
        if word == "US":
            return words.pos[i] == "PROPN" and words.ent[i] in ("LOC", "ORG")
        return words.ent[i] in ("LOC", "ORG") or (word.isupper() and words.pos[i] == "PROPN")
    if length == 1 and i + 1 < len(words) and words.dep[i + 1] == "flat" and words.head[i + 1] == i:
        return words.ent[i] != "PER"
    return True


def add_datelines(finder: Finder) -> None:
    """Find the city before an agency, a date or a dash at the start of a paragraph."""
    words = finder.words
    size = len(words)
    for i in words.starts:
        k = i
        while k < size and words.pos[k] == "SPACE":
            k += 1
        if k >= size or not words.cap(k) or k in finder.skipped:
            continue
        if k and "\n" not in words.text[k - 1] and k > 0:
            continue
        end = k
        while end < size and end - k < 3 and words.cap(end) and words.text[end][0].isalpha():
            end += 1
        if end == k or end >= size:
            continue
        shouted = all(words.text[j].isupper() for j in range(k, end))
        following = words.text[end]
        agency = following == "(" and end + 2 < size and words.text[end + 2] == ")"
        dash = following in _DASHES
        dated = following == "," and (
            words.text[end + 1].isdigit()
            or words.pos[end + 1] == "NUM"
            or words.text[end + 1][:-1].isdigit()
        )
        if (
            agency
            or (dash and (shouted or words.ent[k] == "LOC"))
            or (dated and shouted)
            or (following in ("/", ",") and shouted and len(words.text[k]) > 3)
        ):
            name = " ".join(words.plain[k:end])
            if finder.free(k, end):
                finder.add(Name(k, end, "Place", name, head=k, source="dateline"))
            if agency and finder.free(end + 1, end + 2):
                label = words.text[end + 1]
                finder.add(Name(end + 1, end + 2, "Organisation", label, head=end + 1))
