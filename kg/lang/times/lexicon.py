"""The words of time expressions: each written form, its classes, and its value in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lang.times.table import lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Readings = tuple[tuple[str, str], ...]
"""Pairs of class and value, sorted: ``(("SG", "Y"), ("UNIT", "Y"))``."""

_ENDINGS = ("e", "em", "en", "er", "es")
_ONES = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
_TEENS = [
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
]
_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_HALVES = {
    "anderthalb": 1.5,
    "eineinhalb": 1.5,
    "zweieinhalb": 2.5,
    "dreieinhalb": 3.5,
    "halb": 0.5,
}


@cache
def forms() -> dict[str, Readings]:
    """Return each written form with its readings; what is missing is no word of time."""
    table: dict[str, set[tuple[str, str]]] = {}
    for form, reading in _all_readings():
        for written in _spellings(form):
            table.setdefault(written, set()).add(reading)
    return {form: tuple(sorted(readings)) for form, readings in table.items()}


def number_words() -> dict[str, int]:
    """Return the number words up to 999 that news writes out: ``"fünfundzwanzig"`` → 25."""
    words = dict(zip(_ONES, range(1, 10), strict=True))
    words |= dict(zip(_TEENS, range(10, 20), strict=True))
    for tens, word in enumerate(_TENS, start=2):
        words[word] = 10 * tens
        words |= {f"{one}und{word}": 10 * tens + n for n, one in enumerate(_ONES, start=1)}
    words["hundert"] = 100
    words |= {f"{one}hundert": 100 * n for n, one in enumerate(_ONES, start=1)}
    return words


def duration_value(number: str, unit: str) -> str:
    """Return the TIMEX3 duration of ``number`` (``"3"``, ``"1.5"``, ``"X"``) and a unit letter.

    Halves go down one unit where that comes out whole: ``("1.5", "Y")`` → ``P18M``.
    """
    smaller = {
        "Y": ("M", 12),
        "H": ("MIN", 60),
        "MIN": ("S", 60),
        "DE": ("Y", 10),
        "CE": ("Y", 100),
    }
    if number != "X" and "." in number:
        amount = float(number)
        if unit in smaller and (amount * smaller[unit][1]).is_integer():
            return duration_value(str(int(amount * smaller[unit][1])), smaller[unit][0])
        if unit == "D" and (amount * 24).is_integer():
            return f"PT{int(amount * 24)}H"
    if unit == "H6":
        return f"P{int(number) * 6}M" if number.isdigit() else f"P{number}M"
    clock = {"H": "H", "MIN": "M", "S": "S"}
    if unit in clock:
        return f"PT{number}{clock[unit]}"
    return f"P{number}{'D' if unit == 'N' else unit}"


def _all_readings() -> Iterator[tuple[str, tuple[str, str]]]:
    tails: dict[str, list[tuple[str, str]]] = {}
    for line in lines("words.tsv"):
        name, value, written = line
        for form in _inflected(written.split()):
            yield form, (name, value)
            tails.setdefault(name, []).append((form, value))
    yield from _numbers()
    yield from _weekday_daytimes(tails)
    yield from _duration_adjectives(tails["DURTAIL"])


def _inflected(written: Iterable[str]) -> Iterator[str]:
    for form in written:
        if form.endswith("~"):
            yield from (form[:-1] + ending for ending in _ENDINGS)
        else:
            yield form


def _spellings(form: str) -> tuple[str, ...]:
    if form[:1].isupper():
        return (form, form.upper()) if len(form) > 3 else (form,)
    return (form, form[:1].upper() + form[1:])


def _numbers() -> Iterator[tuple[str, tuple[str, str]]]:
    for word, number in number_words().items():
        if number > 1:
            yield word, ("NUM", str(number))
            if number <= 24:
                yield word, ("HOUR", str(number))
    for word, number in {"beiden": 2, "beide": 2, "zweier": 2, "dreier": 3, "zwo": 2}.items():
        yield word, ("NUM", str(number))
    yield "ein", ("HOUR", "1")


def _weekday_daytimes(
    tails: dict[str, list[tuple[str, str]]],
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Compounds: ``"Donnerstagabend"`` is of class WDDAYTIME with value ``"4 EV"``."""
    days = [(form, value) for form, value in tails["WEEKDAY"] if not form.endswith("s")]
    for day, number in days:
        for part, code in tails["DAYTIME"]:
            yield day + part.lower(), ("WDDAYTIME", f"{number} {code}")
            yield f"{day}-{part}", ("WDDAYTIME", f"{number} {code}")
        yield f"{day}früh", ("WDDAYTIME", f"{number} MO")


def _duration_adjectives(tails: list[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """``"dreijährigen"`` is of class DURADJ with value ``P3Y``, ``"mehrtägig"`` with ``PXD``."""
    heads = {word: str(number) for word, number in number_words().items() if number < 100}
    heads |= {word: str(number) for word, number in _HALVES.items()}
    heads |= {"mehr": "X", "viel": "X"}
    for head, number in heads.items():
        for tail, unit in tails:
            for ending in ("", *_ENDINGS):
                yield head + tail + ending, ("DURADJ", duration_value(number, unit))
