"""Condition and consequence of an announcement, by commas and word order rather than the tree.

A condition stands before its consequence (``Bleibe das Tor zu, werde man …``), behind it
(``man werde …, falls …``), or is a phrase (``ohne Einigung werde …``, ``jeder weitere Angriff
werde …``). Parses of such sentences in the Konjunktiv are often wrong; commas and the place of
the finite verb are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.lexicon import forms
from kg.read.grammar.mood import is_finite, is_irrealis, is_reported_mood

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.read.grammar.tree import Word

_AGAIN = ("weiter", "erneut", "neue", "wiederholt", "nochmalig", "jede")
_MAYBE_VERBS = frozenset({"NOUN", "PROPN", "X", "VERB", "ADJ"})
_AFTER_VERB = frozenset({"DET", "PRON", "PROPN", "ADV", "PART"})
Form = Literal["if", "while", "unless", "inverted", "whoever", "phrase", "event", "else"]


@dataclass(frozen=True, slots=True)
class Split:
    """A condition and what follows from it."""

    form: Form
    condition: tuple[Word, ...]
    consequence: tuple[Word, ...]


def condition_words(role: str) -> frozenset[str]:
    """Return the words of a role of ``condition_words.tsv``."""
    return forms("read/grammar/condition_words", role)


def split_condition(tokens: Iterable[Word]) -> Split | None:
    """Return condition and consequence of what is said, ``None`` where nothing is conditional.

    Example: ``Bleibe sie aus, werde man die Grenze sperren`` → ``Bleibe sie aus``,
    ``werde man die Grenze sperren``.
    """
    for words in _sentences(t for t in tokens if not t.is_space):
        for find in (_clause, _inverted, _whoever, _phrase, _else, _event):
            found = find(words)
            if found is not None and any(not t.is_punct for t in found.consequence):
                return found
    return None


def _sentences(tokens: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the sentences of what is said, without questions."""
    words: list[Word] = []
    for token in tokens:
        if words and any(t.text == "." for t in token.tree[words[-1].i : token.i]):
            yield words
            words = []
        words.append(token)
        if token.text in {".", "!", "?"}:
            if token.text != "?":
                yield words
            words = []
    if words:
        yield words


# --- clauses -----------------------------------------------------------------------------------


def _clause(words: list[Word]) -> Split | None:
    """``wenn …, werde …``; ``werde …, falls …``; ``werde …, es sei denn, …``."""
    for at, token in enumerate(words):
        low = token.lower
        if low == "denn" and at >= 2 and words[at - 1].lower == "sei":
            return _at_end("unless", words, at - 2 if words[at - 2].lower == "es" else at - 1)
        if low in condition_words("if") and _opens_clause(words, at):
            return _split("if", words, at)
        if low in condition_words("while") and _opens_clause(words, at):
            return _split("while", words, at)
        if low == "bis" and token.is_subjunction and _opens_clause(words, at) and at:
            return _split("unless", words, at)
        if low in ("sollte", "sollten") and _opens_clause(words, at) and _subject_next(words, at):
            return _split("if", words, at)
    return None


def _split(form: Form, words: list[Word], at: int) -> Split | None:
    """Split at a clause that opens at ``at``: consequence behind it, else before it."""
    if at == 0 or not _has_finite(words[:at]):
        border = _main_clause(words, at + 1)
        if border is None:
            return None
        return Split(form, tuple(words[at:border]), tuple(words[border:]))
    return _at_end(form, words, at)


def _at_end(form: Form, words: list[Word], at: int) -> Split:
    border = _main_clause(words, at + 1)
    end = border if border is not None else len(words)
    return Split(form, tuple(words[at:end]), tuple(words[:at] + words[end:]))


def _main_clause(words: Sequence[Word], start: int, *, whom: bool = False) -> int | None:
    """Return where the main clause begins behind a clause that began before ``start``.

    It begins behind a comma (or a dash, or a mark of quotation) with the finite verb, or with
    "so" or "dann" and the verb; ``whom`` allows "dem" and the verb.
    """
    for at in range(start, len(words)):
        if words[at - 1].text not in {",", "–", "—", "-", ":"} and not (
            words[at - 1].is_quote and at >= 2 and words[at - 2].text in {",", "–", "-", ":"}
        ):
            continue
        here = at
        while here < len(words) and (words[here].is_quote or words[here].is_punct):
            here += 1
        if here >= len(words):
            return None
        if _is_finite_verb(words[here]) or _plural_like(words, here):
            return at
        then = words[here].lower in condition_words("then") or (
            whom and words[here].lower in condition_words("whom")
        )
        if then and here + 1 < len(words) and _is_finite_verb(_next_word(words, here)):
            return at
        whose = whom and words[here].lower in ("dessen", "deren")
        if whose and any(_is_finite_verb(t) for t in words[here + 1 : here + 4]):
            return at
    return None


def _plural_like(words: Sequence[Word], at: int) -> bool:
    """Whether a form like the infinitive stands before its subject: ``sprechen die Waffen``."""
    follows = words[at + 1] if at + 1 < len(words) else None
    return (
        words[at].is_verb
        and follows is not None
        and (follows.is_proper_noun or follows.is_pronoun or follows.is_determiner)
    )


def _next_word(words: Sequence[Word], at: int) -> Word:
    for token in words[at + 1 :]:
        if not token.is_quote:
            return token
    return words[at]


def _inverted(words: list[Word]) -> Split | None:
    """``Bleibe sie aus, werde …``: the finite verb opens, and opens again behind a comma."""
    first = _first(words)
    if first is None or not _may_open(words, first):
        return None
    border = _main_clause(words, first + 2)
    if border is None:
        return None
    return Split("inverted", tuple(words[first:border]), tuple(words[border:]))


def _may_open(words: list[Word], at: int) -> bool:
    """Whether the word may be a finite verb before its subject."""
    token = words[at]
    if token.lower in condition_words("not_inverted"):
        return False
    follows = words[at + 1] if at + 1 < len(words) else None
    if follows is None or follows.is_punct:
        return False
    if token.is_verb and is_finite(token):
        return True
    looks = token.lower.endswith(("e", "en", "t")) and (
        token.is_nominal or token.is_main_verb or token.is_foreign
    )
    return (
        looks
        and follows.pos in ("DET", "PRON", "PROPN", "ADV", "PART")
        and not follows.is_name_part
    )


def _whoever(words: list[Word]) -> Split | None:
    """``Wer …, werde …``: whoever does it."""
    for at, token in enumerate(words):
        if token.lower not in ("wer", "wen", "wem") or not _opens_clause(words, at):
            continue
        if at and not _begins(words, at):
            continue  # ``wissen, wer …``
        border = _main_clause(words, at + 1, whom=True)
        if border is None and at == 0:
            border = _last_comma(words)
        if border is not None and _verb_final(words[at:border]):
            return Split("whoever", tuple(words[at:border]), tuple(words[:at] + words[border:]))
    return None


def _begins(words: Sequence[Word], at: int) -> bool:
    """Whether a new utterance begins there: at the start, behind a colon, "und" or "dass"."""
    for token in reversed(words[:at]):
        if token.text in {":", ".", ";"} or token.lower in ("und", "dass", "denn", "aber"):
            return True
        if not (token.is_punct or token.is_quote):
            return False
    return True


def _verb_final(clause: Sequence[Word]) -> bool:
    """Whether a clause ends in its finite verb: no question (``Wer kann glauben, …``)."""
    rest = [t for t in clause if not (t.is_punct or t.is_quote)]
    return len(rest) > 1 and rest[-1].is_verb


def _last_comma(words: Sequence[Word]) -> int | None:
    found = [i for i, t in enumerate(words) if t.text == "," and i]
    return found[0] + 1 if found else None


# --- phrases -----------------------------------------------------------------------------------


def _phrase(words: list[Word]) -> Split | None:
    """``Ohne Einigung werde …``, ``Im Falle eines Angriffs werde …``, ``Bei weiteren …``."""
    first = _first(words)
    if first is None:
        return None
    low = [t.lower for t in words[first : first + 3]]
    case = low[:1] == ["ohne"] or (low[0] in ("im", "für") and set(low) & {"fall", "falle"})
    again = low[0] in ("bei", "auf", "nach") and any(
        w.startswith(("weiter", "erneut", "neue", "wiederholt", "nochmalig", "jede"))
        for w in low[1:]
    )
    if not case and not again:
        return _case_inside(words)
    border = next((i for i in range(first + 1, len(words)) if _is_finite_verb(words[i])), None)
    if border is None:
        return None
    return Split("phrase", tuple(words[first:border]), tuple(words[border:]))


def _case_inside(words: list[Word]) -> Split | None:
    """``werde man im Falle eines Angriffs …``: the phrase stands inside."""
    inside = set(words)
    for token in words:
        if token.lower in ("fall", "falle") and any(
            c.lower in ("im", "für", "in") for c in token.children
        ):
            below = [t for t in token.subtree if t in inside]
            if 1 < len(below) < len(words) - 2:
                rest = [t for t in words if t not in below]
                return Split("phrase", tuple(below), tuple(rest))
    return None


def _else(words: list[Word]) -> Split | None:
    """``andernfalls werde …``: the condition was said before."""
    for token in words:
        if token.lower in condition_words("else"):
            return Split("else", (token,), tuple(t for t in words if t != token))
    return None


def _event(words: list[Word]) -> Split | None:
    """``Jeder weitere Angriff werde …``, ``Ein Einmarsch hätte …``: an event not yet there."""
    first = _first(words)
    if first is None:
        return None
    border = next((i for i in range(first + 1, len(words)) if _is_finite_verb(words[i])), None)
    ahead = words[first : border if border is not None else first + 8]
    opening = words[first].lower
    if opening not in condition_words("any") and opening != "noch" and not _more(ahead):
        return None
    if border is None or any(t.text == "," for t in ahead):
        return _one_and(words, first) or _described(words, first)
    if (first and words[first - 1].lower == "dass") or border > first + 20:
        return _event_below(words, first)
    verb = words[border]
    open_ = verb.lower in condition_words("future") or is_irrealis(verb) or is_reported_mood(verb)
    if not open_:
        return None
    return Split("event", tuple(words[first:border]), tuple(words[border:]))


def _more(phrase: Sequence[Word]) -> bool:
    """Whether the phrase tells of one more: ``die Entsendung weiterer Schiffe``."""
    return any(
        t.lower.startswith(("weiter", "nächst", "erneut"))
        and t.is_describing
        and t.lower not in ("weiter", "erneut")
        for t in phrase
    )


def _event_below(words: list[Word], first: int) -> Split | None:
    """``dass jeder weitere Angriff … beantwortet wird``: the event is the subject of the tree."""
    for token in words[first : first + 8]:
        if token.is_subject and words[first] in token.subtree:
            event = [t for t in token.subtree if t in words]
            rest = [t for t in words if t not in event]
            future = any(t.lower in condition_words("future") for t in rest)
            return Split("event", tuple(event), tuple(rest)) if future else None
    return None


def _described(words: list[Word], first: int) -> Split | None:
    """``Jedes Boot, das die Zone verletze, werde …``: a clause describes the event."""
    comma = next((i for i in range(first, len(words)) if words[i].text == ","), None)
    if comma is None or comma + 2 >= len(words) or words[first].lower in ("ein", "eine"):
        return None
    relative = words[comma + 1]
    border = _main_clause(words, comma + 3)
    if border is None or not relative.is_pronoun:
        return None
    if not any(t.lower in condition_words("future") for t in words[border : border + 2]):
        return None
    return Split("event", tuple(words[first:border]), tuple(words[border:]))


def _one_and(words: list[Word], first: int) -> Split | None:
    """``Ein einziger Schuss, und man werde …``: one event, and what it brings."""
    comma = next((i for i in range(first, len(words)) if words[i].text in {",", "–"}), None)
    if comma is None or any(t.is_verb for t in words[first:comma]):
        return None
    single = words[first].lower == "noch" or any(
        t.lower.startswith(("einzig", "weiter", "falsch")) for t in words[first:comma]
    )
    then = next((t for t in words[comma + 1 :] if not (t.is_punct or t.is_quote)), None)
    if not single or then is None or then.lower not in ("und", "dann"):
        return None
    return Split("event", tuple(words[first:comma]), tuple(words[comma + 1 :]))


# --- words -------------------------------------------------------------------------------------


def _first(words: Sequence[Word]) -> int | None:
    """Return where the words begin, behind marks and "dass"."""
    rest_of_cue = len(words) > 2 and words[1].text == "," and words[0].lower.endswith("en")
    for at, token in enumerate(words):
        if rest_of_cue and at == 0:
            continue  # ``wissen, jeder Schuss werde …``
        if not (token.is_punct or token.is_quote or token.lower in ("dass", "daß")):
            return at
    return None


def _is_finite_verb(token: Word) -> bool:
    return token.is_verb and is_finite(token)


def _has_finite(words: Sequence[Word]) -> bool:
    return (
        any(_is_finite_verb(t) for t in words)
        or any(t.lower == "zu" and t.is_particle for t in words)
        or any(t.is_verb and "zu" in t.lower[1:-2] for t in words)
    )


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    """Whether the word opens its clause: at the start, behind a comma, "und", "nur" or "aber"."""
    for token in reversed(words[:at]):
        if token.is_quote:
            continue
        if token.is_punct:
            return True
        if token.lower not in condition_words("before"):
            return False
    return True


def _subject_next(words: Sequence[Word], at: int) -> bool:
    """Whether a subject may follow: ``sollte Kiew …``, not ``(er) sollte gehen``."""
    follows = words[at + 1] if at + 1 < len(words) else None
    if follows is not None and at and follows.is_adverb:
        return _begins(words, at)
    return follows is not None and (
        follows.pos in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "ADV", "NUM") or follows.is_quote
    )
