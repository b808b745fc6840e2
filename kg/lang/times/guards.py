"""What a rule cannot say about the words beside its extent; a guard that answers no drops it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from kg.lang.times.table import lines
from kg.lang.times.tokens import BREAK, CAPITAL, Tokens, alphabet

Guard = Callable[[Tokens, int, int], bool]


def _symbol(tokens: Tokens, index: int) -> str:
    return tokens.symbols[index] if 0 <= index < len(tokens.symbols) else BREAK


def _is(tokens: Tokens, index: int, *classes: str) -> bool:
    readings = alphabet().readings[_symbol(tokens, index)]
    return any(name in classes for name, _ in readings)


def _is_word(tokens: Tokens, index: int) -> bool:
    return tokens.word(index)[:1].isalpha()


def _opens_sentence(tokens: Tokens, index: int) -> bool:
    return not _is_word(tokens, index - 1) and tokens.word(index - 1) not in {",", "-"}


def bare_day(tokens: Tokens, _first: int, last: int) -> bool:
    """„am 31. statt“, "am 31." – but "am 3. internationalen Tag", "am 3. Verhandlungstag"."""
    if _is(tokens, last - 1, "SG"):
        return True
    following = tokens.word(last)
    if following[:1].isupper() or _is(tokens, last, "MONTH", "SG", "UNIT", "NUM", "WEEKDAY"):
        return False
    return not (following[:1].islower() and re.search(r"(?:e[nrsm]?|[a-z]und)$", following)) or (
        following in {"und", "oder", "eine", "ein", "seine", "ihre", "eines", "werden", "wurden"}
    )


def not_of(tokens: Tokens, _first: int, last: int) -> bool:
    """„am Abend“ – but "am Abend des 2. Dezember", which a longer rule reads."""
    return not (tokens.word(last) in {"der", "des"} and not _is(tokens, last + 1, "DAY"))


def year(tokens: Tokens, first: int, last: int) -> bool:
    """„2014 begann“, "Mai (1991)" – but "2000 Helfer", "1.500", "10 000 1990", "A-2010"."""
    before, after = tokens.word(first - 1), tokens.word(last)
    if after in {"%", "€", "$"} or (after == ":" and _glued(tokens, last)):
        return False
    if after == "," and tokens.word(last + 1)[:1].isdigit() and _glued(tokens, last):
        return False
    if _is(tokens, first - 1, "NUM", "ZNUM") and not _is(tokens, first - 1, "YEAR"):
        return False
    if before == "/" and not _is(tokens, first - 2, "YEAR") and _glued(tokens, first - 1):
        return False
    digits = tokens.word(first)
    noun_follows = after[:1].isupper() or re.match(r"[a-zäöü]+(?:e|en)$", after)
    led = before.lower() in _YEAR_LEADS
    return led or not (digits.endswith("00") and noun_follows)


_YEAR_LEADS = {
    "seit",
    "bis",
    "in",
    "ab",
    "jahr",
    "jahre",
    "ende",
    "anfang",
    "mitte",
    "von",
    "sommer",
}


def _glued(tokens: Tokens, index: int) -> bool:
    return index + 1 < len(tokens.begins) and tokens.ends[index] == tokens.begins[index + 1]


def colon_clock(tokens: Tokens, first: int, last: int) -> bool:
    """„um 14:30“ – but "um 3.10 Prozent", "von 1.20 auf 1.30"."""
    return (
        ":" in tokens.word(first)
        and not _is(tokens, last, "MEASURE")
        and tokens.word(first - 1) != ","
    )


def hour_word(tokens: Tokens, first: int, last: int) -> bool:
    """„um halb drei“, "halb drei Uhr" – but "halb zwei Meter"."""
    return tokens.word(last - 1).lower() == "uhr" or tokens.word(first - 1).lower() in {
        "um", "gegen", "nach", "vor", "bis", "ab",
    }  # fmt: skip


def no_surname(tokens: Tokens, first: int, last: int) -> bool:
    """„im August“ – but "von August Bebel", "der Mai-Ausschuss"."""
    if tokens.word(first) in {"August", "Juli", "Mai"} and _symbol(tokens, last) == CAPITAL:
        return tokens.word(first - 1).lower() in {
            "im",
            "ab",
            "seit",
            "bis",
            "ende",
            "mitte",
            "anfang",
        }
    return tokens.word(first - 1).lower() not in {"der", "dem", "zu"} or tokens.word(first) != "Mai"


def decade(tokens: Tokens, first: int, last: int) -> bool:
    """„1990er Jahre“, "in den 90ern" – but "die 50er Marke", "ein 30er"."""
    word = tokens.word(first) if tokens.word(first)[:1].isdigit() else "1990"
    if re.match(r"\d{4}", word) or last - first > 1 or "Jahr" in word:
        return True
    return word.endswith("ern") or (
        tokens.word(first - 1).lower() in {"der", "den"} and (_symbol(tokens, last) != CAPITAL)
    )


def no_age(tokens: Tokens, first: int, last: int) -> bool:
    """„dreijährige Haft“ – but "45-jährige Politikerin", "der dreijährige Junge", "Zehnjährige"."""
    word = tokens.word(first)
    if "jährig" not in word:
        return True
    if word[0].isupper() and not (_opens_sentence(tokens, first) and _is_word(tokens, last)):
        return False
    if re.match(r"\d+[-‑]Jähr", word) or _is(tokens, last, "AGED"):
        return False
    length = re.match(r"P(\d+)", tokens.value(first, ("DURADJ",)))
    number = int(length[1]) if length else 0
    return number < 14 or tokens.word(last).lower().endswith(_lasting())


@cache
def _lasting() -> tuple[str, ...]:
    return tuple(
        f for name, _, forms in lines("words.tsv") if name == "LASTING" for f in forms.split()
    )


def not_genitive(tokens: Tokens, _first: int, last: int) -> bool:
    """„zur Zeit in Genf“ – but "zur Zeit des Schahs", "zur Zeit der Krise"."""
    return tokens.word(last) not in {"des", "der", "von", "als", "vor", "nach"}


def adverb(tokens: Tokens, first: int, _last: int) -> bool:
    """„Morgen trifft er“ at the head of a sentence – but "am Morgen", "der Morgen"."""
    return tokens.word(first) != "Morgen" or _opens_sentence(tokens, first)


def not_name(tokens: Tokens, first: int, last: int) -> bool:
    """„im Sommer“, „der Mai war kalt“ – but "Xaver Sommer", "August Bebel"."""
    named = _symbol(tokens, first - 1) == CAPITAL or _is(tokens, first - 1, "FIRSTNAME", "TITLE")
    if _is(tokens, first, "SEASON"):
        return not named
    return not named and _symbol(tokens, last) != CAPITAL and tokens.word(last) != "-"


def formerly(tokens: Tokens, first: int, _last: int) -> bool:
    """„Früher war er Minister“, „wie früher“ – but "früher als geplant", "er ging früher"."""
    before = tokens.word(first - 1).lower()
    return before in {",", "wie", "von", "als"} or _opens_sentence(tokens, first)


GUARDS: dict[str, Guard] = {
    "BAREDAY": bare_day,
    "NOTOF": not_of,
    "YEAR": year,
    "COLONCLOCK": colon_clock,
    "HOURWORD": hour_word,
    "NOSURNAME": no_surname,
    "DECADE": decade,
    "NOAGE": no_age,
    "NOTGENITIVE": not_genitive,
    "ADVERB": adverb,
    "NOTNAME": not_name,
    "FORMERLY": formerly,
}
