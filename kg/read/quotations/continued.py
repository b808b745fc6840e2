"""Speech that no verb introduces: bare quotations, and reports that go on in the Konjunktiv."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.model import QuotationType
from kg.read.grammar.mood import holds_report
from kg.read.grammar.phrases import phrase_of
from kg.read.grammar.tree import Word
from kg.read.quotations.act import act_of_name
from kg.read.quotations.attribution import Attribution, Construction, SpeechAct, construction
from kg.read.quotations.context import Sentence, trim
from kg.read.quotations.speaker import is_voice
from kg.read.quotations.word_classes import WORDS
from kg.read.scoring.entry import Entry, Family

_SHORTEST = 3
"""So many words in quotation marks may be speech that no verb introduces."""
_MOSTLY = 0.8
"""So large a share of what is said stands in quotation marks where the tree added a word."""


def bare_quotation(sentence: Sentence) -> Attribution | None:
    """Return a quotation whose clause has a speaker as its subject but no verb of the lexicon."""
    context, main = sentence.context, sentence.main
    subject, cast = main.attached_subject, context.cast
    opening = [w for w in sentence.words if not w.is_punct][:1]
    if subject is None or main.is_reported or holds_report(opening):
        return None  # "Bleibe die Route zu, …"
    speakers = tuple(e for e in cast.denoted(subject) if cast.is_person(e) or cast.is_body(e))
    said = _first_said(sentence)
    if not said or not speakers or subject.i in context.quoted:
        return None
    outside = [w for w in sentence.words if w.i not in context.quoted and not w.is_punct]
    return Attribution(
        sentence=sentence.words,
        act=act_of_name(context, outside, images=False),
        type=QuotationType.DIRECT,
        entry=Entry(Family.QUOTATION, "subject"),
        pattern=Construction.QUOTATION_SUBJECT,
        frame=tuple(outside),
        content=trim(said),
        speakers=speakers,
        speaker_token=subject,
    )


def quotation_alone(sentence: Sentence, previous: Attribution | None) -> Attribution | None:
    """Return a sentence in quotation marks, said by whoever spoke in the sentence before."""
    if not sentence.is_quoted:
        return None
    return Attribution(
        sentence=sentence.words,
        act=SpeechAct.SAY if previous is None or previous.is_warning else previous.act,
        type=QuotationType.DIRECT,
        entry=Entry(Family.QUOTATION, "alone"),
        pattern=Construction.QUOTATION_ALONE,
        content=trim(sentence.words),
        speakers=previous.speakers if previous else (),
        speaker_token=previous.speaker_token if previous else None,
    )


def carried_on(sentence: Sentence, previous: Attribution | None) -> Attribution | None:
    """Return a sentence whose mood carries on the report of the sentence before.

    Act and addressees are left to the words said.
    """
    main, first = sentence.main, sentence.words[0].lower
    if previous is None or main.finite.i in sentence.context.quoted:
        return None
    connected = _is_connected(sentence)
    plural = main.is_irrealis and main.finite.lower.endswith("en")
    indirect = previous.type is not QuotationType.DIRECT
    told = plural and indirect and first not in WORDS.verbs_that_open_a_condition
    if not (told or connected or main.is_reported):
        return None
    one = _free(sentence, previous.speakers, previous.speaker_token)
    source = Entry(Family.SOURCE, "demnach")
    return replace(one, entry=source, pattern=Construction.SOURCE_PHRASE) if connected else one


def resumed(sentence: Sentence, spoken: Attribution | None) -> Attribution | None:
    """Return a sentence whose words take up what was said two sentences before.

    ``Acht Menschen werden demnach vermisst.`` Its mood alone does not tell who says it.
    """
    if spoken is None or sentence.main.finite.i in sentence.context.quoted:
        return None
    if not _is_connected(sentence):
        return None
    one = _free(sentence, spoken.speakers, spoken.speaker_token)
    source = Entry(Family.SOURCE, "demnach")
    return replace(one, entry=source, pattern=Construction.SOURCE_PHRASE)


def _is_connected(sentence: Sentence) -> bool:
    """Whether a word ties what is said to what was reported before: ``demnach``."""
    main = sentence.main
    tied = (*main.verb.children, *main.finite.children)
    return sentence.words[0].lower in WORDS.connectives_of_report or any(
        word.lower in WORDS.adverbs_of_report for word in tied
    )


def with_speaker_before(one: Attribution, spoken: Attribution | None) -> Attribution:
    """Give an utterance without a speaker that of the one before, where its words point there.

    ``den Angaben zufolge``, ``hieß es weiter``.
    """
    if one.speakers or spoken is None:
        return one
    noun, verb = one.speaker_token, one.verb
    source = one.has_source and noun is not None and is_voice(noun) and phrase_of(noun).is_definite
    unsaid = one.has_cue_verb and verb is not None and verb.lemma in WORDS.impersonal_verbs
    if not (source or (unsaid and noun is None and not _is_of_another(verb))):
        return one
    return replace(one, speakers=spoken.speakers)


def _is_of_another(verb: Word | None) -> bool:
    """Whether the words are those of a text whose owner is told: ``heißt es in ihrem Bericht``."""
    phrases = verb.children if verb is not None else ()
    return any(c.is_possessive for phrase in phrases for c in phrase.children)


def taken_up(sentence: Sentence) -> Attribution | None:
    """Return a sentence in the Konjunktiv I behind one that reports nothing.

    Its speaker is the person that the sentence before is about: ``Die Senatorin blieb hart. Mit
    solchen Sätzen gewinne man keine Stimme.`` Act and addressees are left to the words said.
    """
    cast, before = sentence.context.cast, sentence.before
    subject = before.main.attached_subject if before else None
    if subject is None or not sentence.main.is_reported:
        return None
    speakers = cast.denoted(subject, conj=False)
    person = bool(speakers) and cast.is_person(speakers[0])
    return _free(sentence, speakers, subject) if person else None


def with_speakers_behind(found: Sequence[Attribution]) -> list[Attribution]:
    """Give a quotation without a speaker that of the sentence behind it: ``„…“ „…“, sagte X``."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        one, after = out[i], out[i + 1]
        if one.is_quotation_alone and after.quotations and not one.speakers:
            out[i] = replace(one, speakers=after.speakers, speaker_token=after.speaker_token)
    return out


def join_quotations(found: Iterable[Attribution]) -> list[Attribution]:
    """Return consecutive sentences of one quotation as one utterance: ``„…“, sagte X. „…“``."""
    out: list[Attribution] = []
    for one in found:
        last = out[-1] if out else None
        if last is not None and _goes_on(last, one):
            quotations = tuple(dict.fromkeys((*last.quotations, *one.quotations)))
            out[-1] = _with_content(replace(last, quotations=quotations), last, one)
        elif last is not None and _leads_to(last, one):
            out[-1] = _with_content(one, last, one)
        else:
            out.append(one)
    return out


def _with_content(kept: Attribution, first: Attribution, second: Attribution) -> Attribution:
    content = (*first.content, *second.content)
    verb = kept.entry.family is Family.SPEECH
    pattern = construction(kept.type, kept.cue, content) if verb else kept.pattern
    return replace(kept, content=content, pattern=pattern)


def _goes_on(last: Attribution, one: Attribution) -> bool:
    """Whether a quotation goes on with what was just quoted, in the same paragraph."""
    if not (one.is_quotation_alone and last.quotations and last.speakers == one.speakers):
        return False
    inside = sum(any(q.begin <= w.idx < q.end for q in last.quotations) for w in last.content)
    between = one.sentence.tree.text[last.content[-1].idx : one.content[0].idx]
    return inside >= _MOSTLY * len(last.content) and "\n" not in between


def _leads_to(last: Attribution, one: Attribution) -> bool:
    """Whether the sentences before are the beginning of a quotation that has its cue here."""
    quoted = last.is_quotation_alone and one.quotations
    return bool(quoted) and last.quotations[-1] == one.quotations[0]


def _free(sentence: Sentence, speakers: tuple[str, ...], speaker: Word | None) -> Attribution:
    own = _speaking_of_oneself(sentence, speakers)
    if own is not None:
        speakers, speaker = sentence.context.cast.denoted(own, conj=False), own
    return Attribution(
        sentence=sentence.words,
        type=QuotationType.FREE,
        entry=Entry(Family.MOOD, "konjunktiv"),
        pattern=Construction.FREE,
        content=trim(sentence.words),
        speakers=speakers,
        speaker_token=speaker,
        verb=sentence.main.verb,
    )


def _speaking_of_oneself(sentence: Sentence, speakers: tuple[str, ...]) -> Word | None:
    """Return the pronoun of a person who speaks of himself where only his body was named.

    ``Die UN begrüßten das, so der Hochkommissar. Er hoffe auf …``
    """
    cast, subject = sentence.context.cast, sentence.main.attached_subject
    if subject is None or subject.lower not in WORDS.he_or_she or not speakers:
        return None
    if any(cast.is_person(one) for one in speakers) or sentence.main.finite.is_plural:
        return None
    persons = [one for one in cast.denoted(subject, conj=False) if cast.is_person(one)]
    return subject if len(persons) == 1 else None


def _first_said(sentence: Sentence) -> list[Word]:
    """Return the words of the first quotation that is speech."""
    for quotation in sentence.context.quotations_of(sentence.words):
        words = [w for w in sentence.words if quotation.begin <= w.idx < quotation.end]
        plain = [w for w in words if not w.is_punct]
        if len(plain) >= _SHORTEST and plain[0].i in sentence.context.speech:
            return words
    return []
