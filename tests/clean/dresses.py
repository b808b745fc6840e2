"""Dresses in which newsrooms and programs hand over one and the same text."""

from __future__ import annotations

import html
import random
import re
import textwrap
import unicodedata
from collections.abc import Callable

Dress = Callable[[str, random.Random], str]

_NAME = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}\b")
_VOWELS = "aeiouäöüy"
_LIGATURES = {"ffi": "\ufb03", "ffl": "\ufb04", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
_QUOTED = re.compile(r"„([^“„”\n]*)“")
_EMOJI = "\U0001f600"


def chance(number: int) -> random.Random:
    """Return the chance that a dress falls by: the same for the same number."""
    return random.Random(number)  # noqa: S311 - nothing is kept secret by it


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; those of one line each are set apart by empty lines."""
    return re.split(r"\n\s*\n", text.strip())


def _wrapped(width: int, end: str = "\n", between: str = "\n\n", indent: str = "") -> Dress:
    def dress(text: str, _: random.Random) -> str:
        return between.join(
            textwrap.fill(
                paragraph,
                width,
                break_long_words=False,
                break_on_hyphens=False,
                initial_indent=indent,
            ).replace("\n", end)
            for paragraph in paragraphs(text)
        )

    return dress


def _hyphenated(width: int) -> Dress:
    def dress(text: str, _: random.Random) -> str:
        return "\n\n".join(
            "\n".join(_hyphenated_lines(paragraph, width)) for paragraph in paragraphs(text)
        )

    return dress


def _hyphenated_lines(paragraph: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in paragraph.split():
        if not line or len(line) + 1 + len(word) <= width:
            line = f"{line} {word}".strip()
            continue
        cut = _cut(word, width - len(line) - 2)
        lines.append(f"{line} {word[:cut]}-" if cut else line)
        line = word[cut:]
    return [*lines, line]


def _cut(word: str, room: int) -> int:
    """Return before which letter a word may be cut: a vowel, a consonant, a vowel; 0 if nowhere."""
    for at in range(min(room, len(word) - 3), 2, -1):
        one, two, three = word[at - 1 : at + 2].lower()
        lower = word[:at].isalpha() and word[at : at + 2].islower()
        if lower and one in _VOWELS and two not in _VOWELS and three in _VOWELS:
            return at
    return 0


def _put(pattern: str, words: str | Callable[[str], str], share: float = 1.0) -> Dress:
    """Return a dress that puts other words into so many of the places of a pattern."""

    def dress(text: str, chance: random.Random) -> str:
        def instead(match: re.Match[str]) -> str:
            if chance.random() >= share:
                return match.group()
            return words if isinstance(words, str) else words(match.group())

        return re.sub(pattern, instead, text)

    return dress


def _named(before: str, behind: str, share: float = 0.3) -> Dress:
    """Return a dress that sets some names between two signs."""
    return _put(_NAME.pattern, lambda name: f"{before}{name}{behind}", share)


def _noted(text: str, chance: random.Random) -> str:
    return re.sub(
        r"(?<=[a-zäöü][.,])(?= )",
        lambda _: f"[{chance.randint(1, 40)}]" if chance.random() < 0.3 else "",
        text,
    )


def _ligatures(text: str, _: random.Random) -> str:
    for letters, sign in _LIGATURES.items():
        text = text.replace(letters, sign)
    return text


def _html(before: str, behind: str, between: str = "") -> Dress:
    def dress(text: str, _: random.Random) -> str:
        whole = [f"{before}{html.escape(p)}{behind}" for p in paragraphs(text)]
        return between.join(whole)

    return dress


def _references(text: str, _: random.Random) -> str:
    return html.escape(text).encode("ascii", "xmlcharrefreplace").decode()


def _mojibake(text: str, _: random.Random) -> str:
    def wrong(match: re.Match[str]) -> str:
        try:
            return match.group().encode().decode("windows-1252")
        except UnicodeDecodeError:  # no letter of Windows 1252 stands for that byte
            return match.group()

    return re.sub(r"[^\x00-\x7f]", wrong, text)


def _controls(text: str, _: random.Random) -> str:
    """Punctuation of Windows 1252 that was read as Latin 1: it becomes control characters."""
    return re.sub("[„“”–…‚‘’]", lambda m: m.group().encode("windows-1252").decode("latin-1"), text)


DRESSES: dict[str, Dress] = {
    "wrapped at 69 columns": _wrapped(69),
    "wrapped at 50 columns": _wrapped(50),
    "wrapped, paragraphs indented": _wrapped(69, between="\n", indent="   "),
    "wrapped with spaces at line ends": _wrapped(69, end=" \n"),
    "wrapped by <br>": _wrapped(69, end="<br>\n", between="<br>\n<br>\n"),
    "hyphens at line ends": _hyphenated(60),
    "broken anywhere": _put(r"(?<=\w) (?=\w)", "\n", 0.1),
    "double spaces": _put(" ", "  "),
    "no-break spaces": _put(" ", "\u00a0", 0.5),
    "narrow spaces": _put(" ", "\u202f", 0.5),
    "tabs": _put(" ", "\t", 0.3),
    "decomposed letters": lambda text, _: unicodedata.normalize("NFD", text),
    "soft hyphens": _put(r"(?<=[a-zäöü]{3})(?=[a-zäöü]{3})", "\u00ad", 0.3),
    "no-break hyphens": _put("-", "\u2011"),
    "word joiners": _put(r"(?<=\w)(?= )", "\u2060", 0.3),
    "zero-width spaces": _put(r"(?<=\w)(?=\w)", "\u200b", 0.1),
    "marks of direction": _named("\u200e", "\u200f"),
    "ligatures": _ligatures,
    "commas for quotation marks": lambda text, _: _QUOTED.sub(r",,\1''", text),
    "TeX quotation marks": lambda text, _: _QUOTED.sub(r"``\1''", text),
    "marks of notes": _noted,
    "Markdown links": _named("[", "](https://example.org/a_b?c=d)"),
    "Markdown emphasis": _named("**", "**"),
    "Markdown stress": _named("_", "_"),
    "HTML paragraphs": _html("<p>", "</p>"),
    "HTML lines": _html('<p class="a">', "</p>", "\n\n"),
    "HTML breaks": _html("", "", "<br><br>"),
    "HTML inside": _named('<b><a href="https://example.org/?a=1&amp;b=2">', "</a></b>"),
    "HTML escaped": lambda text, c: html.escape(_html("<p>", "</p>\n")(text, c)),
    "character references": _references,
    "control characters": _put(r"(?<=\w)(?= )", "\x02", 0.1),
    "letters of Windows": _controls,
    "no characters": _put(r"(?<=\w)(?= )", "\ufffe", 0.1),
    "emoji": _put(r"(?<=\w)(?= )", f" {_EMOJI}", 0.1),
    "letters in the wrong encoding": _mojibake,
    "line ends of Windows": lambda text, _: text.replace("\n", "\r\n"),
    "separators of Unicode": lambda text, _: text.replace("\n\n", "\u2029"),
    "empty lines at the end": lambda text, _: f"\n{text.rstrip()}\n\n\n",
    "nothing at the end": lambda text, _: text.strip(),
}
"""Dresses by name; each leaves the words that are read as they are."""
