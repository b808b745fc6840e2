"""Names as shown: which label of an entity stands in links and tables, and which are bad."""

from __future__ import annotations

import html
import itertools
import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.link.records import Record

_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})\.?")
_VOWELS = "AEIOUYÄÖÜ"
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_NAMESPACE = re.compile(r"^\w+:.*/")
_LINGUAL = {"LATIN", "MODIFIER", "FEMININE", "MASCULINE", "ROMAN"}
_PARTICLES = frozenset(("della", "degli", "delle", "dello", "dalla", "vanden", "vander"))
_LOWER_LAST = frozenset(("junior", "senior", "jun.", "sen."))
_PEERS = ("Lord ", "Lady ", "Baroness ", "Baron ", "Sir ")
_NOBLE = re.compile(
    r",\s*(?:[A-Z]\w+ )*(?:Prince|Princess|Duke|Duchess|Archduchess|King|Queen)\b.*?"
)
_GENERATION = re.compile(r",\s*(III?|IV|Jnr|Jr|Sr)\b\.?")
_ADJECTIVE = re.compile(r"(?!the )[a-zäöü][\w-]+(?:e|er|es) [A-ZÄÖÜ]")
"""A name that is told by an adjective: ``indische Armee``."""
_ENGLISH_SOUNDS = re.compile(r"sh|zh|kh|v|y\b|oo|ee|^V|\bY", re.IGNORECASE)
"""What an English transcription writes and a German one does not: ``Zelensky``, ``Lavrov``."""
_SOURCES = frozenset(("hand", "brief", "names", "string-hit", "optv", "own", "dump", "live", ""))
"""Sources whose German names are names as people write them, not made by a rule."""


def faults(label: str, kind: str) -> tuple[str, ...]:
    """Return the rules that a label breaks, by name; none if it can be shown.

    ``"Roberta METSOLA"`` → ``capitals``; ``"moslman ali"`` → ``lower case``; ``"Abdullah II of
    Jordan"`` → ``English``; ``"Georgia (USA)"`` → ``brackets``; ``"Владимир"`` → ``script``.
    """
    rules = {**_ANY, **(_PERSON if kind == "Person" else _THING)}
    return tuple(name for name, is_broken in rules.items() if is_broken(label))


def display(record: Record) -> str:
    """Return the name that a record is shown by: German, else the common one in Latin letters."""
    names = [
        record.label,
        *_german(record),
        *(a.text for a in record.aliases if a.kind != "abbrev"),
    ]
    if record.type != "State" and not is_german(record):
        names = [*_german(record), *names]
    good = (name for name in names if not faults(name, record.type))
    best = next(good, None) or mended(record.label, record.type)
    german = mended(names[0], record.type)
    return german if _ADJECTIVE.match(names[0]) and german[1:] == names[0][1:] else best


def mended(label: str, kind: str) -> str:
    """Return a label in which what the rules forbid is put right.

    ``"Albert II, Prince von Monaco"`` → ``"Albert II. von Monaco"``.
    """
    text = unicodedata.normalize("NFC", html.unescape(label)).replace("\xa0", " ")
    text = _NAMESPACE.sub("", _BRACKETS.sub("", text)).strip(" .:;,_|#*=") or label
    text = re.sub(r"[_|#*=<>{};]+", " ", text)
    if kind == "Person":
        text = _mended_person(text)
    else:
        words = text.split()
        shouts = len(words) > 1 and any(_is_shouted(w) for w in words) and text.isupper()
        text = " ".join(w.capitalize() if shouts and _is_shouted(w) else w for w in words)
        text = re.sub(r"^the(?= )", "The", text)
        if _ADJECTIVE.match(text):
            text = text[0].upper() + text[1:]
    return " ".join(text.split())


def _mended_person(text: str) -> str:
    text = re.sub(r"^\W*\d+\W*|\s*\b\d[\w-]*", " ", text)
    text = _GENERATION.sub(lambda m: f" {m[1]}", text)
    text = re.sub(r"\b(II|III|IV|VI?|VII|VIII)(?=,| of\b| von\b)", r"\1.", text)
    text = _NOBLE.sub("", text) if re.search(r" (?:von|of) ", text) else text.partition(",")[0]
    if not text.startswith(_PEERS):
        text = text.replace(" of ", " von ").replace(" the ", " ")
    words = [w.capitalize() if _is_shouted(w) else w for w in text.split()]
    words = [w.capitalize() if _is_low_inside(w) else w for w in words]
    if words and _is_low(words[-1]):
        words[-1] = words[-1].capitalize()
    return " ".join(words)


def _german(record: Record) -> list[str]:
    given = [
        a.text
        for a in record.aliases
        if a.lang == "de" and a.kind in ("label", "alias") and a.source in _SOURCES
    ]
    full = [name for name in given if record.type != "Person" or " " in name]
    return sorted(full, key=lambda name: len(_ENGLISH_SOUNDS.findall(name)))


def is_german(record: Record) -> bool:
    """Return whether the label of a record is a German name of it."""
    return any(a.lang == "de" and a.text == record.label for a in record.aliases)


def _is_shouted(word: str) -> bool:
    """Return whether a word is written in capitals: ``METSOLA``, ``ALI``, not ``AKM``, ``VII``."""
    letters = [c for c in unicodedata.normalize("NFD", word) if c.isalpha()]
    if not word.isupper() or len(letters) < 3 or "." in word or _ROMAN.fullmatch(word):
        return False
    spoken = [c in _VOWELS for c in letters]
    return len(letters) > 3 or all(a != b for a, b in itertools.pairwise(spoken))


def _is_low(word: str) -> bool:
    """Return whether the last word of a name is written small: ``ali``, not ``al-Assad``."""
    return word.isalpha() and word[0].islower() and word not in _LOWER_LAST


def _is_low_inside(word: str) -> bool:
    """Return the same of a word before the last, where particles stand: ``von``, ``della``."""
    return len(word) > 4 and word.isalpha() and word.islower() and word not in _PARTICLES


def _is_foreign(text: str) -> bool:
    letters = (c for c in text if c.isalpha())
    return any(unicodedata.name(c, "").split(" ")[0] not in _LINGUAL for c in letters)


Rule = Callable[[str], bool]

_ANY: dict[str, Rule] = {
    "script": _is_foreign,
    "spaces": lambda s: s != " ".join(s.split()),
    "form": lambda s: unicodedata.normalize("NFC", s) != s,
    "signs": lambda s: re.search(r"[_|#*=<>{};]|^\w+:.*/|:$", s) is not None,
    "brackets": lambda s: re.search(r"[()\[\]]", s) is not None,
}
_PERSON: dict[str, Rule] = {
    "capitals": lambda s: any(_is_shouted(w) for w in s.split()),
    "lower case": lambda s: _is_low(s.split()[-1]) or any(map(_is_low_inside, s.split()[:-1])),
    "English": lambda s: not s.startswith(_PEERS) and re.search(r" of | the |, ", s) is not None,
    "digits": lambda s: re.search(r"\d", s) is not None,
    "numeral": lambda s: re.search(r"\b(?:II|III|IV|VI|VII|VIII) von\b", s) is not None,
}
_THING: dict[str, Rule] = {
    "capitals": lambda s: s.isupper() and len([w for w in s.split() if _is_shouted(w)]) > 1,
    "English": lambda s: s.startswith("the "),
    "lower case": lambda s: _ADJECTIVE.match(s) is not None,
}
