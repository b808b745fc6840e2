"""Wires as agencies send them: header, slug, headline, text, and what is not for print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lexicon import WordClasses
from kg.model import Span

_WORDS = WordClasses("ingest/wires")
_HEADER = re.compile(
    r"[a-z]{3}\d{3,4}\s+\d\s+[a-z]{2}\s+\d+.*"  # bdt0421 3 pl 210  dpa 0812
    r"|[A-Z]{3}\d{3,4}\s+\d\s+[A-Z]{1,3}\s+\d+.*"
    r"|[a-z]{2,5}\d{3,4}\s+\d\s*[a-z]{0,3}\s*\d*\s*[a-z]{0,5}\s*\d*"
)
_SLUG = re.compile(r"(?:[^\s/][^/\n]{0,40}/){2,}(?:\([^)\n]{1,60}\)\s*/?|[^/\n]{0,30})?")
_HEADLINE_END = re.compile(r"\s=\s*$")
_BYLINE = re.compile(r"(?:Von|Aus|Interview:|Gespräch:)\s.{2,80}", re.IGNORECASE)
_SIGN_OFF = re.compile(r"(?P<agency>[a-z]{2,5})(?:\s+[a-z0-9/]{1,12}){2,8}\s*$")
_END_MARK = re.compile(r"#\s*Notizblock.*|\*(?:\s\*){2,}|[-=_]{10,}", re.IGNORECASE)
_SENT_AT = re.compile(
    r"(?:[A-Z]{2,5}\s+)?(?P<day>\d{2})(?P<time>\d{4})\s+(?P<month>[A-Z][A-Za-zä]{2})\s+(?P<year>\d{2})"
)
_SIGNS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}")
_REMARK = re.compile(r"\([^()\n]{3,60}\)")
_PRIVATE_LINE = re.compile(r"#|Die folgenden Informationen|Achtung,? Redaktionen|Redaktionelle ")
_CONTROL = re.compile(r"[\x01-\x04\x0e\x0f\x11-\x1a]")
_TOP = 12
"""A headline ends within so many lines."""
_LONGEST_HEADLINE = 4


@dataclass(frozen=True, slots=True)
class Wire:
    """The parts of a wire."""

    text: str
    skipped: tuple[Span, ...]
    """Header, slug, byline, notebook, sign-off: all that is not for print."""
    title: str | None
    date: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class _Line:
    begin: int
    end: int
    words: str


def wire(text: str, *, sure: bool = False) -> Wire | None:
    """Return the parts of a text that is framed as a wire; ``None`` for any other text.

    A wire has two of: a header line or one of keywords with slashes, a headline that ends in
    ``=``, a notebook or sign-off; one is enough if it is ``sure`` to be a wire.
    """
    lines = [_Line(*m.span(), m.group().strip()) for m in re.finditer(r"[^\n]+", text)]
    lines = [line for line in lines if line.words]
    if not lines:
        return None
    head, headline = _top(lines)
    foot = _bottom(lines, len(head) + len(headline))
    signs = bool(head) + bool(headline) + bool(foot)
    if signs < (1 if sure else 2):
        return None
    marks = [(line.begin, line.end) for line in head]
    if foot:
        marks.append((foot[0].begin, foot[-1].end))
    title = _HEADLINE_END.sub("", " ".join(line.words for line in headline)) or None
    last = lines[len(head) + len(headline) :] if headline else []
    bylines = [(one.begin, one.end) for one in last[:2] if _is_byline(one.words)]
    return Wire(
        text, tuple(sorted({*marks, *bylines})), title, _sent(foot or head), _agency(head, foot)
    )


def _top(lines: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """Return the lines of header and keywords, and those of the headline behind them."""
    at = 0
    while at < min(len(lines), _TOP) and _is_head(lines[at].words):
        at += 1
    for end in range(at, min(len(lines), at + _LONGEST_HEADLINE)):
        if _HEADLINE_END.search(lines[end].words):
            return lines[:at], lines[at : end + 1]
    return lines[:at], []


def _is_head(words: str) -> bool:
    plain = _CONTROL.sub("", words).strip()
    patterns = (_HEADER, _SLUG, _REMARK)  # a remark: "(Zusammenfassung 1030)"
    return any(p.fullmatch(plain) for p in patterns) or plain.lower() in _priorities()


@cache
def _priorities() -> frozenset[str]:
    return frozenset(_WORDS["priorities"].words)


def _is_byline(words: str) -> bool:
    return bool(_BYLINE.fullmatch(words)) and (
        words.endswith("=") or any(f", {agency}" in words.lower() for agency in _agencies())
    )


@cache
def _agencies() -> tuple[str, ...]:
    return _WORDS["agencies"].words


def _bottom(lines: list[_Line], top: int) -> list[_Line]:
    """Return the lines from the notebook on, or those of the sign-off."""
    for number in range(top, len(lines)):
        words = lines[number].words
        if _END_MARK.fullmatch(words) and _is_private(lines[number : number + 4]):
            return lines[number:]
        if _PRIVATE_LINE.match(words) and _is_private(lines[number : number + 1]):
            return lines[number:]
    found = len(lines)
    while found > top and (_is_sign_off(lines[found - 1].words)):
        found -= 1
    return lines[found:]


def _is_private(lines: list[_Line]) -> bool:
    """Whether one of the lines says that what follows is for editors only."""
    told = " ".join(line.words.lower() for line in lines)
    return any(phrase.replace("_", " ") in told for phrase in _WORDS["private"].words)


def _is_sign_off(words: str) -> bool:
    sign = _SIGN_OFF.fullmatch(words)
    if _SENT_AT.fullmatch(words) or _SIGNS.fullmatch(words):
        return True
    return bool(sign and sign["agency"] in _agencies())


def _sent(lines: list[_Line]) -> str | None:
    """Return the day that the trailer gives: ``191015 Jan 22``."""
    for line in reversed(lines):
        if match := _SENT_AT.search(line.words):
            return f"{match['day']} {match['month']} 20{match['year']}"
    return None


def _agency(head: list[_Line], foot: list[_Line]) -> str | None:
    for line in (*head[:1], *reversed(foot)):
        for word in line.words.lower().split():
            if word in _agencies():
                return word
    return None
