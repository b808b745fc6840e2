"""What is said: the words that a speech verb reports, and in which way."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from kg.model import QuotationType
from kg.read.grammar.content_clauses import (
    content_behind_colon,
    content_behind_comma,
    content_clauses,
    content_infinitive,
    misread_content,
)
from kg.read.grammar.tree import Word
from kg.read.quotations.context import Context, trim
from kg.read.quotations.cues import Report
from kg.read.quotations.lexicon import Content
from kg.read.quotations.word_classes import WORDS

_LONGEST_POINTER = 25
"""A clause of so many words tells more than that what was told before was said."""
_WITH_COLON = {Content.CLAUSE, Content.ALS, Content.NOTHING, Content.OBJECT}


def with_content(report: Report) -> Report | None:
    """Return the report with what is said and how, ``None`` where the verb reports nothing."""
    said = _clause_said(report) or _quoted_in_frame(report) or _pointed_at(report)
    words = trim(said or (report.frame if _is_told(report) else ()))
    if not words:
        return None
    direct = report.context.is_quoted(words)
    type_ = QuotationType.DIRECT if direct else QuotationType.INDIRECT
    return replace(report, said=words, type=type_ if said else QuotationType.REPORTED)


# --- the clause that is said -------------------------------------------------------------------


def _clause_said(report: Report) -> set[Word]:
    """Return the words of the clause that is said, by the tree or by where it stands."""
    verb, sentence, wants = report.verb, report.sentence.words, report.row.content
    found = content_clauses(report.clause, report.context.quoted)
    if not found and Content.INFINITIVE in wants:
        found = content_infinitive(verb)
    if not found and Content.CLAUSE in wants:
        behind = content_behind_comma(verb, sentence, report.context.quoted)
        found = misread_content(report.clause, sentence) or behind or _around_frame(report)
    if not found and wants & _WITH_COLON:
        found = content_behind_colon(report.clause, sentence)
    inside = {w for w in found if sentence.start <= w.i < sentence.end}
    return _without_frame(report, inside | set(_quoted_near(report, inside)))


def _without_frame(report: Report, words: set[Word]) -> set[Word]:
    """Drop what stands unquoted behind the verb where all before it is quoted.

    The tree hangs it on the words said: ``„…“, sagte X auf dem Flughafen zu Journalisten``.
    """
    before = {w for w in words if w.i < report.verb.i}
    if not report.context.is_quoted(before):
        return words
    return {w for w in words if w in before or w.i in report.context.quoted}


def _around_frame(report: Report) -> list[Word]:
    """Return the words before and behind a frame that is set into what is said or behind it."""
    if not _is_inserted(report):
        return []
    places = [w.i for w in report.frame]
    before = [w for w in report.sentence.words if w.i < min(places)]
    after = [w for w in report.sentence.words if w.i > max(places)]
    found = before + after if not before or goes_on(report.context, after) else before
    told = any(w.is_verb or w.i in report.context.quoted for w in found)
    return found if told else []


def goes_on(context: Context, words: Iterable[Word]) -> bool:
    """Whether the words behind an inserted frame take up the speech again."""
    first = next((w for w in words if not w.is_punct), None)
    if first is None:
        return False
    return first.i in context.quoted or not (first.is_joining or first.lower in WORDS.articles)


def _is_inserted(report: Report) -> bool:
    """Whether the frame is set into or after the speech: ``„…“, sagte X``; ``wie X sagte``."""
    verb = report.verb
    first = next((w for w in report.frame if not w.is_punct), verb)
    if any(c.lower == "wie" for c in verb.children):
        return not verb.is_content_clause
    return (first is verb or first.is_auxiliary) and first.previous.is_punct


# --- quotations, what stands before, or the clause itself --------------------------------------


def _quoted_near(report: Report, words: Collection[Word]) -> list[Word]:
    """Return the quoted words among some words and right beside them."""
    places = [w.i for w in words]
    quoted = (w for w in report.sentence.words if w.i in report.context.speech) if places else ()
    return [w for w in quoted if min(places) - 1 <= w.i <= max(places) + 1]


def _quoted_in_frame(report: Report) -> list[Word]:
    """Return the quoted words in the frame, or the whole quotation right beside the verb."""
    verb, number_of = report.verb, report.context.quoted
    near = _quoted_near(report, report.frame)
    if not all(w.is_quote for w in near):
        return near
    whole = {number_of[w.i] for w in (verb.previous, verb.next) if w in near}
    return [w for w in report.sentence.words if number_of.get(w.i) in whole]


def _pointed_at(report: Report) -> list[Word]:
    """Return the sentence before that a pronoun stands for, with it: ``Das bestätigte X``."""
    if Content.CLAUSE not in report.row.content or len(report.frame) >= _LONGEST_POINTER:
        return []
    arguments = (c for c in report.verb.children if c.is_subject or c.is_object)
    pronouns = (c for c in arguments if c is not report.speaker and c.lower in WORDS.this)
    pronoun, before = next(pronouns, None), report.sentence.before
    return [] if pronoun is None or before is None else [*before.words, pronoun]


def _is_told(report: Report) -> bool:
    """Whether the clause of the verb itself tells what was said, as its row asks."""
    row = report.row
    return (
        Content.NOTHING in row.content
        or any(w.prepositions & row.prepositions for w in report.clause.segment)
        or any(_tells(report, phrase) for phrase in report.verb.children)
    )


def _tells(report: Report, phrase: Word) -> bool:
    """Whether one phrase of the clause tells what was said."""
    row = report.row
    return (
        (Content.OBJECT in row.content and _is_object(report, phrase))
        or (Content.PREDICATE in row.content and _is_predicate(phrase))
        or (Content.ALS in row.content and any(c.lower == "als" for c in phrase.children))
        or not phrase.prepositions.isdisjoint(row.prepositions)
    )


def _is_object(report: Report, phrase: Word) -> bool:
    """Whether a phrase is the object, also where the tree finds two subjects."""
    second = report.speaker is not None and (phrase.is_subject or phrase.is_governed)
    if phrase is report.speaker or phrase.lower in WORDS.empty_objects:
        return False
    named = phrase.is_nominal or phrase.is_pronoun or phrase.is_adjective
    nominal = named or phrase.is_number or phrase.is_foreign
    return nominal and (phrase.is_object or phrase.is_passive_subject or second)


def _is_predicate(word: Word) -> bool:
    """Whether a word says how somebody or something is called: ``zeigte sich besorgt``."""
    return (word.is_adjective or word.is_adverb) and word.lower not in WORDS.empty_adverbs
