"""Utterances with a named source and no verb: ``laut X``, ``nach Angaben der Y``, ``so Z``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from kg.lexicon import rows
from kg.model import QuotationType
from kg.read.grammar.clauses import is_clause
from kg.read.grammar.subjects import shared_subject
from kg.read.quotations.addressees import spoken_of
from kg.read.quotations.attribution import Attribution, SpeechAct
from kg.read.quotations.constructions import Construction
from kg.read.quotations.content import goes_on_after
from kg.read.quotations.context import Page, all_quoted, quotations_of, sayable, trim
from kg.read.quotations.documents import owner
from kg.read.quotations.implied_act import act_of_words
from kg.read.quotations.speaker_phrases import voice_of
from kg.read.quotations.word_classes import WORDS
from kg.read.scoring.entry import Entry, Family

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.read.grammar.tree import Stretch, Word


@cache
def source_words() -> dict[str, tuple[str, SpeechAct]]:
    """Return kind and act by the form of ``speech_sources.tsv``."""
    return {
        row["form"]: (row["kind"], SpeechAct(row["act"])) for row in rows("read/quotations/sources")
    }


def _source_noun(noun: Word) -> bool:
    """Whether a noun names a source: ``Angaben``, ``Zeugenaussagen``."""
    words = source_words()
    if words.get(noun.lemma, ("",))[0] == "noun":
        return True
    low = noun.lemma.lower()
    if low.endswith("erklärung") and low != "erklärung":
        return False  # "nach der Unabhängigkeitserklärung" is a time
    forms = (low, noun.lower.removesuffix("n"))
    return any(
        kind == "noun" and len(form) > 5 and any(f.endswith(form.lower()) for f in forms)
        for form, (kind, _) in words.items()
    )


def from_sources(page: Page, sentence: Stretch) -> Iterator[Attribution]:
    """Yield the utterances of a sentence whose source stands in a phrase of its own."""
    for token in sentence:
        if token.i in page.quoted:
            continue
        found: Attribution | None = None
        word = token.lower
        if word in ("laut", "zufolge", "gemäß") and token.pos in ("ADP", "ADV", "ADJ", "NOUN"):
            if (
                word == "laut"
                and (token.is_adjective or token.is_adverb)
                and not token.is_case_marker
            ):
                continue
            found = _from_preposition(page, sentence, token)
        elif word == "so" and _is_so_frame(page, token, sentence):
            found = _from_so(page, sentence, token)
        elif token.is_noun and _source_noun(token):
            found = _from_source_noun(page, sentence, token)
        if found is not None:
            yield found


def _from_preposition(page: Page, sentence: Stretch, word: Word) -> Attribution | None:
    noun = word.head if word.is_case_marker else None
    if noun is None:
        near = word.i - 1 if word.lower == "zufolge" else word.i + 1
        noun = page.tree[near] if sentence.start <= near < sentence.end else None
    if noun is None or noun.is_punct:
        return None
    if _source_noun(noun):
        return None  # the noun speaks for itself, below
    return _source(page, sentence, noun, (word,), word.lower)


def _from_source_noun(page: Page, sentence: Stretch, noun: Word) -> Attribution | None:
    cases = [c for c in noun.children if c.is_case_marker]
    if not any(c.lower in WORDS["prepositions of sources"] for c in cases):
        before = page.tree[noun.i - 1] if noun.i > sentence.start else None
        after = page.tree[noun.i + 1] if noun.i + 1 < sentence.end else None
        cases = [
            t
            for t in (before, after)
            if t is not None and t.lower in ("nach", "laut", "zufolge", "gemäß")
        ]
        if not cases:
            return None
    if (
        noun.lemma in ("Bericht", "Urteil", "Erklärung", "Wort", "Information")
        and cases[0].lower == "aus"
    ):
        return None
    after_it = cases[0].lower == "nach" and noun.is_attribute
    if after_it and noun.lemma in ("Bericht", "Mitteilung", "Meldung"):
        return None
    return _source(page, sentence, noun, tuple(cases), f"{cases[0].lower}+{noun.lemma}")


def _source(
    page: Page, sentence: Stretch, noun: Word, cue: tuple[Word, ...], name: str
) -> Attribution | None:
    speaker: Word = noun
    speakers = voice_of(page, noun)
    if not speakers:
        whose = owner(page, noun)
        speakers = voice_of(page, whose) or _right_behind(page, noun)
    if not speakers and any(
        c.lemma == "eigen" or c.is_possessive for c in (*noun.children, *_below(noun))
    ):
        near = shared_subject(noun.head)
        subjects = [near] if near is not None else []
        subjects += [t for t in sentence if t.is_active_subject]
        subject = next((t for t in subjects if page.cast.denoted(t)), None)
        if subject is not None:
            speakers = page.cast.denoted(subject)
    phrase = {t for t in noun.subtree if not t.is_clausal} | set(cue)
    low, high = min(t.i for t in phrase), max(t.i for t in phrase)
    rest = {t for t in sentence if not low <= t.i <= high}
    rest = _own_clause(rest, noun)
    if not sayable(rest):
        return None
    return _sourced(
        page,
        sentence,
        rest,
        speakers,
        type=QuotationType.INDIRECT,
        entry=Entry(Family.SOURCE, name),
        cue=cue,
        frame=tuple(sorted(phrase, key=lambda t: t.i)),
        speaker_token=speaker,
        quotations=quotations_of(page, rest),
    )


def _right_behind(page: Page, noun: Word) -> tuple[str, ...]:
    """Return the name that follows the noun, whatever the tree ties it to: ``Auffassung Roms``."""
    for i in range(noun.i + 1, min(noun.i + 4, noun.sent.end)):
        token = page.tree[i]
        if token.is_describing or token.lower in ("von", "vom"):
            continue
        return tuple(page.cast.denoted(token)) if token.is_nominal else ()
    return ()


def _below(noun: Word) -> Iterator[Word]:
    for child in noun.children:
        if child.is_attribute:
            yield from child.children


def _own_clause(rest: set[Word], noun: Word) -> set[Word]:
    """Keep the clause that the source phrase belongs to, not the sentence around it."""
    verb = noun.head
    steps = 0
    while not is_clause(verb) and verb.head != verb and steps < 6:
        verb = verb.head
        steps += 1
    if verb.is_attributive_clause or verb.is_adverbial_clause:
        inside = set(verb.subtree)
        return rest & inside
    return rest


def _is_so_frame(page: Page, token: Word, sentence: Stretch) -> bool:
    if token.i + 1 >= sentence.end:
        return False
    after = page.tree[token.i + 1]
    if not (after.is_nominal or after.is_describing or after.is_pronoun) or after.is_verb:
        return False
    if after.is_adjective and not after.text[0].isupper():
        return False
    before = page.tree[token.i - 1] if token.i > sentence.start else None
    return before is not None and (before.is_punct or before.is_quote) and before.text != "("


def _from_so(page: Page, sentence: Stretch, so: Word) -> Attribution | None:
    phrase: list[Word] = []
    depth_end = sentence.end
    for i in range(so.i + 1, depth_end):
        token = page.tree[i]
        if token.text in (".", ":", ";", "–", "(") or token.is_quote or token.is_verb:
            break
        if token.text == "," and not (phrase and _apposition_follows(page, i, sentence)):
            break
        phrase.append(token)
    nouns = [t for t in phrase if t.is_nominal or t.is_pronoun or t.is_adjective]
    if not nouns:
        return None
    members = set(phrase)
    heads = [t for t in nouns if t.head not in members]
    head = (heads or nouns)[0]
    speakers = next((s for t in [head, *nouns] if (s := page.cast.denoted(t))), ())
    rest = {t for t in sentence if t not in members and t != so}
    high = max(t.i for t in phrase)
    if not goes_on_after(page, sentence, high):
        rest = {t for t in rest if t.i < so.i}
    if not any(not t.is_punct for t in rest):
        return None
    content = trim(rest)
    return _sourced(
        page,
        sentence,
        rest,
        speakers,
        type=QuotationType.DIRECT if all_quoted(page, content) else QuotationType.INDIRECT,
        entry=Entry(Family.SOURCE, "so"),
        cue=(so,),
        frame=(so, *phrase),
        speaker_token=head,
        quotations=quotations_of(page, content),
    )


def _sourced(
    page: Page, sentence: Stretch, rest: set[Word], speakers: Sequence[str], **found: Any
) -> Attribution:
    """Return what a source says: its act and addressees follow from the words and the speakers."""
    content = trim(rest)
    act = act_of_words(page, content, speakers)
    return Attribution(
        sentence=sentence,
        act=act,
        pattern=Construction.SOURCE_PHRASE,
        content=tuple(content),
        speakers=tuple(speakers),
        addressees=spoken_of(page, content, act, speakers),
        **found,
    )


def _apposition_follows(page: Page, comma: int, sentence: Stretch) -> bool:
    after = page.tree[comma + 1] if comma + 1 < sentence.end else None
    return after is not None and after.is_beside_name
