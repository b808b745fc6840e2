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
    from kg.model import Span

_BREAK = re.compile(r"[.!?;\n](?=\s|$)|[:„“”»«()]|\n")
_COMMA = re.compile(r",|\s[–—-]\s|\b(?:und|oder|aber)\b")
_WORD = re.compile(r"[^\W\d_]+")
_PRETERITE = re.compile(r"[a-zäöüß]{2,}te[n]?")
_PARTICIPLE = re.compile(
    r"[a-zäöüß]*ge[a-zäöüß]{2,}(?:t|en)|(?:be|er|ver|zer|ent)[a-zäöüß]{2,}(?:t|en)|[a-zäöüß]+iert"
)
_VERBAL = ("VERB", "AUX")
_AHEAD: dict[str, Tense] = {"planned": "planned", "future": "future"}
_OF_CUE: dict[str, Tense] = {"past": "past", "present": "present"}
_BY_FORM: tuple[tuple[str, str, Tense], ...] = (
    ("Tense", "Past", "past"),
    ("Mood", "Sub", "future"),
    ("Tense", "Pres", "present"),
)
"""What a feature of the finite verb says, the first that it has."""


@cache
def _cues() -> dict[str, str]:
    return {form: value for _, value, forms in lines("tense.tsv") for form in forms.split()}


_PREFIX = re.compile(
    r"(?:zusammen|zurück|statt|teil|fest|ab|an|auf|aus|be|bei|ein|ent|er|ge|her|hin|los|mit|nach|un|unter|ver|vor|weg|zu)?"
)


def _cue(word: str) -> str | None:
    """Return what the form says of the tense; "eintraf" says what "traf" says."""
    direct = _cues().get(word) or _cues().get(word.lower())
    if direct is not None or not word.islower():
        return direct
    match = _PREFIX.match(word)
    stem = _cues().get(word[match.end() :]) if match else None
    return stem if stem in {"past", "noverb"} else None


def _preterite(word: str) -> bool:
    """Tell whether the word looks like "sagte", "forderten", and not like "letzte", "warten"."""
    if not _PRETERITE.fullmatch(word):
        return False
    return _cue(word) != "noverb"


def clause_tense(doc: Doc, text: str, at: Span, *, parsed: bool) -> Tense:
    """Return the tense of the clause around the characters ``at``; ``text`` is that of the Doc.

    "Er traf ihn am Donnerstag" → past, "Er wird am Donnerstag erwartet" → future; "unknown" where
    no verb is seen, as in a headline.
    """
    begin, end = at
    sentence = _bounds(text, begin, end, _BREAK)
    clause = _inner(text, *sentence, begin, end)
    words = _of_words(text, begin, end, clause)
    span = doc.char_span(begin, end, alignment_mode="expand") if parsed else None
    if span is not None:
        found, head = _of_parse(span.root)
        near = head is not None and clause[0] <= head.idx < clause[1]
        if found != "unknown" and (near or words == "unknown"):
            return found
    return words if words != "unknown" else _of_words(text, begin, end, sentence)


def _of_words(text: str, begin: int, end: int, stretch: tuple[int, int]) -> Tense:
    first, last = stretch
    return _judge(_WORD.findall(text, first, begin) + _WORD.findall(text, end, last))


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
    cues = [_cue(word) for word in words]
    if "plan" in cues and "worden" not in words:
        return "future"
    if "planned" in cues:
        return "planned"
    participle = any(_PARTICIPLE.fullmatch(word) for word in words)
    if "past" in cues or ("perfect" in cues and participle):
        return "past"
    if any(_preterite(word) for word in words if word not in _cues()):
        return "past"
    if "future" in cues:
        return "future"
    if "present" in cues:
        return "present"
    return "planned" if "perfect" in cues else "unknown"


def _of_parse(token: Token) -> tuple[Tense, Token | None]:
    """Return the tense of the verb or participle that governs ``token``, and that word."""
    for head in _climb(token):
        if head.pos_ in _VERBAL:
            return _of_verb(head), head
        if head.pos_ == "ADJ" and head is not token:
            if _cues().get(head.text) == "plan" or re.search(r"end(?:e[nrsm]?)$", head.text):
                return "future", head
            if re.search(r"(?:t|en)e[nrsm]?$", head.text) and head.dep_ == "amod":
                return "past", head
        if any(c.dep_ in {"cop", "aux", "aux:pass"} for c in head.children):
            return _of_verb(head), head
    return "unknown", None


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
    found = (_of_finite(token, verb) for token in finite or aids)
    told = next((tense for tense in found if tense is not None), None)
    if told is not None:
        return told
    return _of_form(verb) if verb.pos_ == "VERB" and not aids else "unknown"


def _of_finite(token: Token, verb: Token) -> Tense | None:
    """Judge a verb by one of the words that may be its finite one, ``None`` if it does not tell."""
    cue = _cues().get(token.text.lower(), "")
    if cue in _AHEAD:
        return _AHEAD[cue]
    if cue == "perfect":
        participle = "Part" in verb.morph.get("VerbForm", []) or _PARTICIPLE.fullmatch(verb.text)
        return "past" if participle and token is not verb else "planned"
    for feature, value, tense in _BY_FORM:
        if value in token.morph.get(feature, []):
            return tense
    return _OF_CUE.get(cue)


def _of_form(verb: Token) -> Tense:
    """Judge a lone verb by its ending, where the parse tells no tense."""
    text = verb.text.lower()
    cue = _cue(text)
    if cue in _OF_CUE:
        return _OF_CUE[cue]
    if "Inf" in verb.morph.get("VerbForm", []) or text.endswith("end"):
        return "unknown"
    if _preterite(text):
        return "past"
    return "unknown" if re.fullmatch(r"[a-zäöüß]*ge[a-zäöüß]{2,}(?:t|en)", text) else "present"
