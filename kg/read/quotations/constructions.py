"""The constructions that report an utterance, named by where its words stand and how they begin."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model import QuotationType
from kg.read.quotations.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.read.grammar.tree import Word

_ZU_INSIDE = re.compile(r"\w{2}zu\w+en")


class Construction(StrEnum):
    """The construction that reports an utterance, by the name that a reading prints."""

    CUE_FIRST = "direct, cue first"
    CUE_INSIDE = "direct, cue inside"
    CUE_LAST = "direct, cue last"
    DASS_CLAUSE = "indirect, dass clause"
    QUESTION = "indirect, question"
    INFINITIVE = "indirect, infinitive"
    MAIN_CLAUSE = "indirect, main clause"
    REPORTED = "reported"
    SOURCE_PHRASE = "source phrase"
    FREE = "free"
    QUOTATION_SUBJECT = "quotation, subject"
    QUOTATION_ALONE = "quotation, alone"


def of_cue(type_: QuotationType, cue: Sequence[Word], content: Sequence[Word]) -> Construction:
    """Return the construction of what a verb reports; cue and content stand in text order."""
    match type_:
        case QuotationType.DIRECT:
            return _of_direct(cue, content)
        case QuotationType.INDIRECT:
            return _of_indirect(content)
        case _:
            return Construction.REPORTED


def _of_direct(cue: Sequence[Word], content: Sequence[Word]) -> Construction:
    """Return where the cue of a direct quotation stands; both in text order."""
    if cue[0].i < content[0].i:
        return Construction.CUE_FIRST
    return Construction.CUE_LAST if cue[0].i > content[-1].i else Construction.CUE_INSIDE


def _of_indirect(content: Sequence[Word]) -> Construction:
    """Return the form of the clause that is said, its words in text order."""
    words = [w for w in content if not (w.is_punct or w.is_quote)]
    first, last = words[0], words[-1]
    before = first.tree[first.i - 1].lower if first.i else ""
    if first.lower in WORDS["that"] or before in WORDS["that"]:
        return Construction.DASS_CLAUSE
    if first.lower in WORDS["question words"]:
        return Construction.QUESTION
    zu = len(words) > 1 and words[-2].lower in WORDS["zu"] and last.lower.endswith("n")
    return (
        Construction.INFINITIVE if zu or _ZU_INSIDE.search(last.lower) else Construction.MAIN_CLAUSE
    )
