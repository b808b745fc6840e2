"""Line breaks inside a paragraph: which of them are none.

Lines broken by a program have a width: the next word would not have fitted. Lines broken by hand
have none; there German capitals help: what goes on in small letters goes on in the sentence, and a
capital article or preposition opens one, so that the line before it was a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.clean.wording import Edit
from kg.lexicon import WordClasses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Span

WORDS = WordClasses("clean/words")

SOFT = "\v"
"""A line break within a paragraph. Source: Unicode Standard, 5.8 (newline guidelines)."""

_LINE = re.compile(r"[ \t]*([^\s][^\n\v]*?)[ \t]*(?=\n|\v|\Z)")
_FINISHED = re.compile(r"""[.!?:…;][“”"»«’‘')\]]*$""")
_ORDINAL = re.compile(r"(?<![\w.,])\d{1,2}\.$")
_ITEM = re.compile(r"(?:[-–—•*·▪■►+]|\(?\d{1,2}[.)]|\+\+\+)\s")
_PLACE = re.compile(r"[A-ZÄÖÜ][^\n().,:;]{1,40} \(([a-z]{2,7})[^)\n]{0,20}\)\s*[-–—]")
_HYPHENATED = re.compile(r"(?<=\w)-$")
_KEEPS_HYPHEN = re.compile(r"(?:\b[A-ZÄÖÜ0-9]+|[a-zäöüß]{3}(?:isch|lich)|\b[Dd]eutsch)-$")
"""``US-\namerikanisch``, ``militärisch-\nstrategisch`` are written with a hyphen anyway."""
_SENTENCE_INSIDE = re.compile(r"""[^\W\d_]{3}[.!?][“”"«»]? (?=["„“»«]?[A-ZÄÖÜ])""")
_INDENT = 2
"""So many blanks before a line open a paragraph."""
_NARROWEST = 30
"""No program breaks lines of fewer characters."""
_WIDEST = 160
"""Lines of more characters are paragraphs: no program breaks them so late."""
_MANY = 3
"""So many breaks within a paragraph, each behind a sentence, are those of paragraphs."""
_WRAPPED = 0.5
"""So many of the breaks of a text that is broken in lines go through a sentence."""


@dataclass(frozen=True, slots=True)
class Joint:
    """Two lines with a line break between them."""

    begin: int
    end: int
    before: str
    after: str
    blank: bool
    """Whether an empty line stands between them."""
    soft: bool
    """Whether it is a break within a paragraph, as ``<br>`` is."""
    first: bool
    """Whether the line before is the first of the text."""
    indent: int
    """Blanks before the line before."""
    indented: bool
    """Whether the line after begins farther to the right than most."""
    listed: bool
    """Whether the line after is an item of a list."""

    @property
    def finished(self) -> bool:
        """Whether the line before ends a sentence; ``20.`` before a month does not."""
        if _ORDINAL.search(self.before):
            word = self.after.split(maxsplit=1)[0]
            return not (word[0].islower() or word in WORDS["months"])
        return bool(_FINISHED.search(self.before))

    @property
    def goes_on(self) -> bool:
        """Whether a sentence certainly goes on behind the break."""
        if self.finished or self.listed:
            return False
        last = self.before.rsplit(maxsplit=1)[-1]
        return (
            not (self.after[0].isupper() or self.after[0] in '„“"»«(')
            or last[-1] in ",(„-–"
            or last in WORDS["go on"]
            or last[-1] == "."
            or bool(_SENTENCE_INSIDE.search(self.before))
        )

    @property
    def starts(self) -> bool:
        """Whether a new line certainly starts behind the break: an item, an agency's place."""
        place = _PLACE.match(self.after)
        agency = place is not None and place[1] in WORDS["agencies"]
        return self.listed or agency or self.before.endswith(" =")

    @property
    def opens(self) -> bool:
        """Whether a sentence opens behind the break that the line before does not end."""
        opener = self.after.split(maxsplit=1)[0].strip("„\"»'")
        return not self.finished and not self.goes_on and opener in WORDS["sentence openers"]

    def is_full(self, width: int) -> bool:
        """Whether the next word would not have fitted into a line of ``width`` characters."""
        return self.width + 1 + len(self.after.split(maxsplit=1)[0]) > width

    @property
    def width(self) -> int:
        """Characters of the line before, with the blanks that open it."""
        return self.indent + len(self.before)


def joined(text: str, apart: Sequence[Span] = ()) -> Iterator[Edit]:
    """Yield a space, or nothing behind a hyphen, for each break that is no end of a line.

    No line is joined across a border of ``apart``: page furniture stands alone.
    """
    joints = [joint for joint in _joints(text) if not _parted(joint, apart)]
    single = [joint for joint in joints if not joint.blank]
    loose = _loose(single, any_blank=len(single) < len(joints))
    for joint in joints:
        if joint in loose or (joint.blank and _torn(joint)):
            yield from _join(joint)


def _joints(text: str) -> Iterator[Joint]:
    lines = [match.span(1) for match in _LINE.finditer(text)]
    indents = [_indent(text, begin) for begin, _ in lines]
    margin = min(indents, default=0) + _INDENT
    items = [_ITEM.match(text, *span) for span in lines]
    for i, ((begin, end), (start, stop)) in enumerate(pairwise(lines)):
        gap = text[end:start].replace(" ", "").replace("\t", "")
        yield Joint(
            begin=end,
            end=start,
            before=text[begin:end],
            after=text[start:stop],
            blank=len(gap) > 1,
            soft=gap == SOFT,
            first=i == 0,
            indent=indents[i],
            indented=indents[i + 1] >= margin,
            listed=_is_listed(text[begin:end], items[i : i + 3]),
        )


def _is_listed(before: str, items: Sequence[re.Match[str] | None]) -> bool:
    """Whether the second of three lines is an item: behind a stop, or beside another item."""
    own, *others = (_sign(item) for item in (items[1], items[0], *items[2:]))
    return own is not None and (before[-1] in '.!?:“"' or own in others)


def _indent(text: str, begin: int) -> int:
    """Return how many blanks stand before the first character of a line."""
    return begin - max(text.rfind("\n", 0, begin), text.rfind(SOFT, 0, begin)) - 1


def _sign(item: re.Match[str] | None) -> str | None:
    """Return the sign of an item; all numbers are one."""
    return re.sub(r"\d+", "1", item.group()) if item else None


def _parted(joint: Joint, apart: Sequence[Span]) -> bool:
    """Whether furniture stands on one side of the break only, or beside other furniture."""
    return any(begin <= joint.begin <= end or begin <= joint.end <= end for begin, end in apart)


def _loose(single: list[Joint], *, any_blank: bool) -> set[Joint]:
    """Return the breaks within blocks of lines that are none."""
    open_ones = [joint for joint in single if not joint.starts and not joint.indented]
    certain = [joint for joint in open_ones if joint.goes_on]
    unsure = [j for j in open_ones if not j.goes_on and not j.finished and not j.opens]
    soft = {joint for joint in open_ones if joint.soft and not joint.opens}
    if sum(joint.finished for joint in soft) >= _MANY and all(joint.finished for joint in soft):
        soft = set()
    if not certain or len(certain) + len(unsure) < _WRAPPED * len(single):
        return {*certain, *soft}
    width = max(joint.width for joint in certain)
    full = all(joint.is_full(width) for joint in certain if not joint.first)
    if full and _NARROWEST <= width <= _WIDEST:
        return {joint for joint in open_ones if joint.goes_on or joint.is_full(width)}
    ended = {joint for joint in open_ones if joint.finished} if any_blank else set()
    return {*certain, *unsure, *ended, *soft}


def _torn(joint: Joint) -> bool:
    """Whether an empty line goes through a sentence, as where a page ends."""
    return (
        not joint.first
        and not joint.starts
        and not joint.finished
        and joint.after[0].islower()
        and len(joint.before.split()) > _FEW
        and len(joint.after.split()) > _FEW
    )


_FEW = 4
"""A line of so few words may be a byline or a heading."""


def _join(joint: Joint) -> Iterator[Edit]:
    word = joint.after.split(maxsplit=1)[0]
    if not _HYPHENATED.search(joint.before) or word in WORDS["hyphen stays"]:
        yield Edit(joint.begin, joint.end, " ", "line breaks")
    elif word[0].islower() and not _KEEPS_HYPHEN.search(joint.before):
        yield Edit(joint.begin - 1, joint.end, "", "hyphens at line ends")
    else:
        yield Edit(joint.begin, joint.end, "", "hyphens at line ends")
