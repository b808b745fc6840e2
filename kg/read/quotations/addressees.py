"""Who is spoken to, accused or praised, by the clause of the speech verb."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.read.grammar.tree import Word
from kg.read.quotations.attribution import SpeechAct
from kg.read.quotations.context import Context, is_document
from kg.read.quotations.cues import Report
from kg.read.quotations.lexicon import Case, Mark
from kg.read.quotations.speaker import find_subject, passes_on
from kg.read.quotations.word_classes import WORDS

_JUDGING = (SpeechAct.ACCUSE, SpeechAct.PRAISE)
_REACH = 7
"""So many words behind a letter stands to whom it goes."""


def find_addressees(report: Report) -> tuple[Word, ...]:
    """Return the heads of the phrases that name who is spoken to, none of them in what is said."""
    said = () if report.is_told_only else report.said
    found = (w for w in _marked(report) if w not in said and w is not report.speaker)
    named = dict.fromkeys(w for w in found if not passes_on(report.context, w))
    return (*_subject_of_passive(report), *named)


def denoted(context: Context, addressees: Iterable[Word]) -> tuple[str, ...]:
    """Return the ids of whom phrases denote; a people in the plural stands for its state."""
    cast = context.cast
    found = (e for word in addressees for e in cast.people(word) or cast.denoted(word))
    return tuple(dict.fromkeys(found))


def judged(report: Report) -> tuple[str, ...]:
    """Return whose deed is accused or praised: ``rügte die Entscheidung Dakars``.

    Of a verb that gives a name it is also who is called so: ``nannte ihn einen Verräter``.
    """
    cast, naming = report.context.cast, Mark.NAMES in report.row.marks
    for phrase in report.verb.children if report.act in _JUDGING else ():
        if phrase is report.speaker or not _is_judged(phrase, naming=naming):
            continue
        owners = (_owner(report.context, c) for c in phrase.children)
        if found := cast.denoted(phrase) or next((ids for ids in owners if ids), ()):
            return found
    return ()


# --- by the marks of the lexicon ---------------------------------------------------------------


def _subject_of_passive(report: Report) -> tuple[Word, ...]:
    """Return the subject of a passive, which is spoken to: ``Minsk wurde aufgefordert``."""
    if not report.clause.is_passive or Case.ACCUSATIVE not in report.row.addressees:
        return ()
    subject = find_subject(report)
    return () if subject is None else (subject,)


def _marked(report: Report) -> Iterator[Word]:
    """Yield the phrases that the lexicon marks, then those that any verb may have."""
    if report.row.has_bare_addressee:
        yield from _bare_arguments(report)
    phrases = report.verb.children
    for mark in (*report.row.addressees, "gegenüber"):
        yield from (p for p in phrases if mark in p.prepositions)
    yield from _at_the_address(report)
    yield from _of_the_letter(report)


def _bare_arguments(report: Report) -> list[Word]:
    """Return the argument without a preposition that is spoken to, at most one."""
    cast, wanted = report.context.cast, report.row.addressees
    arguments = [c for c in report.verb.children if _is_bare_argument(report, c)]
    named = [a for a in arguments if cast.denoted(a)]
    exact = [a for a in named if _shows_case(a, wanted)]
    labelled = [
        a
        for a in arguments
        if (a.is_object and Case.ACCUSATIVE in wanted) or (a.is_dative and Case.DATIVE in wanted)
    ]
    loose = [] if report.row.act is SpeechAct.SAY else named
    return (exact or labelled or loose or _shown_datives(report))[:1]


def _is_bare_argument(report: Report, phrase: Word) -> bool:
    """Whether a phrase beside the verb is an argument without preposition, and not the speaker."""
    tied = phrase.is_object or phrase.is_dative or phrase.is_active_subject or phrase.is_oblique
    nominal = phrase.is_nominal or phrase.is_pronoun or phrase.is_describing or phrase.is_foreign
    if not (nominal and (tied or phrase.is_unclear or phrase.is_adverbial)):
        return False
    if phrase.lower in WORDS.no_addressees or phrase.prepositions - {"gegenüber"}:
        return False
    return phrase is not report.speaker


def _shown_datives(report: Report) -> list[Word]:
    """Return datives that the tree hangs on a noun: ``erläuterte ihre Befunde dem Rat``."""
    bare = [w for w in report.clause.segment if w.is_nominal and not w.prepositions]
    dative = [w for w in bare if _shows_case(w, {Case.DATIVE} & {*report.row.addressees})]
    shown = (w for w in dative if any(c.lower in WORDS.dative_articles for c in w.children))
    return [w for w in shown if report.context.cast.denoted(w)]


def _shows_case(noun: Word, wanted: Iterable[str]) -> bool:
    """Whether a phrase is in one of the cases, as its determiner shows it, else the word itself."""
    shown = next((c for c in noun.children if c.is_determining and c.i < noun.i), noun)
    accusative = Case.ACCUSATIVE in wanted and shown.is_accusative
    return accusative or (Case.DATIVE in wanted and shown.is_in_dative)


def _of_the_letter(report: Report) -> Iterator[Word]:
    """Yield to whom a text goes: ``in einem Schreiben an die Kommission``."""
    for paper in (c for c in report.verb.children if c.is_noun and is_document(c)):
        behind = paper.tree[paper.i + 1 : min(paper.i + _REACH, paper.sent.end)]
        towards = (w for w in behind if "an" in w.prepositions)
        yield from (w for w in towards if report.context.cast.denoted(w))


def _at_the_address(report: Report) -> Iterator[Word]:
    """Yield who is named in ``an die Adresse der Kommission``, ``in Richtung Moskau``."""
    for noun in (w for w in report.verb.subtree if w.lemma in WORDS.nouns_of_address):
        below = (c for c in noun.children if c.is_beside_name or c.is_attribute or c.is_adjectival)
        yield from (c for c in below if report.context.cast.denoted(c))


# --- by what is judged -------------------------------------------------------------------------


def _is_judged(phrase: Word, *, naming: bool) -> bool:
    if phrase.is_object or phrase.is_governed:
        return not phrase.prepositions
    wanted = {"hinter", "von"} if naming else {"hinter"}
    return phrase.is_oblique and bool(phrase.prepositions & wanted)


def _owner(context: Context, word: Word) -> tuple[str, ...]:
    """Return whose deed it is, by a word that hangs on the noun of the deed."""
    if word.is_adjective and (state := context.cast.state_of(word)) is not None:
        return (state,)
    owning = word.is_attribute or word.is_possessive
    if not owning or any(p not in WORDS.prepositions_of_doers for p in word.prepositions):
        return ()
    return context.cast.denoted(word)
