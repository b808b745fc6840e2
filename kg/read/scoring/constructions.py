"""Names the construction in which an item was found, from its entry and its spans.

sagen + „Wir verhandeln nicht“     → direct, cue last
laut Ministerium                   → source phrase
„Wer …, wird die Folgen spüren“    → condition
ein Treffen zwischen A und B       → noun
Außenministerin Anna Vogt          → before name
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import IssuedWarning, Meeting, Position, Statement

if TYPE_CHECKING:
    from kg.model import Span

Item = Position | Meeting | IssuedWarning | Statement

_QUESTION = frozenset("ob wer wem wen wessen was wie wo wann warum weshalb wieso wohin".split())  # noqa: SIM905
_THAT = frozenset(("dass", "daß"))
_INFINITIVE = re.compile(r"\bzu \w+n$|\w{2}zu\w+en$")
_MARKS = " \n.,;:!?“”„\"'«»‚‘"


def pattern(item: Item, text: str) -> str:
    """Return the name of the construction; ``text`` is the article's."""
    family, _, name = item.entry.partition(":")
    match item:
        case Position():
            return name.partition(":")[2] or "office"
        case Meeting():
            return _meeting(name)
        case IssuedWarning():
            return _warning(family, item.entry)
        case Statement():
            return _statement(item, family, name, text)


def _meeting(name: str) -> str:
    if name == "briefing":
        return "briefing"
    return "noun" if name.startswith("-") or name[:1].isupper() else "verb"


def _warning(family: str, entry: str) -> str:
    """A word for warning, or what is said: ``"speech:sagen warning:condition+own"``."""
    _, threat, what = entry.partition(" warning:")
    if entry.startswith("mood:condition"):
        return "announcement"
    if threat:
        return "condition" if what.startswith(("condition", "wer")) else "word of harm"
    if family == "warning":
        return "noun of warning"
    return "verb of warning" if family == "speech" else _FAMILIES.get(family, family)


_FAMILIES = {"source": "source phrase", "mood": "free"}


def _statement(item: Statement, family: str, name: str, text: str) -> str:
    if family == "quotation":
        return f"quotation, {name}"
    if family in _FAMILIES:
        return _FAMILIES[family]
    if item.type == "direct":
        return f"direct, {_cue_place(item)}"
    return f"indirect, {_clause(item.content, text)}" if item.type == "indirect" else item.type


def _cue_place(item: Statement) -> str:
    if not item.cue or not item.content:
        return "no cue"
    at = item.cue[0][0]
    if at < item.content[0][0]:
        return "cue first"
    return "cue last" if at >= item.content[-1][1] else "cue inside"


def _clause(content: tuple[Span, ...], text: str) -> str:
    """Return the form of the clause that holds what is said."""
    if not content:
        return "main clause"
    begin, end = content[0][0], content[-1][1]
    words = text[begin:end].lower().strip(_MARKS)
    first = re.match(r"\w*", words)
    opening = first[0] if first else ""
    before = text[max(0, begin - 6) : begin].lower().strip(_MARKS)
    if opening in _THAT or before in _THAT:
        return "dass clause"
    if opening in _QUESTION:
        return "question"
    return "infinitive" if _INFINITIVE.search(words) else "main clause"
