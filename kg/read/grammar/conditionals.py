"""Conditional sentences: condition and consequence, by commas and word order rather than the tree.

A condition stands before its consequence (``Bleibe das Tor zu, werde man …``), behind it
(``man werde …, falls …``), or is a phrase (``ohne Einigung werde …``, ``jeder weitere Angriff
werde …``). Parses of such sentences in the Konjunktiv are often wrong; commas and the place of
the finite verb are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.lexicon import rows
from kg.read.grammar.clause_openings import (
    main_clause,
    may_be_verb_first,
    may_open_clause,
    may_open_utterance,
    opens_phrase,
)
from kg.read.grammar.mood import is_finite, is_future_form, may_come
from kg.read.grammar.tree import Word
from kg.read.grammar.verb_forms import shows_zu
from kg.read.grammar.word_classes import WORDS

_LONGEST_EVENT = 20
"""Words of the name of an event before its verb."""
_OPENING = 8
"""So many words from the start the name of an event is looked for where no verb follows."""


class Form(StrEnum):
    """How a condition is put."""

    IF = "if"
    WHILE = "while"
    UNLESS = "unless"
    INVERTED = "inverted"
    """The finite verb opens the sentence: ``Bleibe das Tor zu, …``."""
    WHOEVER = "whoever"
    PHRASE = "phrase"
    EVENT = "event"
    """The subject names what may happen: ``Jeder weitere Angriff werde …``."""
    ELSE = "else"
    """It was named before: ``andernfalls``."""


@dataclass(frozen=True, slots=True)
class Conditional:
    """A condition and what follows from it, each in text order."""

    form: Form
    condition: tuple[Word, ...]
    consequence: tuple[Word, ...]


def find_conditional(words: Iterable[Word]) -> Conditional | None:
    """Return condition and consequence of what is said, ``None`` where nothing is conditional.

    Example: ``Bleibe sie aus, werde man die Grenze sperren`` → ``Bleibe sie aus``,
    ``werde man die Grenze sperren``.
    """
    for sentence in _sentences(w for w in words if not w.is_space):
        for find in _CONSTRUCTIONS:
            found = find(sentence)
            if found is not None and any(not w.is_punct for w in found.consequence):
                return found
    return None


def _sentences(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the sentences of what is said, without questions."""
    sentence: list[Word] = []
    for word in words:
        left_out = word.tree[sentence[-1].i + 1 : word.i] if sentence else ()
        if any(w.text in WORDS.sentence_ends for w in left_out):
            yield sentence
            sentence = []
        sentence.append(word)
        if word.text in WORDS.sentence_ends:
            if word.text not in WORDS.question_mark:
                yield sentence
            sentence = []
    if sentence:
        yield sentence


def _at_start(form: Form, words: Sequence[Word], end: int | None) -> Conditional | None:
    """Return a condition that ends before ``end``, and what follows behind it."""
    return None if end is None else Conditional(form, tuple(words[:end]), tuple(words[end:]))


def _inside(form: Form, words: Sequence[Word], condition: Iterable[Word]) -> Conditional:
    """Return a condition and what stands around it."""
    inner = set(condition)
    rest = tuple(w for w in words if w not in inner)
    return Conditional(form, tuple(w for w in words if w in inner), rest)


# --- clauses -----------------------------------------------------------------------------------


def _by_opener(words: Sequence[Word]) -> Conditional | None:
    """``wenn …, werde …``; ``werde …, falls …``; ``werde …, es sei denn, …``."""
    for at, word in enumerate(words):
        for opener, form, holds in _openers().get(word.lower, ()):
            there = opener == [w.lower for w in words[at : at + len(opener)]]
            if there and may_open_clause(words, at) and holds(words, at):
                border = main_clause(words, at + 1)
                if at and any(is_finite(w) or shows_zu(w) for w in words[:at]):
                    return _inside(form, words, words[at:border])
                return _at_start(form, words[at:], None if border is None else border - at)
    return None


def _by_inversion(words: Sequence[Word]) -> Conditional | None:
    """``Bleibe sie aus, werde …``: the finite verb opens, and opens again behind a comma."""
    words = _without_opening(words)
    if len(words) < 2 or not may_be_verb_first(words):
        return None
    return _at_start(Form.INVERTED, words, main_clause(words, 2))


def _by_whoever(words: Sequence[Word]) -> Conditional | None:
    """``Wer …, werde …``; not ``wissen, wer …``, nor a question."""
    for at, word in enumerate(words):
        if word.lower not in WORDS.whoever or not may_open_utterance(words, at):
            continue
        border = main_clause(words, at + 1, correlates=True)
        if border is None and not at:
            border = next((i + 1 for i, w in enumerate(words) if w.is_comma), None)
        clause = [w for w in words[at:border] if not w.is_punct]
        if border is not None and len(clause) > 1 and clause[-1].is_verb:
            return _inside(Form.WHOEVER, words, words[at:border])
    return None


# --- phrases -----------------------------------------------------------------------------------


def _by_phrase(words: Sequence[Word]) -> Conditional | None:
    """``Ohne Einigung werde …``, ``Im Falle eines Angriffs werde …``, ``Bei weiteren …``."""
    body = _without_opening(words)
    opening, *behind = (w.lower for w in body[:3]) if body else ("",)
    case = opening in WORDS.in_case and any(w in WORDS.case for w in behind)
    again = any(w in WORDS.once_more for w in behind)
    again = again and opening in WORDS.repeating_prepositions
    if case or again or opening in WORDS.without:
        return _at_start(Form.PHRASE, body, _finite_behind(body))
    return _by_case_inside(words)


def _by_case_inside(words: Sequence[Word]) -> Conditional | None:
    """``werde man im Falle eines Angriffs …``: the phrase stands inside."""
    for word in words:
        if word.lower in WORDS.case and any(c.lower in WORDS.in_case for c in word.children):
            found = _inside(Form.PHRASE, words, word.subtree)
            if 1 < len(found.condition) < len(words) - 2:
                return found
    return None


def _by_otherwise(words: Sequence[Word]) -> Conditional | None:
    """``andernfalls werde …``: the condition was said before."""
    found = next((w for w in words if w.lower in WORDS.otherwise), None)
    return None if found is None else _inside(Form.ELSE, words, [found])


def _by_event(words: Sequence[Word]) -> Conditional | None:
    """``Jeder weitere Angriff werde …``, ``Ein Einmarsch hätte …``: an event not yet there."""
    body = _without_opening(words)
    border = _finite_behind(body)
    ahead = body[: _OPENING if border is None else border]
    more = any(w.is_describing and w.lower in WORDS.one_more for w in ahead)
    if not (more or any(w.lower in WORDS.openers_of_an_event for w in body[:1])):
        return None
    if border is None or any(w.is_comma for w in ahead):
        return _by_event_and(body) or _by_described_event(body)
    if border > _LONGEST_EVENT or any(w.lower in WORDS.that for w in words[: -len(body)]):
        return _by_event_below(words, body)
    return _at_start(Form.EVENT, body, border) if may_come(body[border]) else None


def _by_event_below(words: Sequence[Word], body: Sequence[Word]) -> Conditional | None:
    """``dass jeder weitere Angriff … beantwortet wird``: the event is the subject of the tree."""
    for word in body[:_OPENING]:
        if word.is_subject and body[0] in word.subtree:
            found = _inside(Form.EVENT, words, word.subtree)
            return found if any(is_future_form(w) for w in found.consequence) else None
    return None


def _by_described_event(body: Sequence[Word]) -> Conditional | None:
    """``Jedes Boot, das die Zone verletze, werde …``: a clause describes the event."""
    comma = next((i for i, w in enumerate(body) if w.is_comma), len(body))
    relative = body[comma + 1 : comma + 2]
    if not any(w.is_pronoun for w in relative) or body[0].lower in WORDS.a:
        return None
    border = main_clause(body, comma + 3)
    ahead = border is not None and any(is_future_form(w) for w in body[border : border + 2])
    return _at_start(Form.EVENT, body, border) if ahead else None


def _by_event_and(body: Sequence[Word]) -> Conditional | None:
    """``Ein einziger Schuss, und man werde …``: one event, and what it brings."""
    border = next((i for i, w in enumerate(body) if w.text in WORDS.event_borders), len(body))
    event, rest = body[:border], body[border + 1 :]
    then = next((w.lower for w in rest if not w.is_punct), "")
    single = any(w.lower in WORDS.single_events for w in event)
    if then not in WORDS.and_then or not single or any(w.is_verb for w in event):
        return None
    return Conditional(Form.EVENT, tuple(event), tuple(rest))


_CONSTRUCTIONS = (_by_opener, _by_inversion, _by_whoever, _by_phrase, _by_otherwise, _by_event)
"""In the order in which they are tried."""


def _without_opening(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words behind marks, "dass" and the end of a cue: ``wissen, jeder Schuss …``."""
    cue = len(words) > 2 and words[1].is_comma and words[0].lower.endswith("en")
    rest = list(words[1:] if cue else words)
    while rest and (rest[0].is_punct or rest[0].lower in WORDS.that):
        del rest[0]
    return rest


def _finite_behind(words: Sequence[Word]) -> int | None:
    """Return where the first finite verb stands, unless it opens the words."""
    return next((i for i, w in enumerate(words) if i and is_finite(w)), None)


# --- openers of a condition --------------------------------------------------------------------


def is_subjunction(words: Sequence[Word], at: int) -> bool:
    """Whether the word joins its clause to one before it: ``werde warten, bis …``."""
    return at > 0 and words[at].is_subjunction


def has_subject_behind(words: Sequence[Word], at: int) -> bool:
    """Whether a subject may follow: ``sollte Kiew …``, not ``(er) sollte gehen``."""
    follows = words[at].next
    if at and follows.is_adverb:
        return may_open_utterance(words, at)
    bare = follows.is_noun or follows.is_adjective or follows.is_number or follows.is_quote
    return bare or opens_phrase(follows)


CONDITIONS: dict[str, Callable[[Sequence[Word], int], bool]] = {
    "-": lambda _words, _at: True,
    "subjunction": is_subjunction,
    "subject-behind": has_subject_behind,
}
"""By the names in the column ``when`` of ``condition_openers.tsv``."""

_Opener = tuple[list[str], Form, Callable[[Sequence[Word], int], bool]]


@cache
def _openers() -> dict[str, list[_Opener]]:
    """Return the words that open a condition with their law, by the first of them."""
    table: dict[str, list[_Opener]] = {}
    for row in rows("read/grammar/condition_openers"):
        words = row["opener"].split()
        opener = (words, Form(row["form"]), CONDITIONS[row["when"]])
        table.setdefault(words[0], []).append(opener)
    return table
