"""What single words tell: visits, briefings, kinds, statuses and what a noun's clause says."""

from __future__ import annotations

import pytest

from kg.model import MeetingKind, MeetingStatus
from kg.read.grammar.clauses import clause_of
from kg.read.grammar.phrases import phrase_of
from kg.read.meetings.briefings import is_reporter, read_briefing
from kg.read.meetings.calendar import Moment
from kg.read.meetings.cases import Case
from kg.read.meetings.drafts import mentions, sentences_between
from kg.read.meetings.frames import noun_frame, verb_frames
from kg.read.meetings.kinds import Family, family_of, is_remote
from kg.read.meetings.noun_cases import NounCase
from kg.read.meetings.noun_parties import beside, completed
from kg.read.meetings.nouns import read_noun
from kg.read.meetings.presence import read_presence
from kg.read.meetings.status import noun_status, verb_status
from kg.read.meetings.verbs import read_verb
from tests.read.meetings.told import context, drafts, names, word

WAS = "Am Montag war Ministerin Tea Marić in Kiew."
IS = "Ministerin Tea Marić ist in Kiew beliebt."
BRIEFED = "Präsident Zef Prela sagte vor Journalisten in Tirana, das genüge."
FEARED = "Präsident Zef Prela fürchtet Journalisten."
MET = "Präsident Zef Prela traf am Montag in Tirana Ministerin Tea Marić."
CALLED = "Präsident Zef Prela sprach am Telefon mit Ministerin Tea Marić."
TALK = "Nach dem Treffen mit Ministerin Tea Marić in Rom sagte Präsident Zef Prela ab."
TOPIC = "Zu einem Treffen mit Ministerin Tea Marić machte der Sprecher keine Angaben."
ANOTHER = "Ein weiteres Treffen mit Ministerin Tea Marić soll im Mai stattfinden."
REFUSES = "Präsident Zef Prela weigert sich, Ministerin Tea Marić zu treffen."
SAYS = "Präsident Zef Prela sagte, er habe Ministerin Tea Marić getroffen."
TWO = "Serbien und Kroatien verhandelten. Danach trafen sich beide Seiten in Rom."


@pytest.mark.parametrize(
    ("text", "form", "expected"), [(WAS, "war", ["Tea Marić"]), (IS, "ist", None)]
)
def test_presence(text: str, form: str, expected: list[str] | None) -> None:
    found = read_presence(context(text), clause_of(word(text, form)))
    assert (names(text, found.parties) if found else None) == expected


@pytest.mark.parametrize(("text", "expected"), [(BRIEFED, ["Zef Prela"]), (FEARED, None)])
def test_briefing(text: str, expected: list[str] | None) -> None:
    reporter = next(w for w in context(text).tree if is_reporter(w))
    found = read_briefing(context(text), phrase_of(reporter))
    assert (names(text, found.parties) if found else None) == expected


def test_a_verb_fills_its_roles() -> None:
    clause = clause_of(word(MET, "traf"))
    frame = next(iter(verb_frames(clause)))
    case = Case(context(MET), clause, frame)
    assert {role: names(MET, who) for role, who in case.named.items()} == {
        "subj": ["Zef Prela"],
        "met": ["Tea Marić"],
    }
    draft = read_verb(context(MET), clause, frame)
    assert draft is not None
    assert (draft.kind, draft.status) == (MeetingKind.BILATERAL, MeetingStatus.OCCURRED)
    assert names(MET, [draft.place] if draft.place else []) == ["Tirana"]


def _case(text: str) -> NounCase:
    noun = next(w for w in context(text).tree if noun_frame(w) is not None)
    frame = noun_frame(noun)
    assert frame is not None
    return NounCase(context(text), phrase_of(noun), frame)


def test_a_noun_is_completed_by_its_clause() -> None:
    case = _case(TALK)
    assert names(TALK, beside(case).parties) == ["Tea Marić"]
    assert sorted(names(TALK, completed(case, beside(case)))) == ["Tea Marić", "Zef Prela"]
    draft = read_noun(context(TALK), case.phrase, case.frame)
    assert draft is not None
    assert draft.definite


@pytest.mark.parametrize(
    ("text", "topic", "another"),
    [(TALK, False, False), (TOPIC, True, False), (ANOTHER, False, True)],
)
def test_what_the_clause_says_of_a_noun(text: str, topic: bool, another: bool) -> None:
    assert (_case(text).is_topic, _case(text).is_another) == (topic, another)


def test_statuses() -> None:
    treffen = clause_of(word(REFUSES, "treffen"))
    assert verb_status(treffen, Moment()) == MeetingStatus.CANCELLED
    assert verb_status(clause_of(word(MET, "traf")), Moment(past=True)) == MeetingStatus.OCCURRED
    assert noun_status(word(ANOTHER, "Treffen"), Moment()) == MeetingStatus.PLANNED
    assert noun_status(word(TALK, "Treffen"), Moment()) == MeetingStatus.OCCURRED


def test_kinds() -> None:
    assert is_remote(word(CALLED, "sprach"))
    assert not is_remote(word(MET, "traf"))
    assert family_of(MeetingKind.VISIT) == Family.VISIT
    assert family_of(MeetingKind.BILATERAL, Family.SUMMIT) == Family.SUMMIT


def test_context() -> None:
    here = context(MET)
    assert here.kind(None, ["e1"], plural=False) == MeetingKind.BILATERAL
    assert here.kind(None, ["e1", "e2", "e1"], plural=False) == MeetingKind.MULTILATERAL
    assert here.kind(MeetingKind.CALL, [], plural=True) == MeetingKind.CALL
    said = context(SAYS)
    claimed = said.claimant(word(SAYS, "getroffen"))
    assert claimed is not None
    assert names(SAYS, [claimed]) == ["Zef Prela"]
    assert said.claimant(word(SAYS, "sagte")) is None


def test_what_was_told_before() -> None:
    first, second = drafts(TWO)
    here = context(TWO).after([first])
    assert names(TWO, here.last_two(second.trigger)) == ["Serbien", "Kroatien"]
    assert here.follows(clause_of(second.trigger))
    assert here.told_near(second.trigger)
    assert names(TWO, second.parties) == ["Serbien", "Kroatien"]
    assert sentences_between(first.trigger, second.trigger) == 1


def test_drafts() -> None:
    (draft,) = drafts(MET)
    assert draft.weight > draft.with_parties(()).weight - 1
    assert draft.with_parties([*draft.parties, draft.place or ""]) == draft
    assert mentions([draft]) == [(draft, draft)]
    assert draft.last_word is draft.trigger
    assert draft.is_real
