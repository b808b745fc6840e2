"""Who else takes part: "unter Leitung von", "neben", "auch X nahm teil", "X schaltete sich zu"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import MeetingStatus
from kg.read.grammar.clauses import Clause, clause_of
from kg.read.grammar.reporting import is_telling
from kg.read.grammar.stretches import window
from kg.read.meetings.drafts import Draft, mentions, sentences_between
from kg.read.meetings.kinds import Family
from kg.read.meetings.nearby import behind
from kg.read.meetings.participants import genitives, names_people, parties, takes_part
from kg.read.meetings.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.read.coreference.cast import Cast
    from kg.read.grammar.tree import Word
    from kg.read.meetings.context import Context

_LIST_REACH = 10
"""So many words before "darunter" the people may stand whom it lists."""


# --- in the clause -----------------------------------------------------------------------------


def add_company(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Add to each meeting those whom its clause says to be in the company of the parties."""
    return [
        draft if draft.family == Family.PRESS else draft.with_parties(_company(context, draft))
        for draft in drafts
    ]


def _company(context: Context, draft: Draft) -> Iterator[str]:
    word = draft.trigger
    clauses = [word, *(c for c in word.children if c.is_attributive_clause)]
    for near in dict.fromkeys(window(c) for c in clauses):
        for token in near:
            yield from _brought_by(context.cast, token, near.end)


def _brought_by(cast: Cast, word: Word, end: int) -> list[str]:
    """Return whom a word of company brings along: "im Beisein", "gemeinsam mit", "neben"."""
    after = word.tree[word.i + 1] if word.i + 1 < end else word
    chairs, attends = word.text in WORDS.chair, word.text in WORDS.presence
    if chairs or attends:
        marks = WORDS["before a chair" if chairs else "before presence"]
        before = word.tree[max(word.i - 2, 0) : word.i]
        if not any(t.bare in marks for t in before):
            return []
        own = [p for c in genitives(word) for p in parties(cast, c)]
        named = after.lower in WORDS.by_whom_it_is_led
        return own or (behind(cast, after, end) if named else [])
    if f"{word.lower}:{after.bare}" in WORDS.company_and_its_preposition:
        return behind(cast, after, end)
    if word.is_adposition and word.lower in WORDS.besides:
        also = any(t.lower in WORDS.too for t in word.tree[word.i : end])
        listed = also or any(t.is_verb and takes_part(t) for t in word.sent)
        return behind(cast, word, end) if listed else []
    return []


# --- told later --------------------------------------------------------------------------------


class Told:
    """The meetings of an article, and where it tells each of them."""

    def __init__(self, words: Iterable[Word], drafts: list[Draft]) -> None:
        """Take the words that tell meetings, and the drafts, one for each meeting."""
        self.drafts = list(drafts)
        places = {draft.number: place for place, draft in enumerate(drafts)}
        pairs = [(told, places[kept.number]) for told, kept in mentions(drafts)]
        live = [pair for pair in pairs if drafts[pair[1]].family != Family.PRESS]
        self._tellers = {word.i for word in words}
        self._live = sorted(live, key=lambda pair: pair[0].trigger.i)
        self._of_sentence: dict[int, list[tuple[Draft, int]]] = {}
        for told, place in live:
            self._of_sentence.setdefault(told.trigger.sent.number, []).append((told, place))

    def here(self, word: Word) -> list[tuple[Draft, int]]:
        """Return what the sentence of a word tells but for briefings, and of which meeting."""
        return self._of_sentence.get(word.sent.number, [])

    def before(self, word: Word) -> tuple[Draft, int] | None:
        """Return what is told last before a word but for briefings, and of which meeting."""
        at = bisect_left(self._live, word.i, key=lambda pair: pair[0].trigger.i)
        return self._live[at - 1] if at else None

    def has(self, word: Word) -> bool:
        """Whether a word tells a meeting."""
        return word.i in self._tellers


@dataclass(frozen=True, slots=True)
class Later:
    """A word that adds parties to a meeting told before."""

    cast: Cast
    told: Told
    word: Word

    @property
    def clause(self) -> Clause:
        """The clause of the word."""
        return clause_of(self.word)

    def found(self) -> tuple[int, list[str]] | None:
        """Return the place of the meeting that the word adds to, and those who take part in it."""
        cast, word = self.cast, self.word
        if _is_listing(word):
            mark = word if word.lower in WORDS.among_them else word.nbor()
            return self._with(self._told_here(), behind(cast, mark, word.sent.end))
        if word.text in WORDS.presence:
            return self._with(self._told_here(), _brought_by(cast, word, word.sent.end))
        if _is_host(word):
            return self._with(self._told_before(), behind(cast, word.nbor(), word.sent.end))
        if _is_joining(word):
            return self._with(self._told_before(), list(_joiners(cast, self.clause)))
        return None

    def _with(self, place: int | None, named: list[str]) -> tuple[int, list[str]] | None:
        return (place, named) if place is not None else None

    def _told_here(self) -> int | None:
        """Return the place of the one meeting that the sentence of the word tells."""
        here = {place for _, place in self.told.here(self.word)}
        return here.pop() if len(here) == 1 else None

    def _told_before(self) -> int | None:
        """Return the meeting that a verb of taking part is about: that of its noun, or the last."""
        verb, before = self.word, self.told.before(self.word)
        for told, place in self.told.here(verb):
            describes = verb.is_attributive_clause and verb.head is told.trigger
            if told.trigger.head is verb or describes:
                return place
        if self.clause.lemma in WORDS.with_a_noun_only or self._has_other_noun() or before is None:
            return None
        told, place = before
        past = self.clause.is_past or self.clause.lemma in WORDS.accompanying
        near = sentences_between(told.trigger.nbor(), verb) <= 1
        coming = self.told.drafts[place].status != MeetingStatus.OCCURRED
        return place if near and (past or coming) else None

    def _has_other_noun(self) -> bool:
        """Whether the verb stands with "an" and what no meeting is told by: "an dem Marsch"."""
        events = (c for c in self.word.children if c.preposition in WORDS.taking_part_in)
        noun = next((c for c in events if c.is_nominal and c.lower not in WORDS.tables), None)
        return noun is not None and not self.told.has(noun)


def add_latecomers(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Add to each meeting those of whom the text says that they took part, sat in or led it.

    Example: "A empfing B. An dem Gespräch nahm auch C teil."
    """
    told = Told((draft.trigger for draft in context.told), drafts)
    for word in context.tree if drafts else ():
        found = Later(context.cast, told, word).found()
        if found is not None:
            place, named = found
            told.drafts[place] = told.drafts[place].with_parties(named)
    return told.drafts


def _is_listing(word: Word) -> bool:
    """Whether a word after a comma names some of those who meet: "darunter", "angeführt von"."""
    if not _is_behind_comma(word) or word.i + 1 >= word.sent.end:
        return False
    if word.lower in WORDS.among_them:
        before = word.tree[max(word.i - _LIST_REACH, word.sent.start) : word.i]
        return any(t.is_noun and names_people(t) for t in before)
    return word.lower in WORDS.led_by and word.nbor().bare in WORDS.by_whom_it_is_led


def _is_behind_comma(word: Word) -> bool:
    return word.i > 0 and word.nbor(-1).text in WORDS.comma


def _is_host(word: Word) -> bool:
    """Whether a sentence begins with who was host: "Gastgeberin war X"."""
    opens = word.is_sent_start and word.i + 2 < word.sent.end
    return opens and word.text in WORDS.hosts and word.nbor().lower in WORDS.was_the_host


def _is_joining(verb: Word) -> bool:
    """Whether a verb says that its subject takes part in something told before."""
    beside = verb.children
    if any(c.lower in WORDS.not_joining for c in beside):
        return False
    if any(c.lower in WORDS.there_with_others for c in (verb, *beside)):
        passive = any(c.is_passive_auxiliary for c in beside)
        return passive or verb.lower not in WORDS.switched_in
    if not verb.is_verb:
        return False
    clause = clause_of(verb)
    if takes_part(verb) or _adds(clause):
        return True
    if verb.lemma.lower() in WORDS.switching_in:
        return verb.lower in WORDS.forms_of_switching_in or any(c.lower in WORDS.to for c in beside)
    return _is_expected(clause) or _steers(clause)


def _adds(clause: Clause) -> bool:
    """Whether a clause adds to those who meet: "auch X war vertreten", "Y kam hinzu"."""
    verb, near = clause.verb, {t.lower for t in clause.verb.subtree}
    also = any(form in WORDS.also for form in near)
    if clause.lemma in WORDS.representing:
        return also and any(form in WORDS.was_or_is for form in near)
    if clause.lemma in WORDS.sitting:
        return also and any(form in WORDS.table for form in near)
    if clause.lemma in WORDS.belonging:
        return any(c.lemma in WORDS.those_there for c in clause.phrases("zu"))
    if clause.lemma in WORDS.accompanying:
        met = (c.is_passive_subject or (c.is_object and c.is_pronoun) for c in verb.children)
        return any(met)
    come = clause.lemma in WORDS.coming and any(form in WORDS.coming_to_it for form in near)
    return come or clause.lemma in WORDS.coming_in_addition


def _is_expected(clause: Clause) -> bool:
    """Whether somebody is expected as well: "auch X wird erwartet"."""
    passive = any(c.is_passive_auxiliary for c in clause.verb.children)
    also = any(t.lower in WORDS.too for t in clause.verb.sent)
    return clause.lemma in WORDS.expecting and also and passive


def _steers(clause: Clause) -> bool:
    """Whether somebody leads or mediates the talks, and not something else."""
    objects = [c for c in clause.verb.children if c.is_dative or c.is_object]
    other = bool(objects) and clause.lemma in WORDS.mediating
    return clause.lemma in WORDS.steering and not other and not clause.is_zu_infinitive


def _joiners(cast: Cast, clause: Clause) -> Iterator[str]:
    """Yield who takes part: the subject, or by whom a passive says that it was led."""
    passive = any(c.is_passive_auxiliary for c in clause.verb.children)
    if passive and clause.lemma in WORDS.done_by_those_who_attend:
        for phrase in clause.phrases("von"):
            yield from parties(cast, phrase)
    elif clause.subject is not None and not clause.subject.is_pronoun:
        yield from (p for p in parties(cast, clause.subject) if not cast.is_place(p))


# --- heard at a summit -------------------------------------------------------------------------


def add_speakers(context: Context, drafts: list[Draft]) -> list[Draft]:
    """Add to a summit the persons who are heard there in the clauses joined to its own.

    Example: "Auf der Konferenz warb A um Geld, B widersprach".
    """
    heard: dict[int, list[str]] = {}
    for told, kept in mentions(drafts):
        if kept.family == Family.SUMMIT and kept.is_real:
            heard.setdefault(kept.number, []).extend(_heard(context.cast, told.trigger))
    return [draft.with_parties(heard.get(draft.number, ())) for draft in drafts]


def _heard(cast: Cast, noun: Word) -> Iterator[str]:
    if noun.preposition not in WORDS.on_at_or_in or not noun.head.is_verb:
        return
    for verb in noun.head.subtree:
        if verb.i > noun.i and verb.is_verb and is_telling(verb) and _starts_clause(verb):
            yield from (p for p in _joiners(cast, clause_of(verb)) if cast.is_person(p))


def _starts_clause(verb: Word) -> bool:
    """Whether the subject of a verb stands right behind a comma or "und", as in a main clause."""
    subjects = (c for c in verb.children if c.is_active_subject and not c.is_pronoun)
    who = next(subjects, None)
    first = who.left_edge if who is not None else None
    return first is not None and first.i > 0 and first.nbor(-1).text in WORDS.before_a_clause
