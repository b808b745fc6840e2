"""Utterances that a noun names with its speaker: ``Putins Forderung nach …``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import QuotationType
from kg.read.quotations.attribution import Attribution, SpeechAct
from kg.read.quotations.constructions import Construction
from kg.read.quotations.context import Page, quotations_of, trim
from kg.read.quotations.sources import source_words
from kg.read.quotations.word_classes import WORDS
from kg.read.scoring.entry import Entry, Family

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Stretch


def from_act_nouns(page: Page, sentence: Stretch) -> Iterator[Attribution]:
    """Yield utterances that a noun names with its speaker: ``Putins Forderung nach …``."""
    words = source_words()
    for noun in sentence:
        kind, act = words.get(noun.lemma, ("", SpeechAct.SAY))
        if kind != "act" or not noun.is_noun or noun.i in page.quoted:
            continue
        if any(c.lower in WORDS["suppositions"] for a in noun.ancestors for c in a.children):
            continue
        for child in noun.children:
            cases = {c.lower for c in child.children if c.is_case_marker}
            if not child.is_attribute or cases - {"von", "aus", "vom"}:
                continue
            speakers = page.cast.denoted(child)
            if not speakers:
                continue
            content = [t for t in noun.subtree if t != child and child not in list(t.ancestors)]
            yield Attribution(
                sentence=sentence,
                act=act,
                type=QuotationType.REPORTED,
                entry=Entry(Family.SOURCE, noun.lemma),
                pattern=Construction.SOURCE_PHRASE,
                content=tuple(trim(set(content))),
                speakers=tuple(speakers),
                speaker_token=child,
                quotations=quotations_of(page, content),
            )
            break
