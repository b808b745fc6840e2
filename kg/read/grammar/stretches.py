"""Words in a row: what stands between two marks, wherever a wrong tree hung it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.model import Span
    from kg.read.grammar.tree import Stretch, Word


def segment(word: Word) -> Stretch:
    """Return the words around ``word`` up to the next commas, colons, marks and edges.

    What a wrong tree hangs elsewhere still stands there: ``warb zum Auftakt um Geduld``.
    """
    return _between(word, sets_apart)


def window(word: Word) -> Stretch:
    """Return the words around ``word`` up to the next comma, dash or quotation mark.

    Unlike a segment it reaches over brackets: they hold a party or an age.
    """
    return _between(word, lambda w: w.text in WORDS["window borders"])


def words_around(word: Word) -> list[Word]:
    """Return the words near a word in the tree: below it, above it, beside it."""
    near = [*word.children, *(c for child in word.children for c in child.children)]
    if word.head is not word:
        near += [word.head, *word.head.children]
    return near


def same_name(word: Word) -> Stretch:
    """Return the words from ``word`` on that the pipeline covers with names of one kind."""
    end = word.next
    while end.sent is word.sent and end.name == word.name:
        end = end.next
    return word.until(end)


def sets_apart(word: Word) -> bool:
    """Whether a mark sets clauses or insertions apart: comma, colon, bracket, dash, quotation."""
    return word.is_quote or word.text in WORDS["stretch borders"]


def char_spans(words: Iterable[Word]) -> tuple[Span, ...]:
    """Return the character spans of runs of neighbouring words, in text order."""
    spans: list[Span] = []
    last = -2
    for word in sorted(words, key=lambda w: w.i):
        if word.i == last + 1 or (spans and not word.tree[last + 1 : word.i].text.strip()):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.idx, word.end))
        last = word.i
    return tuple(spans)


def breaks_paragraph(text: str) -> bool:
    """Whether a text holds a line break, which ends a paragraph."""
    return "\n" in text


def paragraphs(sentences: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    """Yield the sentences of each paragraph; a line break ends one."""
    paragraph: list[Stretch] = []
    for sentence in sentences:
        text = sentence.tree.text
        if paragraph and breaks_paragraph(text[paragraph[-1].end_char - 1 : sentence.start_char]):
            yield paragraph
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield paragraph


def extent(words: Iterable[Word]) -> Span:
    """Return the characters from the first of some words to the last, spaces at the ends left out.

    At least one of the words must be no space.
    """
    solid = [word for word in words if not word.is_space]
    return min(word.idx for word in solid), max(word.end for word in solid)


def _between(word: Word, ends: Callable[[Word], bool]) -> Stretch:
    words, sentence = word.tree.words, word.sent
    start, end = word.i, word.i + 1
    while start > sentence.start and not ends(words[start - 1]):
        start -= 1
    while end < sentence.end and not ends(words[end]):
        end += 1
    return word.tree[start:end]


def past(word: Word, is_passed: Callable[[Word], bool]) -> Word:
    """Return the first word from ``word`` on for which the question has the answer no.

    That is the border of the text at the latest, if the question is one that borders deny.
    """
    while is_passed(word):
        word = word.next
    return word
