"""The named conditions under which a verb reports nothing, and a word names no source.

The lexicons name them in their column ``unless``. Each is a question about what a verb may
report, or about a word that may name a source and its noun.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kg.read.grammar.tree import Word
from kg.read.quotations.cues import Report
from kg.read.quotations.speaker import passes_on
from kg.read.quotations.word_classes import WORDS


def is_asked_by_reporter(report: Report) -> bool:
    """``fragte die Zeitung``: who asks for others says nothing himself."""
    return report.speaker is not None and passes_on(report.context, report.speaker)


def claims_victims(report: Report) -> bool:
    """``Der Sturm forderte zwei Tote``."""
    return any(c.is_object and c.lemma.lower() in WORDS.victims for c in report.verb.children)


def asks_a_fee(report: Report) -> bool:
    """``Die Stadt verlangt eine Gebühr``."""
    return any(c.is_object and c.lower in WORDS.fees for c in report.verb.children)


def passes_sentence(report: Report) -> bool:
    """``wurde zu drei Jahren Haft verurteilt``."""
    phrases = (c for c in report.verb.children if c.is_oblique or c.is_attribute)
    return any(p.lemma.lower() in WORDS.punishments for p in phrases)


def awaits_a_person(report: Report) -> bool:
    """``Der Kanzler erwartet den Präsidenten``; the tree may take both for subjects."""
    cast, phrases = report.context.cast, report.verb.children
    two = sum(p.is_active_subject for p in phrases) > 1
    awaited = (p for p in phrases if p.is_object or p.is_passive_subject or (two and p.is_subject))
    return any(cast.is_person(e) for p in awaited for e in cast.denoted(p))


def asks_to_a_place(report: Report) -> bool:
    """``bat den Gast zu Tisch``."""
    return any("zu" in c.prepositions for c in report.verb.children)


def proves_true(report: Report) -> bool:
    """``Der Verdacht bestätigte sich``."""
    return any(c.lower == "sich" for c in report.verb.children)


def is_adverb(cue: Word, _: Word) -> bool:
    """``rief laut``: the word is no preposition."""
    return (cue.is_adjective or cue.is_adverb) and not cue.is_case_marker


def tells_a_time(cue: Word, noun: Word) -> bool:
    """``der Streit nach dem Bericht``: what the noun names came first."""
    return noun.is_attribute and cue.lower == "nach"


CONDITIONS: Mapping[str, Callable[[Report], bool]] = {
    "asked-by-reporter": is_asked_by_reporter,
    "claims-victims": claims_victims,
    "asks-a-fee": asks_a_fee,
    "passes-sentence": passes_sentence,
    "awaits-a-person": awaits_a_person,
    "asks-to-a-place": asks_to_a_place,
    "proves-true": proves_true,
}
"""The conditions of ``verbs.tsv`` by name."""

SOURCE_CONDITIONS: Mapping[str, Callable[[Word, Word], bool]] = {
    "is-adverb": is_adverb,
    "tells-a-time": tells_a_time,
}
"""The conditions of ``sources.tsv`` by name."""
