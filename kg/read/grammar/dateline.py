"""The dateline of an article: "GENF (dpa) – Die Gespräche …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.read.grammar.stretches import breaks_paragraph
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Stretch, Word

_LONGEST_PLACE = 3
"""Words of the place: "NEW YORK CITY"."""
_REACH = 14
"""So many words from the start of a sentence its dateline ends, if it has one."""
_SHORTEST_SHOUT = 4
"""A place in capitals before a comma or stroke has so many letters; "EU," is none."""
_BEHIND_PLACE = re.compile(
    r"(?:/[^\s,(]+)?(?:, [^–—\n]{2,25}?)?(?: \([^)\n]{2,20}\))?(?: ?[–—]|: | - |\. )"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place that a paragraph is dated from, and the agency behind it."""

    place: Stretch
    agency: Word | None


def find_dateline(sentence: Stretch) -> Dateline | None:
    """Return the dateline that a sentence opens with, if it begins a paragraph.

    Example: ``BERN (sda) –``, ``WIEN, 3. Mai –``, ``Genf – …`` where the tagger knows the place.
    """
    words = sentence.tree.words
    start = sentence.start
    while start < len(words) and words[start].is_blank:
        start += 1
    if start >= len(words) or (start and not breaks_paragraph(words[start - 1].text)):
        return None
    end = start
    while end < len(words) and end - start < _LONGEST_PLACE and _may_name(words[end]):
        end += 1
    if end in (start, len(words)):
        return None
    place = sentence.tree[start:end]
    behind = words[end : end + 3]
    if behind[0].text == "(" and len(behind) > 2 and behind[2].text == ")":
        return Dateline(place, behind[1])
    return Dateline(place, None) if _parts_off(place, behind) else None


def opens_text(text: str, begin: int, end: int) -> bool:
    """Whether the place named from ``begin`` to ``end`` is that of a dateline.

    It opens a line, and a dash, colon or stop ends it, with agency or date between.
    """
    if begin and not breaks_paragraph(text[begin - 1]):
        return False
    return _BEHIND_PLACE.match(text, end) is not None


def body_start(sentence: Stretch) -> int:
    """Return the first word behind the dateline: behind the dash in ``GENF (dpa) – Der …``."""
    for word in sentence[:_REACH]:
        if _is_dash(word):
            after = word.i + 1
            if not sentence.start < word.i or after >= sentence.end:
                return sentence.start
            begins = sentence.tree[after]
            return after if begins.is_quote or begins.text[0].isupper() else sentence.start
        if word.is_quote or not word.may_stand_in_dateline or not _is_shown(word):
            return sentence.start
    return sentence.start


def _may_name(word: Word) -> bool:
    return word.text[:1].isupper() and word.text[0].isalpha()


def _is_shown(word: Word) -> bool:
    """Whether a word can be part of a dateline as it is written."""
    return word.text[0].isupper() or not word.is_alpha or word.lower in WORDS["agencies"]


def _parts_off(place: Stretch, behind: list[Word]) -> bool:
    """Whether a dash, a date or a stroke behind a place makes it a dateline."""
    mark = behind[0]
    shouted = all(word.text.isupper() for word in place)
    if _is_dash(mark):
        return shouted or place[0].is_in_place_name
    if not shouted or mark.text not in WORDS["dateline commas"]:
        return False
    dated = mark.is_comma and len(behind) > 1 and _is_day(behind[1])
    return dated or len(place[0].text) >= _SHORTEST_SHOUT


def _is_dash(word: Word) -> bool:
    return word.text in WORDS["dateline dashes"]


def _is_day(word: Word) -> bool:
    return word.is_number or word.text.isdigit() or word.text[:-1].isdigit()
