"""Utterances that a verb of the lexicon reports."""

from __future__ import annotations

from dataclasses import replace

from kg.read.grammar.tree import Word
from kg.read.quotations.act import reported_act, spoken_act, spoken_of
from kg.read.quotations.addressees import denoted, find_addressees, judged
from kg.read.quotations.attribution import Attribution, SpeechAct, construction
from kg.read.quotations.conditions import CONDITIONS
from kg.read.quotations.content import with_content
from kg.read.quotations.cues import Report
from kg.read.quotations.speaker import find_speaker, speakers_of
from kg.read.quotations.word_classes import WORDS


def read_verb(cue: Report) -> Attribution | None:
    """Return what a verb reports, or ``None`` where it reports nothing."""
    act = reported_act(cue)
    if act is None:
        return None
    speaker = find_speaker(cue)
    speakers = speakers_of(cue.context, speaker)
    found = replace(cue, act=act, speaker=speaker, speakers=speakers)
    report = with_content(replace(found, frame=_frame(found)))
    if report is None or any(CONDITIONS[name](report) for name in report.row.unless):
        return None
    unnamed = act is SpeechAct.WARN and is_unnamed(speaker)
    if report.is_told_only and not (speakers or unnamed):
        return None
    spoken = replace(report, act=spoken_act(report))
    return None if _is_left_unsaid(spoken) else _attribution(spoken)


def is_unnamed(speaker: Word | None) -> bool:
    """Whether a noun stands for people or a body without a name: ``Gewerkschaften``."""
    return speaker is not None and speaker.is_noun and speaker.lemma.lower() in WORDS.unnamed


def _frame(report: Report) -> tuple[Word, ...]:
    """Return the words of the cue's clause; of an insertion only those from the verb on."""
    sentence, speaker, anchor = report.sentence.words, report.speaker, report.clause.finite
    inserted = report.clause.is_set_apart and anchor.i > sentence.start
    behind = inserted and (speaker is None or speaker.i > anchor.i)
    start = anchor.i if behind else sentence.start
    return tuple(w for w in report.clause.words if start <= w.i < sentence.end)


def _is_left_unsaid(report: Report) -> bool:
    """Whether somebody says nothing by not saying it: ``wollte nicht sagen, ob …``."""
    neutral = report.row.act is SpeechAct.SAY and not report.row.reflexive
    unsaid = neutral and report.act is SpeechAct.DENY and report.clause.is_denied
    return unsaid and not report.context.quotations_of(report.said)


def _attribution(report: Report) -> Attribution:
    context, told = report.context, report.is_told_only
    auxiliaries = [c for c in report.verb.children if c.is_auxiliary]
    cue = () if told else tuple(sorted({*report.cue, *auxiliaries}, key=lambda w: w.i))
    addressees = find_addressees(report)
    whom = denoted(context, addressees) or judged(report)
    if not whom and not told:
        whom = spoken_of(context, report.act, report.said, report.speakers)
    return Attribution(
        sentence=report.sentence.words,
        act=report.act,
        type=report.type,
        entry=report.row.entry,
        pattern=construction(report.type, cue, report.said),
        cue=cue,
        frame=() if told else tuple(w for w in report.frame if w not in report.said),
        content=report.said,
        speakers=report.speakers,
        speaker_token=report.speaker,
        addressees=whom,
        addressee_tokens=addressees,
        verb=report.verb,
    )
