"""The text of an article as it is read, beside the text as delivered."""

from __future__ import annotations

from collections.abc import Iterator

from kg.clean import Clean, cleaned
from kg.model import Article, Span
from kg.presentation import Block, Column, Heading, Note, Page, Table

_COLUMNS = (Column("begin", "fixed"), Column("end", "fixed"), Column("delivered"), Column("read"))


def trace(article: Article) -> Page:
    """Return a page with each paragraph as delivered and as read, and what was changed.

    ``begin`` and ``end`` count in the text as delivered. What is the same in both is shown once.
    """
    clean = cleaned(article.text, article.skipped)
    hidden = tuple(clean.alignment.read(span) for span in article.skipped)
    return Page(tuple(_blocks(article, clean, hidden)))


def _blocks(article: Article, clean: Clean, hidden: tuple[Span, ...]) -> Iterator[Block]:
    yield Heading(f"{article.id}: the text as delivered and as read")
    facts = (
        f"date {article.date or article.month or 'not known'}",
        f"title {article.title!r}" if article.title else "no title",
        f"read by {article.reader}" if article.reader else None,
    )
    yield Note(", ".join(fact for fact in facts if fact))
    changes = ", ".join(f"{kind} {number}" for kind, number in clean.changes)
    yield Note(f"changed: {changes or 'nothing'}")
    yield Table(_COLUMNS, tuple(_rows(article, clean, hidden)))


def _rows(
    article: Article, clean: Clean, hidden: tuple[Span, ...]
) -> Iterator[tuple[int, int, str, str]]:
    at = 0
    for words in clean.text.split("\n\n"):
        span = at, at + len(words)
        at = span[1] + 2
        begin, end = clean.alignment.delivered(span)
        delivered = article.text[begin:end]
        yield begin, end, _shown(delivered), _verdict(words, delivered, span, hidden)


def _verdict(words: str, delivered: str, span: Span, hidden: tuple[Span, ...]) -> str:
    if any(begin <= span[0] and span[1] <= end for begin, end in hidden):
        return "(not read: page furniture)"
    return "(the same)" if words == delivered else words


def _shown(text: str) -> str:
    """Return a text with its unseen characters as words: ``⏎``, ``U+00AD``."""
    return "".join(_char(char) for char in text)


def _char(char: str) -> str:
    if char == "\n":
        return "⏎\n"
    if char == " " or char.isprintable():
        return char
    return f"⟨U+{ord(char):04X}⟩"
