"""Utterances that a verb of the speech lexicon reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.model import QuotationType
from kg.read.grammar.clauses import clause_words
from kg.read.grammar.mood import finite
from kg.read.grammar.stretches import sets_apart
from kg.read.quotations.act import hypothetical, is_negated, negated_act, no_utterance
from kg.read.quotations.addressees import addressee_tokens, judged, named, spoken_of
from kg.read.quotations.attribution import Attribution, SpeechAct
from kg.read.quotations.constructions import of_cue
from kg.read.quotations.content import read_content
from kg.read.quotations.context import Page, quotations_of
from kg.read.quotations.implied_act import spoken_act
from kg.read.quotations.speaker import find_speaker
from kg.read.quotations.speaker_phrases import is_reporter, voice_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Stretch, Word
    from kg.read.quotations.cues import Cue


def from_cue(page: Page, sentence: Stretch, cue: Cue) -> Attribution | None:
    """Return what the verb reports, or ``None`` where it reports nothing."""
    verb, row = cue.verb, cue.row
    act = negated_act(cue, row.act)
    if hypothetical(verb) or act is None:
        return None
    frame = [t for t in clause_words(verb) if t.sent == sentence.root.sent]
    frame = [t for t in frame if sentence.start <= t.i < sentence.end]
    speaker, addressed = find_speaker(page, cue)
    anchor = finite(verb)
    inserted = anchor.i > sentence.start and sets_apart(verb.tree[anchor.i - 1])
    if inserted and (speaker is None or speaker.i > anchor.i):
        frame = [t for t in frame if t.i >= anchor.i]  # set into or behind what is said
    content, kind = read_content(page, sentence, cue, frame, speaker)
    if not content:
        return None
    if row.lemma == "fragen" and speaker is not None and is_reporter(page, speaker):
        return None
    if kind == QuotationType.REPORTED and (no_utterance(cue, page) or not voice_of(page, speaker)):
        return None
    said = {t.i for t in content} if kind != QuotationType.REPORTED else set()
    addressees = list(addressed) + list(addressee_tokens(page, cue, speaker, said))
    speakers = voice_of(page, speaker)
    if kind == QuotationType.REPORTED:
        frame_out: tuple[Word, ...] = ()
        cue_out: tuple[Word, ...] = ()
    else:
        inside = {t.i for t in content}
        frame_out = tuple(t for t in frame if t.i not in inside)
        cue_out = _with_auxiliaries(cue)
    if act is SpeechAct.SAY:
        act = spoken_act(page, row.marks, content, speakers, judged=kind == QuotationType.REPORTED)
    quotations = quotations_of(page, content)
    unsaid = (
        row.act is SpeechAct.SAY and act is SpeechAct.DENY and is_negated(verb) and not quotations
    )
    if unsaid and not row.reflexive:
        return None  # who will not say has said nothing
    targets: tuple[str, ...] = ()
    known = _unique(e for t in addressees for e in named(page, t))
    if not known and act in (SpeechAct.ACCUSE, SpeechAct.PRAISE, SpeechAct.DEMAND):
        targets = judged(page, cue, act, speaker)
        if not targets and kind != QuotationType.REPORTED:
            targets = spoken_of(page, content, act, speakers)
    return Attribution(
        sentence=sentence,
        act=act,
        type=kind,
        entry=row.entry,
        pattern=of_cue(kind, cue_out, content),
        cue=cue_out or (),
        frame=frame_out,
        content=tuple(content),
        speakers=speakers,
        speaker_token=speaker,
        addressees=_unique((*known, *targets)),
        addressee_tokens=tuple(addressees),
        quotations=quotations,
        verb=verb,
    )


def _with_auxiliaries(cue: Cue) -> tuple[Word, ...]:
    extra = [c for c in cue.verb.children if c.is_auxiliary]
    return tuple(sorted({*cue.tokens, *extra}, key=lambda t: t.i))


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
