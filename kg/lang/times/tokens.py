"""Cuts text into words, numbers and marks, and gives each one symbol for its readings.

A text becomes a string of symbols, one character for each token, and a rule of the grammar is a
regular expression over such strings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.lang.times.lexicon import Readings, duration_value, forms

LOWER, CAPITAL, BREAK = ".", "C", "\n"
"""Symbols of an unknown small word or mark, an unknown word with a capital, an end of line."""

_TAILS = {
    "jähr": "Y", "monat": "M", "wöch": "W", "täg": "D", "stünd": "H", "minüt": "MIN", "sekünd": "S"
}  # fmt: skip
_TOKEN = re.compile(
    r"""
    (?P<word>(?:Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez)\.|[^\W\d_]+(?:[-‑][^\W\d_]+)*(?:[-‑](?=\s))?)
  | (?P<iso>(?<![\w./-])[12]\d{3}(?:-[01]\d-[0-3]\d(?:T\d\d:\d\d(?::\d\d)?)?|/[01]\d/[0-3]\d)
            (?![\w/-]))
  | (?P<dmy>(?<![\w.,/-])(?:[0-3]?\d\.\s?[01]?\d\.\s?(?:[12]\d{3}|\d\d)|[0-3]?\d/[01]?\d/[12]\d{3})
            (?![\w/-]|[.,:]\d))
  | (?P<dm>(?<![\w.,-])[0-3]?\d\.[01]?\d\.(?!\w)
         | (?:(?<=am\ )|(?<=[vd][oe][mn]\ )|(?<=zum\ )|(?<=bis\ )|(?<=\()|(?<=tag,\ ))
           [0-3]?\d\.\s(?:1[0-2]|0?[1-9])\.(?!\s?\w*\d|\s(?:und|bis|oder)\s\d))
  | (?P<clock>(?<![\w.,:-])[012]?\d[.:][0-5]\d(?![\w]|[.,:]\d))
  | (?P<big>(?<![\w.,])\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?!\w))
  | (?P<dec>(?<![\w.,])\d+,\d+(?!\w))
  | (?P<pair>(?<![\w.,-])(?:1[5-9]|20)\d\d/(?:\d{4}|\d\d)(?![\w/-]))
  | (?P<er>(?<![\w.,-])(?:(?:1[0-9]|20)\d0|[2-9]0)-?(?:ern?|er-Jahren?)(?![\w-]))
  | (?P<adj>(?<![\w.,])\d+[-‑]?(?:jähr|monat|wöch|täg|stünd|minüt|sekünd)ig(?:e[mnrs]?)?(?![\w-]))
  | (?P<apo>(?<![\w'’])['’]\d\d(?!\w))
  | (?P<num>\d+)
  | (?P<line>\n)
  | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)
_MARKS = {
    ".": "DOT", ",": "COMMA", ":": "COLON", "/": "SLASH", "(": "OPEN", ")": "CLOSE",
    "-": "DASH", "–": "DASH", "—": "DASH", "‑": "DASH",
    "%": "MEASURE", "€": "MEASURE", "$": "MEASURE", "°": "MEASURE", "§": "NAMER",
}  # fmt: skip
_TEXT = "#"
"""Value of a reading whose value is the token's own text."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their symbols, and where each begins and ends."""

    text: str
    symbols: str
    begins: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """Return the text of token ``index``, ``""`` outside the text."""
        if 0 <= index < len(self.begins):
            return self.text[self.begins[index] : self.ends[index]]
        return ""

    def value(self, index: int, classes: tuple[str, ...]) -> str:
        """Return the value of the token in the first of ``classes`` that it belongs to."""
        readings = dict(alphabet().readings[self.symbols[index]])
        for name in classes:
            if name in readings:
                value = readings[name]
                if value == _TEXT:
                    word = self.word(index)
                    return _adjective(word) if name == "DURADJ" else word
                return value
        return self.word(index).lower()


class Alphabet:
    """One private character for each distinct set of readings."""

    def __init__(self) -> None:
        self.readings: dict[str, Readings] = {LOWER: (), CAPITAL: (), BREAK: ()}
        self._of: dict[Readings, str] = {}
        self._by_class: dict[str, list[tuple[str, str]]] = {}
        """The symbols of a class, each with its value; in the order in which they were made."""
        self.words = {form: self.symbol(readings) for form, readings in forms().items()}

    def symbol(self, readings: Readings) -> str:
        """Return the character for these readings, a new one at first sight."""
        found = self._of.get(readings)
        if found is None:
            found = self._of[readings] = chr(0xE000 + len(self._of))
            self.readings[found] = readings
            for name, value in readings:
                self._by_class.setdefault(name, []).append((found, value))
        return found

    def add_literal(self, word: str) -> None:
        """Let a literal word of a rule be seen, in small letters and with a capital."""
        for form in {word, word[:1].upper() + word[1:]}:
            known = self.words.get(form)
            readings = set(self.readings[known]) if known else set()
            readings.add((f"={word}", ""))
            self.words[form] = self.symbol(tuple(sorted(readings)))

    def members(self, name: str, values: frozenset[str] | None = None) -> str:
        """Return the symbols of class ``name``, of those ``values`` if given."""
        known = self._by_class.get(name, ())
        found = (symbol for symbol, value in known if values is None or value in values)
        return "".join(dict.fromkeys(found))


@cache
def alphabet() -> Alphabet:
    """Return the one alphabet; the grammar adds the literals of its rules when it is read."""
    made = Alphabet()
    for name in _MARKS.values():
        made.symbol(((name, _TEXT),))
    for year in ("2021", "1648", "31", "24", "12", "45", "007", "60", "0"):
        made.symbol(_number(year))
    for kind in ("iso", "dmy", "dm", "clock", "big", "dec", "pair", "er", "apo", "adj"):
        made.symbol(_numeric(kind))
    return made


def tokenize(text: str) -> Tokens:
    """Return the tokens of ``text`` with their symbols."""
    letters = alphabet()
    words, symbol = letters.words, letters.symbol
    symbols: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        begin, end = match.span()
        if kind == "word":
            word = match.group()
            found = words.get(word)
            if found is None:
                found = CAPITAL if word[0].isupper() else LOWER
        elif kind == "line":
            found = BREAK
        elif kind == "mark":
            name = _MARKS.get(match.group())
            found = symbol(((name, _TEXT),)) if name else LOWER
        elif kind == "adj":
            found = symbol(_numeric("adj"))
        elif kind == "num":
            found = LOWER if _attached(text, begin, end) else symbol(_number(match.group()))
        else:
            found = symbol(_numeric(kind or ""))
        symbols.append(found)
        begins.append(begin)
        ends.append(end)
    return Tokens(text, "".join(symbols), begins, ends)


def _attached(text: str, begin: int, end: int) -> bool:
    """Tell whether the number is part of a name: "F-16", "24-Stunden-Dienst", "G20"."""
    before = text[max(0, begin - 2) : begin]
    after = text[end : end + 2]
    return bool(re.search(r"[^\W\d_][-‑]?$|_$", before) or re.match(r"[-‑]?[^\W\d_]|_", after))


@cache
def _number(digits: str) -> Readings:
    classes = []
    if digits[0] == "0" and len(digits) > 2:
        return (("ZNUM", _TEXT),)
    number = int(digits)
    if len(digits) <= 2 and 1 <= number <= 31:
        classes.append("DAY")
    if len(digits) <= 2 and number <= 24:
        classes.append("HOUR")
    if len(digits) == 4 and 1900 <= number <= 2059:
        classes.append("YEAR")
    elif len(digits) == 4 and 1000 <= number < 1900:
        classes.append("OLDYEAR")
    classes.append("NUM")
    return tuple(sorted((name, _TEXT) for name in classes))


@cache
def _numeric(kind: str) -> Readings:
    names = {"iso": "ISO", "dmy": "DMY", "dm": "DM", "clock": "CLOCK", "big": "BIG"}
    names |= {"dec": "DECIMAL", "pair": "YEARPAIR", "er": "ER", "apo": "YEAR2", "adj": "DURADJ"}
    return ((names[kind], _TEXT),)


def _adjective(text: str) -> str:
    match = re.match(r"(\d+)[-‑]?(jähr|monat|wöch|täg|stünd|minüt|sekünd)", text)
    assert match is not None  # noqa: S101 - the token pattern says so
    return duration_value(match[1], _TAILS[match[2]])
