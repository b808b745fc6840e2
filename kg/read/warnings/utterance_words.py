"""The words of an utterance in which warnings are looked for, also where the tree lost some."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import QuotationType
from kg.read.grammar.frames import behind_colon, is_finite_verb, is_frame_border
from kg.read.grammar.tree import Word
from kg.read.grammar.verb_forms import shows_zu
from kg.read.quotations.attribution import Attribution


def said(one: Attribution) -> Sequence[Word]:
    """Return the words said; the rest of the sentence where the parse left no clause of them."""
    words = behind_colon(_without_cue(one))
    if one.type is not QuotationType.INDIRECT or any(map(is_finite_verb, words)):
        return words
    if len(words) > 2 and asks(one):
        return words
    frame = {*one.frame, *one.cue} - set(one.content)
    rest = [word for word in one.sentence if word not in frame]
    return rest if any(map(is_finite_verb, rest)) else words


def beside_cue(one: Attribution) -> Sequence[Word]:
    """Return the sentence without the stretch between commas that holds cue and speaker.

    Example: ``Falls …, ließ der Sprecher, Jan Weiß, wissen, werde man …`` without its middle.
    """
    words = [word for word in one.sentence if not word.is_space]
    cue = [words.index(word) for word in one.cue if word in words]
    if one.verb is None or not cue or one.type is QuotationType.REPORTED:
        return ()
    places = [*cue, *(words.index(w) for w in [one.speaker_token] if w in words)]
    borders = [i for i, word in enumerate(words) if is_frame_border(word)]
    low = max((i + 1 for i in borders if i < min(places)), default=0)
    high = min((i for i in borders if i > max(places)), default=len(words))
    return words[:low] + words[high:]


def asks(one: Attribution) -> bool:
    """Whether the content is an infinitive: what is asked for, or what one will do."""
    words = _without_cue(one)
    clauses = [word for word in words if is_finite_verb(word)]
    beside = all(word.is_attributive_clause or word.is_adverbial_clause for word in clauses)
    return beside and any(map(shows_zu, words))


def _without_cue(one: Attribution) -> list[Word]:
    return [word for word in one.content if word not in one.cue]
