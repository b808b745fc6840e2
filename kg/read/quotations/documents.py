"""Texts and offices that speak for their owner: ``in einer Erklärung der Partei``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.quotations.context import Page
from kg.read.quotations.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word


def owner(page: Page, noun: Word) -> Word | None:
    """Return whose paper, office or word a noun is: genitive, von-phrase or possessive."""
    if not is_document(noun):
        return None
    for child in noun.children:
        if child.dep in ("nmod", "det:poss", "appos", "det") and page.cast.denoted(child):
            page.papers[_paper(noun)] = (noun.i, child)
            return child
    for token in noun.subtree:  # "eine Resolution, die vom Rat angenommen wurde"
        by = token != noun and token.is_nominal and "von" in token.prepositions
        if by and page.cast.denoted(token):
            page.papers[_paper(noun)] = (noun.i, token)
            return token
    known = page.papers.get(_paper(noun))
    return known[1] if known is not None and known[0] < noun.i and _is_definite(noun) else None


def _paper(noun: Word) -> str:
    """Return the kind of paper a noun names: ``UN-Resolution`` → ``resolution``."""
    low = noun.lemma.lower()
    return WORDS["documents"].ending(low) or low


def _is_definite(noun: Word) -> bool:
    if any(c.is_case_marker and c.lower in ("im", "beim", "zum", "vom") for c in noun.children):
        return True
    return any(
        c.is_article and c.lemma in ("der", "dieser", "d", "die", "das") for c in noun.children
    )


def is_document(noun: Word) -> bool:
    """Whether the noun names a text or an office that speaks for somebody."""
    return any(
        form in WORDS["documents"] for form in (noun.lemma.lower(), noun.lower.removesuffix("s"))
    )
