"""Tells the tense of the clause that a time expression stands in, with or without a parse."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.lang.times.table import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from kg.lang.times.normalise import Tense

_BREAK = re.compile(r"[.!?;\n](?=\s|$)|[:„“”»«()]|\n")
_COMMA = re.compile(r",|\s[–—-]\s|\b(?:und|oder|aber)\b")
_WORD = re.compile(r"[^\W\d_]+")
_PRETERITE = re.compile(r"[a-zäöüß]{2,}te[n]?")
_PARTICIPLE = re.compile(
    r"[a-zäöüß]*ge[a-zäöüß]{2,}(?:t|en)|(?:be|er|ver|zer|ent)[a-zäöüß]{2,}(?:t|en)|[a-zäöüß]+iert"
)
_VERBAL = ("VERB", "AUX")


@cache
def _cues() -> dict[str, str]:
    return {form: value for _, value, forms in lines("tense.tsv") for form in forms.split()}


@cache
def _no_verb() -> tuple[str, ...]:
    return tuple(form for form, cue in _cues().items() if cue == "noverb")


def clause_tense(doc: Doc, begin: int, end: int, *, parsed: bool) -> Tense:
    """Return the tense of the clause around the characters ``begin`` to ``end``.

    "Er traf ihn am Donnerstag" → past, "Er wird am Donnerstag erwartet" → future; "unknown" where
    no verb is seen, as in a headline.
    """
    if parsed:
        span = doc.char_span(begin, end, alignment_mode="expand")
        found = _of_parse(span.root) if span is not None else "unknown"
        if found != "unknown":
            return found
    return _of_words(doc.text, begin, end)


def _of_words(text: str, begin: int, end: int) -> Tense:
    first, last = _bounds(text, begin, end, _BREAK)
    inner = _inner(text, first, last, begin, end)
    for low, high in (inner, (first, last)):
        words = _WORD.findall(text[low:begin]) + _WORD.findall(text[end:high])
        found = _judge(words)
        if found != "unknown":
            return found
    return "unknown"


def _inner(text: str, first: int, last: int, begin: int, end: int) -> tuple[int, int]:
    low = max((m.end() for m in _COMMA.finditer(text, first, begin)), default=first)
    match = _COMMA.search(text, end, last)
    return low, match.start() if match else last


def _bounds(text: str, begin: int, end: int, mark: re.Pattern[str]) -> tuple[int, int]:
    low = max(0, begin - 300)
    first = max((m.end() for m in mark.finditer(text, low, begin)), default=low)
    match = mark.search(text, end, min(len(text), end + 300))
    return first, match.start() if match else min(len(text), end + 300)


def _judge(words: list[str]) -> Tense:
    cues = [_cues().get(word) or _cues().get(word.lower()) for word in words]
    if "plan" in cues and "worden" not in words:
        return "future"
    if "planned" in cues:
        return "planned"
    participle = any(_PARTICIPLE.fullmatch(word) for word in words)
    if "past" in cues or ("perfect" in cues and participle):
        return "past"
    if any(
        _PRETERITE.fullmatch(w) and not w.endswith(_no_verb()) for w in words if w not in _cues()
    ):
        return "past"
    if "future" in cues:
        return "future"
    return "present" if "present" in cues or "perfect" in cues else "unknown"


def _of_parse(token: Token) -> Tense:
    for head in _climb(token):
        if head.pos_ in _VERBAL:
            return _of_verb(head)
        if head.pos_ == "ADJ" and head is not token:
            if _cues().get(head.text) == "plan" or re.search(r"end(?:e[nrsm]?)$", head.text):
                return "future"
            if re.search(r"(?:t|en)e[nrsm]?$", head.text) and head.dep_ == "amod":
                return "past"
        copulas = [c for c in head.children if c.dep_ in {"cop", "aux", "aux:pass"}]
        if copulas:
            return _of_verb(head)
    return "unknown"


def _climb(token: Token) -> Iterator[Token]:
    seen = token
    yield seen
    for _ in range(12):
        if seen.head is seen:
            return
        seen = seen.head
        yield seen


def _of_verb(verb: Token) -> Tense:
    if _cues().get(verb.text) == "plan":
        return "future"
    aids = [c for c in verb.children if c.pos_ == "AUX" or c.dep_ in {"aux", "aux:pass", "cop"}]
    finite = [t for t in (*aids, verb) if "Fin" in t.morph.get("VerbForm", [])]
    if not finite and verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ in _VERBAL:
        return _of_verb(verb.head)
    participle = "Part" in verb.morph.get("VerbForm", []) or bool(_PARTICIPLE.fullmatch(verb.text))
    for token in finite or aids:
        cue = _cues().get(token.text.lower())
        if cue == "planned":
            return "planned"
        if cue == "future":
            return "future"
        if cue == "perfect":
            return "past" if participle and token is not verb else "present"
        if "Past" in token.morph.get("Tense", []):
            return "past"
        if "Sub" in token.morph.get("Mood", []):
            return "future"
        if "Pres" in token.morph.get("Tense", []):
            return "present"
        if cue in {"past", "present"}:
            return "past" if cue == "past" else "present"
    return _of_form(verb) if verb.pos_ == "VERB" and not aids else "unknown"


def _of_form(verb: Token) -> Tense:
    """Judge a lone verb by its ending, where the parse tells no tense."""
    text = verb.text.lower()
    if _cues().get(text) in {"past", "present"}:
        return "past" if _cues()[text] == "past" else "present"
    if "Inf" in verb.morph.get("VerbForm", []) or text.endswith("end"):
        return "unknown"
    if _PRETERITE.fullmatch(text) and not text.endswith(_no_verb()):
        return "past"
    return "past" if re.fullmatch(r"[a-zäöüß]*ge[a-zäöüß]{2,}t", text) else "present"
