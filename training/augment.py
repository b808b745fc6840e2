"""Varies what corpora show too evenly: quotation marks, missing full stops, names in capitals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from training.corpora import Sentence

STYLES = (("„", "“"), ("“", "”"), ('"', '"'), ("»", "«"), ("‚", "‘"))
_OPENING = frozenset("„»‚")
_ANY = frozenset('„“”"»«‚‘')
_FINAL = frozenset({".", "!", "?"})
QUOTES, STOPLESS, CAPITALS = 0.5, 0.12, 0.03
"""How often quotation marks change style, a final stop is missing, names stand in capitals."""


def varied(sentence: Sentence, rng: random.Random) -> Sentence:
    """Return the sentence, now and then in another typography; its annotation stays true.

    Lemmas of words written in capitals are given up, for the edit scripts do not reach them.
    """
    found = sentence
    if rng.random() < QUOTES and any(w in _ANY for w in found.words):
        found = _requoted(found, rng.choice(STYLES))
    if rng.random() < STOPLESS:
        found = _stopless(found)
    if found.names is not None and rng.random() < CAPITALS:
        found = _in_capitals(found)
    return found


def _requoted(s: Sentence, style: tuple[str, str]) -> Sentence:
    words, inside = list(s.words), False
    for i, word in enumerate(words):
        if word in _ANY:
            inside = word in _OPENING or not inside
            words[i] = style[0] if inside else style[1]
    lemmas = (
        [w if old in _ANY else x for w, old, x in zip(words, s.words, s.lemmas, strict=True)]
        if s.lemmas
        else None
    )
    return replace(s, words=words, lemmas=lemmas)


def _stopless(s: Sentence) -> Sentence:
    last = len(s.words)
    if last < 4 or s.words[-1] not in _FINAL or (s.heads and (last in s.heads or not s.heads[-1])):
        return s
    cut = {
        name: getattr(s, name)[:-1]
        for name in ("upos", "features", "lemmas", "heads", "labels", "names")
        if getattr(s, name) is not None
    }
    return replace(s, words=s.words[:-1], **cut)


def _in_capitals(s: Sentence) -> Sentence:
    assert s.names is not None
    words = [
        w.upper() if n != "O" and "ß" not in w else w for w, n in zip(s.words, s.names, strict=True)
    ]
    return replace(s, words=words, lemmas=None if words != s.words else s.lemmas)
