"""Finite forms and their mood: Konjunktiv I, the mood of report, and Konjunktiv II.

Source: Duden, Die Grammatik, on mood and on indirect speech.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Word


def finite(verb: Word) -> Word:
    """Return the finite verb of the clause of ``verb``: an auxiliary, a copula or itself."""
    for child in verb.children:
        if child.is_helper and is_finite(child):
            return child
    joined = verb.is_conjunct or verb.is_infinitive_clause
    if joined and not is_finite(verb) and verb.head is not verb:
        for child in verb.head.children:
            if child.is_auxiliary and is_finite(child):
                return child
    return verb


def is_finite(word: Word) -> bool:
    """Whether a word is a finite verb form."""
    if word.has_verb_form:
        return word.is_finite
    if not word.is_verb:
        return False
    bare = word.lower.endswith("en") and word.lower == word.lemma.lower()
    return not bare or word.lower in WORDS.infinitives_as_finite_forms


def is_reported_mood(word: Word) -> bool:
    """Whether a finite verb is in the Konjunktiv I, the mood of reported speech.

    Example: ``habe``, ``komme``, ``seien``; not ``hätte``, nor ``ich habe``.
    """
    form = word.lower
    if form in WORDS.be_in_konjunktiv_1:
        return True
    subject = subject_of(word) or subject_of(word.head)
    if subject is not None and subject.lower in WORDS.first_person:
        return False
    if form in WORDS.konjunktiv_1:
        return True
    if not word.is_verb or not form.endswith("e"):
        return False
    stem = word.lemma.lower().removesuffix("n").removesuffix("e")
    weak_past = form.endswith("te") and not stem.endswith("t")
    return form == f"{stem}e" and not weak_past and not word.is_imperative


def is_irrealis(word: Word) -> bool:
    """Whether a finite verb is in the Konjunktiv II: ``hätten``, ``würde``, ``käme``."""
    return word.lower in WORDS.konjunktiv_2


def is_future_form(word: Word) -> bool:
    """Whether a form of "werden" says what will or would be: ``wird``, ``würden``."""
    return word.lower in WORDS.future_forms


def may_come(word: Word) -> bool:
    """Whether a verb says what will or would be, or what somebody says: ``werde``, ``komme``."""
    return is_future_form(word) or (word.is_verb and (is_reported_mood(word) or is_irrealis(word)))


def holds_report(words: Iterable[Word]) -> bool:
    """Whether one of the words is a verb in the mood of reported speech."""
    return any(word.is_verb and is_reported_mood(word) for word in words)


def subject_of(verb: Word) -> Word | None:
    """Return the subject that hangs on ``verb`` itself."""
    return next((child for child in verb.children if child.is_subject), None)
