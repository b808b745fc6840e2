"""Whether a reported utterance is a warning or a threat: by its cue, or by the words said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from kg.model import QuotationType, WarningKind
from kg.read.coreference.cast import Cast
from kg.read.grammar.frames import framing_verb
from kg.read.grammar.reality import is_preterite
from kg.read.grammar.tree import Word
from kg.read.grammar.verb_forms import particle
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.quotations.attribution import Attribution, SpeechAct
from kg.read.quotations.verbs import is_unnamed
from kg.read.scoring.entry import Entry, Family
from kg.read.warnings.alarm import Alarm, WarningConstruction
from kg.read.warnings.conditions import is_possible
from kg.read.warnings.cues import Effect, effect_of
from kg.read.warnings.message import Message
from kg.read.warnings.nouns import warning_nouns
from kg.read.warnings.signs import announced_harm, find_sign, hostile_deed
from kg.read.warnings.utterance_words import asks, beside_cue, said
from kg.read.warnings.word_classes import WORDS


def read_alarm(one: Attribution, cast: Cast) -> Alarm | None:
    """Return why an utterance is a warning or a threat, or ``None``."""
    utterance = _Utterance(one, cast, effect_of(one), said(one))
    return next(read(utterance) for applies, read in _WAYS if applies(utterance))


@dataclass(frozen=True, slots=True)
class _Utterance:
    """An utterance with what its cue makes of its words."""

    one: Attribution
    cast: Cast
    effect: Effect
    words: Sequence[Word]

    def message(self, words: Iterable[Word], **manner: bool) -> Message:
        """Return some of its words as a message by its speakers."""
        return Message(words, self.cast, self.one.speakers, **manner)

    def warning(self, consequence: Iterable[Word]) -> Alarm:
        """Return that its cue makes it a warning."""
        verb = WarningConstruction.VERB
        return Alarm(WarningKind.WARNING, self.one.entry, verb, (), tuple(consequence))


# --- ways to tell a warning --------------------------------------------------------------------


def _by_cue(utterance: _Utterance) -> Alarm | None:
    """``drohte mit …``, ``warnte vor …``: unless a danger is told of, or the threat denied."""
    one, effect = utterance.one, utterance.effect
    above = one.verb.ancestors if one.verb is not None else ()
    if effect is Effect.THREATENS and not _is_by_somebody(one):
        return None
    if any(word.lemma.lower() in WORDS.denying_verbs for word in above):
        return None
    message = utterance.message(one.content, is_alarming=True)
    found = find_sign(message) if message.form else None
    threatens = effect in (Effect.THREATENS, Effect.SETS_TERM)
    threat = threatens or (found is not None and found.kind is WarningKind.THREAT)
    kind = WarningKind.THREAT if threat else WarningKind.WARNING
    return replace(utterance.warning(message.consequence), kind=kind, condition=message.condition)


def _by_announced_harm(utterance: _Utterance) -> Alarm | None:
    """``kündigte Vergeltung an``."""
    one = utterance.one
    noun = announced_harm(one.content) if one.act is SpeechAct.PROMISE else None
    return _threat(noun, one.content)


def _by_deed(utterance: _Utterance) -> Alarm | None:
    """``man behalte sich vor, den Botschafter abzuberufen``."""
    return _threat(hostile_deed(utterance.words), utterance.words)


def _by_admonition(utterance: _Utterance) -> Alarm | None:
    """``Die Zeit laufe ab, mahnte sie``; not ``man müsse verhandeln``."""
    demanded = any(word.lemma.lower() in WORDS.demanding_verbs for word in utterance.words)
    found = find_sign(utterance.message(utterance.words, is_alarming=True))
    return found or (None if demanded else utterance.warning(utterance.one.content))


def _by_words(utterance: _Utterance) -> Alarm | None:
    """``sagte, man werde die Grenze sperren, falls …``; ``Sonst, so ihre Mahnung, drohe …``."""
    one, words = utterance.one, utterance.words
    message = utterance.message(words)
    ahead = utterance.effect is Effect.FORESEES and (message.is_future or is_possible(message))
    named = any(word.lemma in warning_nouns() for word in one.frame)
    manner = {
        "is_alarming": ahead or named or utterance.effect is Effect.FEARS,
        "is_own_action": one.act is SpeechAct.PROMISE and asks(one),
    }
    found = find_sign(utterance.message(words, **manner))
    if found is None and one.speakers:
        beside = utterance.message(beside_cue(one), **manner)
        if beside.form and {*one.content} & {*beside.condition, *beside.consequence}:
            found = find_sign(beside)  # the tree lost half of the sentence
    return found or (utterance.warning(words) if ahead else None)


_WAYS: tuple[tuple[Callable[[_Utterance], bool], Callable[[_Utterance], Alarm | None]], ...] = (
    (lambda u: u.one.is_warning, _by_cue),
    (lambda u: u.one.type is QuotationType.REPORTED, _by_announced_harm),
    (lambda u: _reserves(u) and hostile_deed(u.words) is not None, _by_deed),
    (lambda u: _is_of_another(u.one) or _tell_of_threat(u.words), lambda _: None),
    (lambda u: u.effect is Effect.ADMONISHES and not asks(u.one), _by_admonition),
    (lambda _: True, _by_words),
)
"""The first of which the condition holds decides; who cites another's threat does not threaten."""


def _threat(entry: Entry | None, words: Iterable[Word]) -> Alarm | None:
    if entry is None:
        return None
    return Alarm(WarningKind.THREAT, entry, WarningConstruction.WORD_OF_HARM, (), tuple(words))


def _reserves(utterance: _Utterance) -> bool:
    """Whether an own deed is reserved: ``behielt sich vor``, ``man behalte sich vor``."""
    verbs = {particle(w) + w.lemma.lower() for w in utterance.words if w.is_verb}
    reserved = any(verb in WORDS.reserving_verbs for verb in verbs)
    own = any(word.lower in WORDS.speakers for word in utterance.words)
    return utterance.effect is Effect.RESERVES or (reserved and own)


def _is_of_another(one: Attribution) -> bool:
    """Whether somebody else says it than the one who is read to speak."""
    told = one.entry.family is Family.MOOD and framing_verb(one.sentence) is not None
    return told or one.entry.name in WORDS.citing_verbs


def _tell_of_threat(words: Iterable[Word]) -> bool:
    """Whether the words tell of somebody's threat: ``der Nachbar habe mit Krieg gedroht``."""
    verbs = [w for w in words if w.lemma.lower() in WORDS.looming_verbs and not is_preterite(w)]
    return bool(verbs) and any(word.lower in WORDS.openers_of_means for word in words)


def _is_by_somebody(one: Attribution) -> bool:
    """Whether "drohen" is a threat by somebody, not a danger: ``drohte zu kippen``."""
    if one.verb is None or not (one.speakers or is_unnamed(one.speaker_token)):
        return False
    for child in one.verb.children:
        first, last = sorted((one.verb.i, child.i))
        between = one.verb.tree[first:last]
        apart = any(word.is_quote or word.text in GRAMMAR.clause_borders for word in between)
        if child.is_complement_clause and not apart:
            return False
    return True
