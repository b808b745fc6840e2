"""Frames around somebody's words: ``…, mahnte der Gesandte, …``, ``Er setzte eine Frist: …``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.read.grammar.mood import is_finite, may_come
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS


def framing_verb(words: Iterable[Word], but: Iterable[Word] = ()) -> Word | None:
    """Return a verb in the past that frames what is said: ``…, mahnte der Gesandte``.

    It opens a frame or stands before a colon, outside of quotations and of the words ``but``.
    """
    sentence, others = list(words), set(but)
    quoted = False
    for at, word in enumerate(sentence):
        quoted ^= word.is_quote
        told = word.is_past and is_finite_verb(word) and not may_come(word)
        if told and not quoted and word not in others:
            opens = at > 0 and is_frame_border(sentence[at - 1])
            if opens or any(w.text in WORDS.introducing_marks for w in sentence[at:]):
                return word
    return None


def without_frame(words: Sequence[Word], but: Iterable[Word] = ()) -> Sequence[Word]:
    """Return the words without a frame set between marks: ``…, mahnte der Gesandte, …``."""
    verb = framing_verb(words, but)
    at = words.index(verb) if verb is not None else 0
    if not at or not words[at - 1].is_punct:
        return words
    ends = (i for i in range(at, len(words)) if words[i].text in WORDS.frame_ends)
    return [*words[:at], *words[next(ends, len(words)) + 1 :]]


def behind_introduction(words: Sequence[Word]) -> Sequence[Word]:
    """Return what stands behind the colon of ``Er setzte eine Frist: …``, else all words."""
    marks = (i for i, word in enumerate(words[:-2]) if word.text in WORDS.introducing_marks)
    return words[next(marks, -1) + 1 :]


def behind_colon(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words behind a colon where what stands before it is a frame without verb."""
    at = next((i for i, word in enumerate(words) if word.text in WORDS.colon), -1)
    return words if any(map(is_finite_verb, words[: max(at, 0)])) else words[at + 1 :]


def is_frame_border(word: Word) -> bool:
    """Whether a mark may stand at the edge of a frame."""
    return word.is_quote or word.text in WORDS.frame_borders


def is_finite_verb(word: Word) -> bool:
    """Whether a word is a verb in a finite form."""
    return word.is_verb and is_finite(word)
