"""The status of a meeting, from the verb or from what governs its noun."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kg.model import MeetingStatus
from kg.read.grammar.clauses import marker
from kg.read.grammar.negation import is_negation
from kg.read.grammar.prepositions import preposition
from kg.read.grammar.reality import Modal, reality
from kg.read.grammar.verb_forms import infinitive
from kg.read.meetings.status_cues import (
    StatusCue,
    adjective_cue,
    noun_cue,
    verb_cues,
)

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word

_DURING = frozenset(("bei", "in", "auf", "während", "an", "mit", "unter", "aus", "inmitten"))
_DEMANDING = frozenset(("zu", "auf", "um", "für"))
_ASKING = frozenset(
    "dringen drängen hoffen pochen einigen verständigen verzichten bestehen warten beharren".split()  # noqa: SIM905
)
"""Verbs that govern "auf"; under all others it tells where: "auf dem Gipfel beschloss"."""
_TAKING = frozenset(
    [
        "in:treten",
        "in:eintreten",
        "in:willigen",
        "in:einwilligen",
        "an:denken",
        "an:glauben",
        "an:zweifeln",
        "an:arbeiten",
        "an:festhalten",
        "nach:verlangen",
        "nach:rufen",
        "über:diskutieren",
        "von:absehen",
        "in:einsteigen",
    ]
)
_LASTING = frozenset(
    [
        "verhandeln",
        "ringen",
        "pendeln",
        "beraten",
        "sprechen",
        "reden",
        "tagen",
        "diskutieren",
        "feilschen",
        "pokern",
        "weilen",
        "aufhalten",
        "sondieren",
        "streiten",
    ]
)
_PARTS = frozenset("Runde Reihe Serie Teil Beginn Auftakt Vorfeld Sitzung".split())  # noqa: SIM905
_MODAL = frozenset("mögen wollen können sollen müssen dürfen".split())  # noqa: SIM905
_WITHOUT = frozenset(("ohne", "statt", "anstatt"))
_CONDITIONS = frozenset(("wenn", "falls", "sofern", "ob"))


def _first_of_row(verb: Word) -> Word:
    """Return the first of verbs in a row, which bears their joining word."""
    while verb.is_conjunct and verb.head.is_verb:
        verb = verb.head
    return verb


def verb_status(verb: Word, *, future: bool, past: bool, since: bool) -> MeetingStatus:
    """Return the status of a meeting that a verb tells.

    ``future`` and ``past``: a time after or before the article's date stands beside it.
    """
    real = reality(verb)
    joined = marker(verb)
    if joined in _CONDITIONS and not real.is_past and not past:
        return MeetingStatus.POSSIBLE if joined != "wenn" or not future else MeetingStatus.PLANNED
    first = _first_of_row(verb)
    if marker(first) == "dass" and real.is_present and not (past or real.negated):
        cue = governing_cue(first.head)
        if cue is not None and cue.status == MeetingStatus.POSSIBLE:
            return MeetingStatus.POSSIBLE
    if joined in _WITHOUT and real.is_infinitive:
        return MeetingStatus.CANCELLED
    if real.is_infinitive or (not real.is_modal and verb.is_infinitive_clause):
        return _embedded(verb, future=future, past=past)
    if real.negated and not real.is_modal and joined in ("bevor", "ehe", "bis"):
        return MeetingStatus.PLANNED
    if real.is_present and not real.is_modal and not real.negated and not future:
        if past and not since:
            return MeetingStatus.OCCURRED
        if not since and infinitive(verb) not in _LASTING:
            return MeetingStatus.OCCURRED if verb.sent.start == 0 else MeetingStatus.PLANNED
    return real.status(future=future and not real.is_past, since=since)


def _embedded(verb: Word, *, future: bool, past: bool) -> MeetingStatus:
    """Return the status of a zu-infinitive by what it hangs on: "weigert sich, ihn zu treffen"."""
    head = verb.head
    negated = any(is_negation(c) for c in verb.children)
    if head == verb:
        return MeetingStatus.CANCELLED if negated else MeetingStatus.PLANNED
    cue = governing_cue(head)
    if cue is not None and cue.status not in (
        "tense",
        "begin",
        MeetingStatus.OCCURRED,
        MeetingStatus.ONGOING,
    ):
        return _by_cue(cue, negated=negated or _negated(head))
    if negated:
        return MeetingStatus.CANCELLED
    if head.is_verb:
        status = reality(head).status(future=future)
        return MeetingStatus.OCCURRED if status == MeetingStatus.ONGOING and past else status
    return MeetingStatus.PLANNED if future else MeetingStatus.POSSIBLE


def governing_cue(head: Word) -> StatusCue | None:
    """Return the status cue that a governing word is, whatever its part of speech."""
    if head.is_verb:
        found = next(iter(verb_cues(head)), None)
        if found is not None:
            return found
        for child in head.children:
            if child.dep in ("advmod", "xcomp", "obj", "obl") and (
                child.is_adjective or child.is_adverb
            ):
                found = adjective_cue(child)
                if found is not None:
                    return found
    if head.is_nominal:
        return noun_cue(head)
    return adjective_cue(head)


def _by_cue(cue: StatusCue, *, negated: bool) -> MeetingStatus:
    status = cue.status
    if negated:
        status = MeetingStatus.CANCELLED if cue.negated == "-" else cue.negated
    result: MeetingStatus = MeetingStatus.OCCURRED
    for name in (
        MeetingStatus.ONGOING,
        MeetingStatus.PLANNED,
        MeetingStatus.POSSIBLE,
        MeetingStatus.CANCELLED,
    ):
        if status == name:
            result = name
    return result


def _negated(head: Word) -> bool:
    return any(is_negation(c) and (c.is_adverbial or c.is_article) for c in head.children)


def _own_cue(noun: Word) -> StatusCue | None:
    for child in noun.children:
        if (child.is_attributive_clause or child.is_adjectival) and (
            child.is_adjective or child.is_adverb or child.is_main_verb
        ):
            cue = adjective_cue(child)
            if cue is not None:
                return cue
    return None


def noun_status(noun: Word, *, future: bool, past: bool, recent: bool) -> MeetingStatus:
    """Return the status of a meeting that a noun names, by what stands before and above it.

    ``recent``: the time beside it lies in the days before the article's date.
    """
    own = _own_cue(noun)
    negated = any(is_negation(c) for c in noun.children)
    above = _governed(noun, future=future, past=past, recent=recent, negated=negated)
    relative = _relative(noun)
    if MeetingStatus.CANCELLED in (above, relative):
        return MeetingStatus.CANCELLED
    if own is not None and own.status in (
        MeetingStatus.CANCELLED,
        MeetingStatus.PLANNED,
        MeetingStatus.POSSIBLE,
    ):
        if (
            own.status == MeetingStatus.PLANNED
            and above == MeetingStatus.OCCURRED
            and (past or _is_held(noun))
        ):
            return MeetingStatus.OCCURRED
        if own.status == MeetingStatus.PLANNED and above == MeetingStatus.POSSIBLE:
            return MeetingStatus.POSSIBLE
        return _by_cue(own, negated=False)
    if (
        own is not None
        and above in (None, MeetingStatus.ONGOING, MeetingStatus.OCCURRED)
        and own.status != "tense"
    ):
        return _by_cue(own, negated=False)
    if above is not None and not (
        above in (MeetingStatus.OCCURRED, MeetingStatus.ONGOING) and future
    ):
        return above
    if relative is not None:
        return relative
    return MeetingStatus.PLANNED if future else MeetingStatus.OCCURRED


def _is_held(noun: Word) -> bool:
    """Whether the verb says that it took place: "das lang erwartete Treffen fand statt"."""
    head = noun.head
    return (
        noun.is_subject and head.is_verb and any(cue.status == "tense" for cue in verb_cues(head))
    )


def _relative(noun: Word) -> MeetingStatus | None:
    for child in noun.children:
        if child.is_attributive_clause and child.is_verb and child.i > noun.i:
            real = reality(child)
            if real.modal in (Modal.SHALL, Modal.WILL):
                return MeetingStatus.PLANNED
            if real.modal == Modal.CAN:
                return MeetingStatus.POSSIBLE
            for cue in verb_cues(child):
                if cue.status in (MeetingStatus.POSSIBLE, MeetingStatus.PLANNED) and cue.role in (
                    "any",
                    "obj",
                ):
                    return _by_cue(cue, negated=_negated(child))
    return None


def _governed(
    noun: Word, *, future: bool, past: bool, recent: bool, negated: bool
) -> MeetingStatus | None:
    """Climb from the noun to the word that decides: a cue noun, a verb, a predicate."""
    token, prep, label, loose = noun, preposition(noun), noun.dep, False
    for _ in range(4):
        head = token.head
        if head == token:
            return _alone(token, negated=negated, future=future)
        if token.is_conjunct:
            token = head
            prep, label = prep or preposition(head), head.dep
            continue
        if head.is_nominal and not any(c.is_copula for c in head.children):
            negated = negated or any(is_negation(c) for c in head.children)
            cue = noun_cue(head)
            if cue is not None and head.lemma not in ("Ende", "Abschluss", "Zeit"):
                above = _governed(head, future=future, past=past, recent=recent, negated=False)
                if above == MeetingStatus.CANCELLED and cue.status in (
                    MeetingStatus.POSSIBLE,
                    MeetingStatus.PLANNED,
                ):
                    return MeetingStatus.CANCELLED
                return _by_cue(cue, negated=negated)
            loose = loose or not (prep or head.lemma in ("Rand", "Rande", *_PARTS))
            if head.lemma in ("Rand", "Rande") or not prep or prep in ("von", "zu", "bei"):
                prep = preposition(head)
            token, label = head, head.dep
            continue
        if loose:
            return MeetingStatus.PLANNED if future else MeetingStatus.OCCURRED
        return _under(
            noun, head, prep, label, future=future, past=past, recent=recent, negated=negated
        )
    return None


def _alone(token: Word, *, negated: bool, future: bool) -> MeetingStatus | None:
    if any(c.is_copula for c in token.children):
        real = reality(token)
        return real.status(future=future)
    return MeetingStatus.CANCELLED if negated else None


def _definite(noun: Word) -> bool:
    return any(c.lower in ("dem", "der", "seinem", "ihrem", "diesem") for c in noun.children)


def _under(
    noun: Word,
    head: Word,
    prep: str,
    label: str,
    *,
    future: bool,
    past: bool,
    recent: bool,
    negated: bool,
) -> MeetingStatus | None:
    """Return the status that the predicate ``head`` gives to the noun in it."""
    if not head.is_verb:
        cue = adjective_cue(head)
        if cue is not None:
            return _by_cue(cue, negated=negated or _negated(head))
        return reality(head).status(future=future) if not prep else None
    real = reality(head)
    if label in ("nsubj", "nsubj:pass") and real.negated and not _negated(head) and not negated:
        real = dataclasses.replace(real, negated=False)
    inner = next((c for c in head.children if c.is_infinitive_clause and c.is_verb), None)
    if inner is not None and infinitive(head) in _MODAL and not prep:
        for cue in _fitting(inner, prep, "obj"):
            if cue.status not in ("tense", "begin"):
                return _by_cue(cue, negated=negated or _negated(head) or _negated(inner))
    governed = prep in _DEMANDING and (prep != "auf" or infinitive(head) in _ASKING)
    if not prep or governed or f"{prep}:{infinitive(head)}" in _TAKING:
        for cue in _fitting(head, prep, label):
            if cue.status == "begin":
                return _begun(real.status(future=future), recent=recent)
            if cue.status == "tense" and real.is_infinitive and not head.is_root:
                return _embedded(head, future=future, past=past)
            if cue.status == "tense":
                if negated and not real.negated:
                    return MeetingStatus.CANCELLED
                status = real.status(future=future and not real.is_past)
                return (
                    MeetingStatus.OCCURRED if status == MeetingStatus.ONGOING and past else status
                )
            if real.modal in (Modal.CAN, Modal.WOULD) and cue.status != MeetingStatus.CANCELLED:
                return MeetingStatus.POSSIBLE
            return _by_cue(cue, negated=negated or _negated(head))
        predicate = governing_cue(head)
        if predicate is not None and predicate.pos == "adj":
            return _by_cue(predicate, negated=negated or real.negated)
    if prep in ("nach", "seit", "infolge"):
        return (
            MeetingStatus.PLANNED
            if real.modal in (Modal.SHALL, Modal.WILL) or future
            else MeetingStatus.OCCURRED
        )
    if prep in ("vor", "bis"):
        told = prep == "vor" and real.is_past and not real.is_modal and not future
        return (
            MeetingStatus.OCCURRED if past or (told and _definite(noun)) else MeetingStatus.PLANNED
        )
    if prep == "zu" and head.is_infinitive_clause:
        return _embedded(head, future=future, past=past)
    if head.is_infinitive_clause and not prep:
        return _embedded(head, future=future, past=past)
    if prep in _DURING or not prep or prep == "zu":
        if negated:
            return MeetingStatus.CANCELLED
        if prep and real.negated:
            return MeetingStatus.PLANNED if future else MeetingStatus.OCCURRED
        status = real.status(future=future)
        if status == MeetingStatus.ONGOING and past and not recent:
            return MeetingStatus.OCCURRED
        return status
    return None


def _fitting(head: Word, prep: str, label: str) -> list[StatusCue]:
    fit = []
    for cue in verb_cues(head):
        if cue.role == "subj" and label not in ("nsubj", "nsubj:pass", "obj"):
            continue
        if cue.role == "obj" and label not in ("obj", "nsubj:pass", "nsubj"):
            continue
        if cue.role == "zu" and prep != "zu":
            continue
        if (
            cue.role == "any"
            and prep in ("in", "an", "nach", "über")
            and cue.status == MeetingStatus.CANCELLED
        ):
            continue
        fit.append(cue)
    return fit


def _begun(status: MeetingStatus, *, recent: bool) -> MeetingStatus:
    if status == MeetingStatus.OCCURRED:
        return MeetingStatus.ONGOING if recent else MeetingStatus.OCCURRED
    return status
