"""Headlines in capitals: read as words, with the capitals that German gives them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.clean.wording import Edit
from kg.lexicon import WordClasses

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = WordClasses("clean/words")
_LINE = re.compile(r"[^\n\v]+")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS, _LEAST_LETTERS = 2, 10
"""A line of fewer may be a name of an organisation."""
_ENDS = (". ", "! ", "? ", ": ")
_ABBREVIATION = 3
"""Letters of a word that stays as it is if no line of the text writes it otherwise."""


def lowered(text: str) -> Iterator[Edit]:
    """Yield each word of a line in capitals as the text writes it elsewhere: ``OSLO`` → ``Oslo``.

    A word that stands nowhere else is small if it is an article, a preposition or a verb of
    headlines, stays if it is an abbreviation, and else has a capital first letter.
    """
    lines = [match for match in _LINE.finditer(text) if _is_capital(match.group())]
    if not lines:
        return
    known = _forms(text, {match.start() for match in lines})
    for line in lines:
        for match in _WORD.finditer(text, *line.span()):
            word = match.group()
            form = known.get(word.casefold()) or _form(word)
            if form != word:
                yield Edit(*match.span(), form, "capitals")


def _is_capital(line: str) -> bool:
    """Whether all letters of a line are capitals, and enough of them that it is a headline."""
    words = _WORD.findall(line)
    letters = sum(map(len, words))
    return (
        len(words) >= _LEAST_WORDS
        and letters >= _LEAST_LETTERS
        and all(word == word.upper() or word == "ß" for word in words)
        and line != line.lower()
    )


def _forms(text: str, capital: set[int]) -> dict[str, str]:
    """Return the form of each word that the other lines have most often.

    How a sentence begins tells only of words that stand nowhere else, and are no small words.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, str] = {}
    for line in _LINE.finditer(text):
        if line.start() in capital:
            continue
        opens = True
        for match in _WORD.finditer(line.group()):
            word = match.group()
            if not opens or word[1:] != word[1:].lower():
                found[word.casefold()][word] += 1
            elif word.lower() not in WORDS["headline words"]:
                first.setdefault(word.casefold(), word)
            opens = line.group()[match.end() : match.end() + 2] in _ENDS
    best = {name: max(forms, key=lambda f: (forms[f], f)) for name, forms in found.items()}
    return first | best


def _form(word: str) -> str:
    small = word.lower()
    if small in WORDS["headline words"]:
        return small
    if len(word) <= _ABBREVIATION or word in WORDS["abbreviations"]:
        return word
    return word.capitalize()
