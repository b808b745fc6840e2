"""What a clause says of the reality of what it tells: tense, modality, negation, voice.

Source: Duden, Die Grammatik, on the tenses and moods of the verb and on modal verbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.model import MeetingStatus
from kg.read.grammar.negation import is_negated
from kg.read.grammar.verb_forms import (
    infinitive,
    is_participle_form,
    is_past_form,
    particle,
    words_zu,
)
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.read.grammar.tree import Word

_REACH = 25
"""So many words before an infinitive its modal may stand."""


class Tense(StrEnum):
    """When, seen from the sentence; an infinitive does not say."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    INFINITIVE = "infinitive"


class Modal(StrEnum):
    """How sure it is to come about, by the modal verb: each named by its English word."""

    NONE = "none"
    WILL = "will"
    SHALL = "shall"
    CAN = "can"
    MUST = "must"
    WOULD = "would"


_STATUS = {
    Modal.CAN: MeetingStatus.POSSIBLE,
    Modal.WOULD: MeetingStatus.POSSIBLE,
    Modal.MUST: MeetingStatus.POSSIBLE,
    Modal.WILL: MeetingStatus.PLANNED,
    Modal.SHALL: MeetingStatus.PLANNED,
}


@dataclass(frozen=True, slots=True)
class Reality:
    """What the verb group of a clause says about the reality of what it tells."""

    tense: Tense
    modal: Modal
    negated: bool
    unreal: bool
    passive: bool

    @property
    def is_past(self) -> bool:
        """Whether it lies in the past."""
        return self.tense == Tense.PAST

    @property
    def is_present(self) -> bool:
        """Whether it is told in the present."""
        return self.tense == Tense.PRESENT

    @property
    def is_infinitive(self) -> bool:
        """Whether an infinitive tells it, which has no tense."""
        return self.tense == Tense.INFINITIVE

    @property
    def is_modal(self) -> bool:
        """Whether a modal verb stands with it."""
        return self.modal != Modal.NONE

    def status(self, *, future: bool = False, since: bool = False) -> MeetingStatus:
        """Return the status of an event told so.

        ``future``: a time after the article's date stands beside it; ``since``: one that began
        before and lasts ("seit Montag").
        """
        if self.negated or self.unreal:
            return MeetingStatus.CANCELLED
        if self.modal in _STATUS:
            return _STATUS[self.modal]
        if self.tense == Tense.FUTURE:
            return MeetingStatus.PLANNED
        if since and self.is_present:
            return MeetingStatus.ONGOING
        if future:
            return MeetingStatus.PLANNED
        told = {Tense.PAST: MeetingStatus.OCCURRED, Tense.PRESENT: MeetingStatus.ONGOING}
        return told.get(self.tense, MeetingStatus.PLANNED)


def reality(verb: Word) -> Reality:
    """Return tense, modality, negation and voice of the clause of ``verb``.

    Example: "hatten sich treffen wollen" is past and planned, "traf sich nicht" past and negated.
    """
    forms = [a.lower for a in auxiliaries(verb)]
    bare = _is_infinitive(verb)
    modal = _modal([*forms, verb.lower] if verb.is_auxiliary_verb else forms)
    perfect = _holds(forms, "perfect auxiliaries")
    participle = not bare and (verb.lower.startswith("ge") or perfect or _is_participle(verb))
    passive = _holds(forms, "passive auxiliaries") and not bare
    if modal not in (Modal.NONE, Modal.WOULD) and not bare and perfect:
        modal, tense = Modal.NONE, _tense(verb, forms, modal, bare=bare, passive=passive)
    else:
        tense = _tense(verb, forms, modal, bare=bare, passive=passive)
    unreal = _is_unreal(verb, forms, participle=participle)
    return Reality(tense, modal, is_negated(verb), unreal, passive)


def auxiliaries(verb: Word) -> list[Word]:
    """Return the auxiliaries and copulas of the clause of ``verb``, shared ones included."""
    found = [c for c in verb.children if c.is_helper]
    if found:
        return found
    if verb.is_conjunct and verb.head.is_verb and not _is_finite(verb):
        return [c for c in verb.head.children if c.is_auxiliary and c.i < verb.i]
    return _stray_modal(verb)


def _stray_modal(verb: Word) -> list[Word]:
    """Return the modal before a bare infinitive that the parse tied to another word."""
    if not _is_infinitive(verb) or words_zu(verb):
        return []
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _REACH) - 1, -1):
        token = verb.tree[i]
        if _is_modal_or_future(token.lower):
            return [token]
        if token.text in WORDS["clause borders"] or token.is_verb:
            return []
    return []


def _modal(forms: Iterable[str]) -> Modal:
    """Return the modal of a clause by the first form that is one."""
    found = (modal for form in forms if (modal := _modal_of(form)) != Modal.NONE)
    return Modal.WOULD if _holds(forms, "conditional auxiliaries") else next(found, Modal.NONE)


def _modal_of(form: str) -> Modal:
    kinds = (m for m in Modal if m != Modal.NONE and form in WORDS[f"modal {m}"])
    return next(kinds, Modal.NONE)


def _is_modal_or_future(form: str) -> bool:
    return form in WORDS["future auxiliaries"] or _modal_of(form) != Modal.NONE


def _holds(forms: Iterable[str], name: str) -> bool:
    return any(form in WORDS[name] for form in forms)


def _tense(verb: Word, forms: list[str], modal: Modal, *, bare: bool, passive: bool) -> Tense:
    if bare and _holds(forms, "future auxiliaries"):
        return Tense.FUTURE
    if _holds(forms, "conditional auxiliaries"):
        return Tense.PRESENT
    if _holds([*forms, verb.lower] if verb.is_auxiliary_verb else forms, "past modals"):
        return Tense.PAST
    if modal != Modal.NONE and bare:
        return Tense.PAST if _holds(forms[:1], "intent in the past") else Tense.FUTURE
    if forms:
        return _tense_of_participle(forms, bare=bare, passive=passive)
    if bare and not _is_finite(verb):
        return Tense.INFINITIVE
    return Tense.PAST if is_preterite(verb) else Tense.PRESENT


def _tense_of_participle(forms: list[str], *, bare: bool, passive: bool) -> Tense:
    if _holds(forms, "past auxiliaries"):
        return Tense.PAST
    perfect = _holds(forms, "perfect auxiliaries") and not bare and not passive
    return Tense.PAST if perfect else Tense.PRESENT


def _is_unreal(verb: Word, forms: list[str], *, participle: bool) -> bool:
    """Tell "hätten sich beinahe getroffen" from "hätten sich getroffen" of reported speech."""
    if not _holds(forms, "unreal auxiliaries"):
        return False
    if _should_have(verb):
        return True
    if not participle:
        return False
    first = next((t for t in verb.sent if t.lower in WORDS["unreal auxiliaries"]), None)
    verb_first = first is not None and first.is_sent_start
    almost = any(t.lower in WORDS["almost"] for t in verb.children)
    return verb_first or almost or any(t.lower in WORDS["conditional"] for t in verb.sent)


def _should_have(verb: Word) -> bool:
    """Whether a double infinitive tells what did not come about: "hätten zusammenkommen sollen"."""
    after = verb.tree[verb.i + 1] if verb.i + 1 < len(verb.tree) else None
    return after is not None and after.lower in WORDS["modal infinitives"]


def is_preterite(token: Word) -> bool:
    """Whether a finite verb stands in the preterite."""
    form, lemma = token.lower, infinitive(token)
    if is_past_form(form):
        return True
    if token.has_tense:
        return token.is_past
    stem = lemma.removesuffix("n").removesuffix("e")
    return form.endswith(("te", "ten")) and form not in (lemma, f"{stem}e", f"{stem}en")


def _is_infinitive(verb: Word) -> bool:
    own = verb.lower
    known = is_participle_form(own)
    if known and own != infinitive(verb):
        return False
    heads = (verb, verb.head) if verb.is_conjunct else (verb,)
    forms = {c.lower for h in heads for c in h.children if c.is_auxiliary}
    ahead = any(_is_modal_or_future(form) for form in forms)
    if known and not ahead and _holds(forms, "perfect auxiliaries"):
        return False
    if ahead and own.endswith("n") and not own.startswith("ge") and own == verb.lemma.lower():
        return not known or verb.is_infinitive or not verb.has_verb_form
    if verb.has_verb_form:
        return verb.is_infinitive
    return own.endswith("n") and (_has_zu(verb) or _looks_infinitive(verb))


def _looks_infinitive(verb: Word) -> bool:
    """Whether a form is its lemma, where the tagger says nothing of the form."""
    own, lemma = verb.lower, verb.lemma.lower()
    if own not in (lemma, particle(verb) + lemma) and own.replace("zu", "", 1) != lemma:
        return False
    return not any(c.is_passive_auxiliary for c in verb.children)


def _has_zu(verb: Word) -> bool:
    return any(c.is_particle for c in words_zu(verb))


def _is_participle(verb: Word) -> bool:
    if is_participle_form(verb.lower):
        return True
    if verb.has_verb_form:
        return verb.is_participle
    return "ge" in verb.lower[:8] and verb.lower.endswith(("t", "en"))


def _is_finite(verb: Word) -> bool:
    if verb.lower.startswith("ge") and is_participle_form(verb.lower):
        return False
    if verb.has_verb_form:
        return verb.is_finite
    if verb.is_infinitive_clause or _has_zu(verb):
        return False
    return not _is_participle(verb) or is_past_form(verb.lower)
