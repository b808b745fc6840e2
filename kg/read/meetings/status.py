"""The status of a meeting, from the verb that tells it or from what governs its noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.model import MeetingStatus
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.negation import has_negation, is_negation
from kg.read.grammar.phrases import phrase_of
from kg.read.grammar.reality import Modal
from kg.read.meetings.status_cues import (
    UNREAL,
    Deferred,
    Part,
    Role,
    StatusCue,
    adjective_cue,
    governing_cue,
    noun_cue,
    verb_cues,
)
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.clauses import Clause
    from kg.read.grammar.reality import Reality
    from kg.read.grammar.tree import Word
    from kg.read.meetings.calendar import Moment

_STEPS = 4
"""So many words above its noun may decide on a meeting."""
_AHEAD = frozenset((Modal.SHALL, Modal.WILL))
_OPEN = frozenset((Modal.CAN, Modal.WOULD))


# --- of a verb ---------------------------------------------------------------------------------


def verb_status(clause: Clause, moment: Moment) -> MeetingStatus:
    """Return the status of a meeting that a verb tells at a moment."""
    found = _joined_status(clause, moment)
    if found is not None:
        return found
    real = clause.reality
    if real.is_infinitive or (not real.is_modal and clause.verb.is_infinitive_clause):
        return _embedded(clause.verb, moment)
    plain = not real.is_modal
    if plain and real.negated and clause.marker in WORDS.not_before:
        return MeetingStatus.PLANNED
    if plain and real.is_present and not real.negated and not moment.future:
        if moment.past and not moment.since:
            return MeetingStatus.OCCURRED
        if not moment.since and clause.lemma not in WORDS.lasting:
            opens_text = clause.verb.sent.start == 0
            return MeetingStatus.OCCURRED if opens_text else MeetingStatus.PLANNED
    return real.status(future=moment.future and not real.is_past, since=moment.since)


def _joined_status(clause: Clause, moment: Moment) -> MeetingStatus | None:
    """Return the status that the word gives which joins the clause to another: "wenn", "ohne"."""
    real, marker = clause.reality, clause.marker
    if marker in WORDS.conditions and not real.is_past and not moment.past:
        when = marker in WORDS.when_or_if and moment.future
        return MeetingStatus.PLANNED if when else MeetingStatus.POSSIBLE
    first = _first_of_row(clause.verb)
    told = moment.past or real.negated
    if real.is_present and not told and clause_of(first).marker in WORDS.that:
        cue = governing_cue(first.head)
        if cue is not None and cue.status == MeetingStatus.POSSIBLE:
            return MeetingStatus.POSSIBLE
    without = marker in WORDS.without and real.is_infinitive
    return MeetingStatus.CANCELLED if without else None


def _first_of_row(verb: Word) -> Word:
    """Return the first of verbs in a row, which bears their joining word."""
    while verb.is_conjunct and verb.head.is_verb:
        verb = verb.head
    return verb


def _embedded(verb: Word, moment: Moment) -> MeetingStatus:
    """Return the status of a zu-infinitive by what it hangs on: "weigert sich, ihn zu treffen"."""
    head, negated = verb.head, has_negation(verb)
    if head is verb:
        return MeetingStatus.CANCELLED if negated else MeetingStatus.PLANNED
    cue = governing_cue(head)
    if cue is not None and cue.status in UNREAL:
        return cue.outcome(negated=negated or _is_negated(head))
    if negated:
        return MeetingStatus.CANCELLED
    if head.is_verb:
        return _told(clause_of(head).reality.status(future=moment.future), past=moment.past)
    return MeetingStatus.PLANNED if moment.future else MeetingStatus.POSSIBLE


def _told(status: MeetingStatus, *, past: bool) -> MeetingStatus:
    """Return the status; what goes on at a time in the past has taken place."""
    return MeetingStatus.OCCURRED if past and status == MeetingStatus.ONGOING else status


def _is_negated(head: Word) -> bool:
    """Whether an adverb or article that negates hangs on a word."""
    return any(is_negation(c) and (c.is_adverbial or c.is_article) for c in head.children)


# --- of a noun ---------------------------------------------------------------------------------


def noun_status(noun: Word, moment: Moment) -> MeetingStatus:
    """Return the status of a meeting that a noun names, by what stands before and above it."""
    own, relative = _own_cue(noun), _relative_status(noun)
    above = _governed(noun, moment, negated=has_negation(noun))
    if MeetingStatus.CANCELLED in (above, relative):
        return MeetingStatus.CANCELLED
    found = _by_own_cue(noun, own, above, moment) if own is not None else None
    if found is not None:
        return found
    real = above in (MeetingStatus.OCCURRED, MeetingStatus.ONGOING)
    if above is not None and not (real and moment.future):
        return above
    return relative or _by_time(moment)


def _by_time(moment: Moment) -> MeetingStatus:
    return MeetingStatus.PLANNED if moment.future else MeetingStatus.OCCURRED


def _own_cue(noun: Word) -> StatusCue | None:
    """Return the cue that an adjective or participle of the noun is: "das geplante Treffen"."""
    described = (c for c in noun.children if c.is_attributive_clause or c.is_adjectival)
    words = (c for c in described if c.is_adjective or c.is_adverb or c.is_main_verb)
    return next((cue for c in words if (cue := adjective_cue(c)) is not None), None)


def _by_own_cue(
    noun: Word, own: StatusCue, above: MeetingStatus | None, moment: Moment
) -> MeetingStatus | None:
    """Return the status by the cue in the noun's phrase and what governs it."""
    if own.status in UNREAL:
        planned = own.status == MeetingStatus.PLANNED
        held = above == MeetingStatus.OCCURRED and (moment.past or _is_held(noun))
        open_ = above == MeetingStatus.POSSIBLE
        return above if planned and (held or open_) else own.outcome()
    real = above in (None, MeetingStatus.ONGOING, MeetingStatus.OCCURRED)
    return own.outcome() if real and own.status != Deferred.TENSE else None


def _is_held(noun: Word) -> bool:
    """Whether the verb says that it took place: "das lang erwartete Treffen fand statt"."""
    told = noun.is_subject and noun.head.is_verb
    return told and any(cue.status == Deferred.TENSE for cue in verb_cues(clause_of(noun.head)))


def _relative_status(noun: Word) -> MeetingStatus | None:
    """Return the status that a relative clause behind the noun gives: "das er absagte"."""
    for child in noun.children:
        if not (child.is_attributive_clause and child.is_verb and child.i > noun.i):
            continue
        clause = clause_of(child)
        modal = clause.reality.modal
        if modal in _AHEAD:
            return MeetingStatus.PLANNED
        if modal == Modal.CAN:
            return MeetingStatus.POSSIBLE
        for cue in verb_cues(clause):
            ahead = cue.status in (MeetingStatus.POSSIBLE, MeetingStatus.PLANNED)
            if ahead and cue.role in (Role.ANY, Role.OBJECT):
                return cue.outcome(negated=_is_negated(child))
    return None


def _governed(noun: Word, moment: Moment, *, negated: bool) -> MeetingStatus | None:
    """Climb from the noun to the word that decides: a cue noun, a verb, a predicate."""
    link, preposition, loose = noun, noun.preposition, False
    for _ in range(_STEPS):
        head = link.head
        if head is link:
            return _alone(link, moment, negated=negated)
        if link.is_conjunct:
            link, preposition = head, preposition or head.preposition
            continue
        if not head.is_nominal or any(c.is_copula for c in head.children):
            decides = Governed(noun, link, preposition, negated, moment)
            return _by_time(moment) if loose else _by_predicate(decides)
        negated = negated or has_negation(head)
        if _decides(head):
            return _by_noun(head, moment, negated=negated)
        edge = phrase_of(link).is_at_edge
        loose = loose or not (preposition or edge or head.lemma in WORDS.parts_of_talks)
        if edge or not preposition or preposition in WORDS.inside_the_phrase_of_a_cue:
            preposition = head.preposition
        link = head
    return None


def _alone(word: Word, moment: Moment, *, negated: bool) -> MeetingStatus | None:
    if any(c.is_copula for c in word.children):
        return clause_of(word).reality.status(future=moment.future)
    return MeetingStatus.CANCELLED if negated else None


def _decides(noun: Word) -> bool:
    return noun_cue(noun) is not None and noun.lemma not in WORDS.nouns_of_time


def _by_noun(head: Word, moment: Moment, *, negated: bool) -> MeetingStatus | None:
    """Return the status that a cue noun gives, or that is called off with it."""
    cue = noun_cue(head)
    if cue is None:
        return None
    ahead = cue.status in (MeetingStatus.POSSIBLE, MeetingStatus.PLANNED)
    if ahead and _governed(head, moment, negated=False) == MeetingStatus.CANCELLED:
        return MeetingStatus.CANCELLED
    return cue.outcome(negated=negated)


# --- by the predicate --------------------------------------------------------------------------


@dataclass(frozen=True)
class Governed:
    """A meeting's noun under the predicate that decides on its status."""

    noun: Word
    link: Word
    """The noun, or the word above it that hangs on the predicate."""
    preposition: str
    """Of the phrase as it hangs on the predicate."""
    negated: bool
    """Whether a word in the phrase negates it."""
    moment: Moment

    @property
    def head(self) -> Word:
        """The predicate."""
        return self.link.head

    @cached_property
    def clause(self) -> Clause:
        """The clause of the predicate."""
        return clause_of(self.head)

    @property
    def lemma(self) -> str:
        """Infinitive of the predicate."""
        return self.clause.lemma

    @cached_property
    def real(self) -> Reality:
        """What the predicate says of reality; a negation elsewhere than with it does not count."""
        real = self.clause.reality
        elsewhere = self.link.is_subject and not (self.negated or _is_negated(self.head))
        return replace(real, negated=False) if elsewhere else real

    @property
    def is_negated(self) -> bool:
        """Whether the phrase or its predicate is negated."""
        return self.negated or _is_negated(self.head)

    @property
    def is_governed(self) -> bool:
        """Whether the predicate asks for the phrase: "trat in Gespräche ein"."""
        demanded = self.preposition in WORDS.of_a_demand and (
            self.preposition not in WORDS.upon or self.lemma in WORDS.verbs_with_auf
        )
        asked = f"{self.preposition}:{self.lemma}" in WORDS.verbs_with_a_preposition
        return not self.preposition or demanded or asked


def _by_predicate(one: Governed) -> MeetingStatus | None:
    """Return the status that the predicate gives, by the first rule that says one."""
    if not one.head.is_verb:
        return _by_adjective(one)
    rules = (_by_modal, _by_verb_cue, _by_predicative, _before_or_after, _inside_infinitive)
    for rule in rules:
        found = rule(one)
        if found is not None:
            return found
    return _during(one)


def _by_adjective(one: Governed) -> MeetingStatus | None:
    """Return the status by a predicate that is no verb: "ein Treffen ist möglich"."""
    cue = adjective_cue(one.head)
    if cue is not None:
        return cue.outcome(negated=one.is_negated)
    real = one.clause.reality
    return None if one.preposition else real.status(future=one.moment.future)


def _by_modal(one: Governed) -> MeetingStatus | None:
    """Return the status by the verb under a modal: "ein Treffen wollen sie ablehnen"."""
    inner = next((c for c in one.head.children if c.is_infinitive_clause and c.is_verb), None)
    if inner is None or one.preposition or one.lemma not in WORDS.modal_verbs:
        return None
    cues = (
        c
        for c in verb_cues(clause_of(inner))
        if c.role != Role.TO and c.status not in tuple(Deferred)
    )
    cue = next(cues, None)
    if cue is None:
        return None
    return cue.outcome(negated=one.is_negated or _is_negated(inner))


def _by_verb_cue(one: Governed) -> MeetingStatus | None:
    """Return the status by the first cue that the verb is: "sagte das Treffen ab"."""
    cue = next(_fitting_cues(one), None)
    if cue is None:
        return None
    if cue.status == Deferred.BEGIN:
        status = one.real.status(future=one.moment.future)
        begun = one.moment.recent and status == MeetingStatus.OCCURRED
        return MeetingStatus.ONGOING if begun else status
    if cue.status == Deferred.TENSE:
        return _by_tense(one)
    if one.real.modal in _OPEN and cue.status != MeetingStatus.CANCELLED:
        return MeetingStatus.POSSIBLE
    return cue.outcome(negated=one.is_negated)


def _fitting_cues(one: Governed) -> Iterator[StatusCue]:
    if one.is_governed:
        yield from (c for c in verb_cues(one.clause) if c.fits(one.link, one.preposition))


def _by_tense(one: Governed) -> MeetingStatus:
    """Return the status by the tense and mood of a verb of taking place: "fand statt"."""
    if one.real.is_infinitive and not one.head.is_root:
        return _embedded(one.head, one.moment)
    if one.negated and not one.real.negated:
        return MeetingStatus.CANCELLED
    future = one.moment.future and not one.real.is_past
    return _told(one.real.status(future=future), past=one.moment.past)


def _by_predicative(one: Governed) -> MeetingStatus | None:
    """Return the status by an adjective with the verb: "hält ein Treffen für möglich"."""
    cue = governing_cue(one.head) if one.is_governed else None
    adjective = cue is not None and cue.part == Part.ADJECTIVE
    return cue.outcome(negated=one.negated or one.real.negated) if cue and adjective else None


def _before_or_after(one: Governed) -> MeetingStatus | None:
    """Return the status of what something else comes before or after: "vor dem Treffen"."""
    if one.preposition in WORDS.after:
        ahead = one.real.modal in _AHEAD or one.moment.future
        return MeetingStatus.PLANNED if ahead else MeetingStatus.OCCURRED
    if one.preposition in WORDS.until:
        return _told_before(one)
    return None


def _told_before(one: Governed) -> MeetingStatus:
    """Return the status of what something comes before; a past one that is known took place."""
    told = one.preposition in WORDS.before and one.real.is_past and not one.real.is_modal
    known = any(c.lower in WORDS.articles_of_what_is_known for c in one.noun.children)
    over = one.moment.past or (told and known and not one.moment.future)
    return MeetingStatus.OCCURRED if over else MeetingStatus.PLANNED


def _inside_infinitive(one: Governed) -> MeetingStatus | None:
    """Return the status inside an infinitive with "zu": "weigert sich, Gespräche zu führen"."""
    bare = not one.preposition or one.preposition in WORDS.to
    return _embedded(one.head, one.moment) if bare and one.head.is_infinitive_clause else None


def _during(one: Governed) -> MeetingStatus | None:
    """Return the status of what the verb tells to happen on its occasion: "auf dem Gipfel"."""
    prep, moment = one.preposition, one.moment
    if prep and prep not in WORDS.during and prep not in WORDS.to:
        return None
    if one.negated:
        return MeetingStatus.CANCELLED
    if prep and one.real.negated:
        return _by_time(moment)
    return _told(one.real.status(future=moment.future), past=moment.past and not moment.recent)
