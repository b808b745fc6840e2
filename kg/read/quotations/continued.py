"""Speech that no verb introduces: bare quotations, and reports that go on in the Konjunktiv."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import EntityType, QuotationType
from kg.read.grammar.mood import finite, is_irrealis, is_reported_mood, subject_of
from kg.read.quotations.addressees import spoken_of
from kg.read.quotations.attribution import Attribution, SpeechAct
from kg.read.quotations.constructions import Construction, of_cue
from kg.read.quotations.context import (
    Page,
    is_speech,
    quotations_of,
    quoted_sentence,
    trim,
)
from kg.read.quotations.implied_act import act_of_words, spoken_act
from kg.read.quotations.word_classes import WORDS
from kg.read.scoring.entry import Entry, Family

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Stretch, Word


def bare_quotation(page: Page, sentence: Stretch) -> Attribution | None:
    """Return a quotation whose clause has a speaker as its subject but no verb of the lexicon."""
    if _conditional_first(sentence):
        return None
    numbers = sorted({page.quoted[t.i] for t in sentence if t.i in page.quoted})
    for number in numbers:
        quotation = page.quotations[number]
        tokens = [t for t in sentence if page.quoted.get(t.i) == number]
        outside = [t for t in sentence if t.i not in page.quoted and not t.is_punct]
        words = [t for t in tokens if not t.is_punct and not t.is_quote]
        if not outside or not words or not is_speech(page, words[0]):
            continue
        colon = page.tree[tokens[0].i - 1].text == ":" if tokens[0].i else False
        if len(words) < 3 and not colon:
            continue
        subject = subject_of(sentence.root)
        if subject is None or subject.i in page.quoted:
            subject = next((t for t in outside if t.is_active_subject), None)
        if subject is None:
            continue
        speakers = [
            e
            for e in page.cast.denoted(subject)
            if page.cast.entity(e).type in (EntityType.PERSON, EntityType.ORGANISATION) or colon
        ]
        if not speakers and not is_reported_mood(finite(sentence.root)):
            continue
        if is_reported_mood(finite(sentence.root)):
            return None
        return Attribution(
            sentence=sentence,
            act=spoken_act(page, ("name", "image"), outside, speakers, judged=True),
            type=QuotationType.DIRECT,
            entry=Entry(Family.QUOTATION, "subject"),
            pattern=Construction.QUOTATION_SUBJECT,
            frame=tuple(outside),
            content=tuple(trim(set(tokens))),
            speakers=tuple(speakers),
            speaker_token=subject,
            quotations=(quotation,),
        )
    return None


def carried_on(page: Page, sentence: Stretch, previous: Attribution | None) -> Attribution | None:
    """Return the report that goes on from the sentence before, in quotation marks or Konjunktiv."""
    if quoted_sentence(page, sentence):
        tokens = tuple(trim(set(sentence)))
        numbers = tuple(
            page.quotations[n]
            for n in sorted({page.quoted[t.i] for t in tokens if t.i in page.quoted})
        )
        same = previous is not None and _near(page, previous, sentence)
        return Attribution(
            sentence=sentence,
            act=previous.act
            if previous is not None and same and not previous.is_warning
            else SpeechAct.SAY,
            type=QuotationType.DIRECT,
            entry=Entry(Family.QUOTATION, "alone"),
            pattern=Construction.QUOTATION_ALONE,
            content=tokens,
            speakers=previous.speakers if previous is not None and same else (),
            speaker_token=previous.speaker_token if previous is not None and same else None,
            quotations=numbers,
        )
    if previous is None or not previous.content or not _near(page, previous, sentence):
        return None
    verb = finite(sentence.root)
    demnach = sentence[0].lower in ("demnach", "danach", "demzufolge")
    first = is_reported_mood(verb) or _conditional_first(sentence)
    second = (
        is_irrealis(verb) and verb.lower.endswith("en") and previous.type != QuotationType.DIRECT
    )
    second = second and sentence[0].lower not in WORDS["verbs that open a condition"]
    if not (first or second or demnach) or verb.i in page.quoted:
        return None
    entry = Entry(Family.SOURCE, "demnach") if demnach else Entry(Family.MOOD, "konjunktiv")
    return _continued(page, sentence, previous, entry)


def taken_up(page: Page, sentence: Stretch) -> Attribution | None:
    """Return the report that a sentence in the Konjunktiv I is, behind one that reports nothing.

    Its speaker is the person that the sentence before is about: ``Die Senatorin blieb hart. Mit
    solchen Sätzen gewinne man keine Stimme.``
    """
    verb = finite(sentence.root)
    if not is_reported_mood(verb) or verb.i in page.quoted or sentence.start == 0:
        return None
    before = page.tree[sentence.start - 1].sent
    if "\n" in page.tree.text[before.end_char - 1 : sentence.start_char]:
        return None
    subject = subject_of(before.root)
    speakers = page.cast.denoted(subject, conj=False) if subject is not None else ()
    if not speakers or not page.cast.is_person(speakers[0]):
        return None
    entry = Entry(Family.MOOD, "konjunktiv")
    said = Attribution(
        sentence=before,
        act=SpeechAct.SAY,
        type=QuotationType.FREE,
        entry=entry,
        pattern=Construction.FREE,
        speakers=tuple(speakers),
        speaker_token=subject,
    )
    return _continued(page, sentence, said, entry)


def _continued(page: Page, sentence: Stretch, before: Attribution, entry: Entry) -> Attribution:
    tokens = tuple(trim(set(sentence)))
    act = act_of_words(page, tokens, before.speakers)
    return Attribution(
        sentence=sentence,
        act=act,
        type=QuotationType.FREE,
        entry=entry,
        pattern=Construction.SOURCE_PHRASE if entry.family is Family.SOURCE else Construction.FREE,
        content=tokens,
        speakers=before.speakers,
        addressees=spoken_of(page, tokens, act, before.speakers),
        speaker_token=before.speaker_token,
        quotations=quotations_of(page, tokens),
        verb=sentence.root,
    )


def _conditional_first(sentence: Stretch) -> bool:
    """Whether the sentence opens with a verb in the Konjunktiv: ``Bleibe die Route zu, …``."""
    word = next((t for t in sentence if not t.is_punct and not t.is_space), None)
    if word is None or not word.is_verb:
        return False
    return is_reported_mood(word) or word.lower in ("sollte", "sollten")


def _near(page: Page, previous: Attribution, sentence: Stretch) -> bool:
    """Whether ``sentence`` follows the attribution closely enough to carry it on."""
    if sentence.start - previous.sentence.end > 1:
        gap = page.tree.text[previous.sentence.end_char : sentence.start_char].strip()
        if gap:
            return False
    return page.tree.text[previous.sentence.end_char : sentence.start_char].count("\n") <= 2


def look_ahead(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Give a quotation without a speaker that of the sentence behind it: ``„…“ „…“, sagte X``."""
    out = list(found)
    for i in range(len(out) - 1, -1, -1):
        one = out[i]
        if one.speakers or not one.is_quotation_alone:
            continue
        after = out[i + 1] if i + 1 < len(out) else None
        if after is not None and _near(page, one, after.sentence) and after.quotations:
            out[i] = replace(one, speakers=after.speakers, speaker_token=after.speaker_token)
    return out


def join_quotations(found: Iterable[Attribution]) -> list[Attribution]:
    """Return consecutive sentences of one quotation as one utterance: ``„…“, sagte X. „…“``."""
    out: list[Attribution] = []
    for one in found:
        last = out[-1] if out else None
        if last is not None and _goes_on(last, one):
            quotations = tuple(dict.fromkeys((*last.quotations, *one.quotations)))
            out[-1] = _longer(replace(last, quotations=quotations), (*last.content, *one.content))
        elif last is not None and _leads_to(last, one):
            out[-1] = _longer(one, (*last.content, *one.content))
        else:
            out.append(one)
    return out


def _longer(one: Attribution, content: tuple[Word, ...]) -> Attribution:
    pattern = of_cue(one.type, one.cue, content) if one.has_cue_verb else one.pattern
    return replace(one, content=content, pattern=pattern)


def _goes_on(last: Attribution, one: Attribution) -> bool:
    """Whether a quotation goes on with what was just quoted, in the same paragraph."""
    return (
        one.is_quotation_alone
        and bool(last.quotations and one.quotations)
        and last.speakers == one.speakers
        and _mostly_quoted(last)
        and not _paragraph_between(last, one)
    )


def _leads_to(last: Attribution, one: Attribution) -> bool:
    """Whether the sentences before are the beginning of a quotation that has its cue here."""
    return (
        last.is_quotation_alone
        and bool(last.quotations and one.quotations)
        and last.quotations[-1] == one.quotations[0]
    )


def _mostly_quoted(one: Attribution) -> bool:
    """Whether what is said stands in quotation marks, but for a word that the tree added."""
    inside = sum(any(q.begin <= t.idx < q.end for q in one.quotations) for t in one.content)
    return inside >= 0.8 * len(one.content)


def _paragraph_between(one: Attribution, two: Attribution) -> bool:
    text = one.sentence.tree.text
    return "\n" in text[one.content[-1].idx : two.content[0].idx]
