"""What the reading of speech in one article looks at: its quotations, and what it has found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.read.quotations.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Article
    from kg.read.coreference.cast import Cast
    from kg.read.grammar.quotation_marks import Quotation
    from kg.read.grammar.tree import Stretch, Tree, Word


@dataclass(slots=True)
class Page:
    """What the reading of one article looks at."""

    tree: Tree
    cast: Cast
    article: Article
    quotations: tuple[Quotation, ...]
    quoted: dict[int, int] = field(default_factory=dict)
    """Word index to the number of the quotation it stands in."""
    papers: dict[str, tuple[int, Word]] = field(default_factory=dict)
    """Kind of paper to where it was last said whose it is, and by which word."""


def unread(sentence: Stretch, article: Article) -> bool:
    """Whether the sentence is the title, or stands in a part that is not read."""
    begin, end = sentence.start_char, sentence.end_char
    if article.title_span and begin < article.title_span[1]:
        return True
    return any(begin < e and end > b for b, e in article.skipped)


def short_quotation(page: Page, token: Word) -> bool:
    """Whether the quotation around ``token`` is a word or two."""
    quotation = page.quotations[page.quoted[token.i]]
    return quotation.end - quotation.begin < 12


def quotations_of(page: Page, content: Iterable[Word]) -> tuple[Quotation, ...]:
    """Return the quotations that the words stand in, in text order."""
    numbers = sorted({page.quoted[t.i] for t in content if t.i in page.quoted})
    return tuple(page.quotations[n] for n in numbers)


def quoted_sentence(page: Page, sentence: Stretch) -> bool:
    """Whether the whole sentence stands in quotation marks."""
    words = [t for t in sentence if not t.is_punct and not t.is_space and not t.is_quote]
    return bool(words) and all(t.i in page.quoted for t in words)


def all_quoted(page: Page, tokens: Iterable[Word]) -> bool:
    """Whether all of the words stand in quotation marks."""
    words = [t for t in tokens if not t.is_punct and not t.is_space]
    return bool(words) and all(t.i in page.quoted for t in words)


def is_speech(page: Page, token: Word) -> bool:
    """Whether the quotation around ``token`` is speech, not the name of a paper or a ship."""
    quotation = page.quotations[page.quoted[token.i]]
    span = page.tree.char_span(*quotation.inner, alignment_mode="contract")
    if span is None or not len(span):
        return False
    before = page.tree[span.start - 2] if span.start >= 2 else None
    names = all(t.pos in ("PROPN", "DET", "ADP", "X") or t.name for t in span if not t.is_punct)
    if names and len(span) <= 5:
        return False
    if before is not None and before.lemma in WORDS["things with quoted names"] and len(span) <= 5:
        return False
    return not (before is not None and before.lower in ("sogenannte", "sogenannten", "genannte"))


def trim(tokens: set[Word]) -> list[Word]:
    """Return the tokens in order without commas, colons and full stops at the edges."""
    ordered = sorted(tokens, key=lambda t: t.i)
    while ordered and ordered[0].text in {",", ":", ";", "-", "–"}:
        ordered.pop(0)
    while ordered and ordered[-1].text in {",", ":", ";", "-", "–", "."}:
        ordered.pop()
    return [t for t in ordered if not t.is_space]


def sayable(tokens: Iterable[Word]) -> bool:
    """Whether the words hold a clause: an utterance without a verb is none."""
    return any(t.is_verb for t in tokens)
