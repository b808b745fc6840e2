"""The words of an utterance in which warnings are looked for, also where the tree lost some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.mood import is_finite, is_irrealis, is_reported_mood

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.read.grammar.tree import Word
    from kg.read.quotations.attribution import Attribution

_BORDERS = {",", ":", ";", "–", "—"}


def said(one: Attribution) -> tuple[Word, ...]:
    """Return the words said; the rest of the sentence where the parse left no clause of them."""
    own = {t.i for t in one.cue}
    words = behind_colon([t for t in one.content if t.i not in own])
    if one.type != "indirect" or any(t.is_verb and is_finite(t) for t in words):
        return words
    if len(words) > 2 and asks(one):
        return words
    inside = {t.i for t in one.frame} | own
    rest = tuple(t for t in one.sentence if t.i not in inside or t in one.content)
    return rest if any(t.is_verb and is_finite(t) for t in rest) else words


def beside_cue(one: Attribution) -> tuple[Word, ...]:
    """Return the sentence without the stretch between commas that holds cue and speaker.

    Example: ``Falls …, ließ der Sprecher, Jan Weiß, wissen, werde man …`` without its middle.
    """
    words = [t for t in one.sentence if not t.is_space]
    core = [t for t in one.cue if t in words]
    if one.verb is None or not core or one.type == "reported":
        return ()
    if one.speaker_token is not None and one.speaker_token in words:
        core.append(one.speaker_token)
    low = words.index(min(core, key=lambda t: t.i))
    high = words.index(max(core, key=lambda t: t.i))
    while low > 0 and not _border(words[low - 1]):
        low -= 1
    while high + 1 < len(words) and not _border(words[high + 1]):
        high += 1
    return tuple(words[:low] + words[high + 1 :])


def _border(token: Word) -> bool:
    return token.text in _BORDERS or token.is_quote


def behind_colon(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words behind a colon where what stands before it is a frame without verb."""
    at = next((i for i, t in enumerate(words) if t.text == ":"), None)
    if at is None or any(t.is_verb and is_finite(t) for t in words[:at]):
        return tuple(words)
    return tuple(words[at + 1 :])


def asks(one: Attribution) -> bool:
    """Whether the content is an infinitive: what is asked for, or what one will do."""
    own = {t.i for t in one.cue}
    words = [t for t in one.content if t.i not in own]
    return any(
        (t.lower == "zu" and t.is_particle) or (t.is_verb and "zu" in t.lower[1:-2]) for t in words
    ) and not any(
        t.is_verb and is_finite(t) and not (t.is_attributive_clause or t.is_adverbial_clause)
        for t in words
    )


def teller(words: Iterable[Word], condition: Iterable[Word] = ()) -> Word | None:
    """Return a verb in the past that frames what is said: ``…, mahnte der Gesandte``.

    It opens a frame or stands before a colon, outside condition and quotation.
    """
    quoted = False
    without = set(condition)
    sentence = list(words)
    for at, token in enumerate(sentence):
        if token.is_quote:
            quoted = not quoted
        elif not quoted and token not in without and token.is_verb and is_finite(token):
            told = not (is_reported_mood(token) or is_irrealis(token))
            frames = (at and _border(sentence[at - 1])) or any(
                t.text in (":", ";") for t in sentence[at:]
            )
            if told and frames and "Past" in token.morph.get("Tense", []):
                return token
    return None
