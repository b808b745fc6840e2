"""What is done by saying something: as the lexicon says, and as the words said tell.

A negation turns the act of a verb round. ``sagte`` and ``nannte`` are neutral, the act is in the
words: they refuse (own side, negated), demand (must, should), promise (own side, future), blame
or praise (words that judge).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.lexicon import WordClass, WordClasses
from kg.read.grammar.clauses import Clause, main_clauses
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.quotations.attribution import Attribution, SpeechAct
from kg.read.quotations.context import Context
from kg.read.quotations.cues import Report
from kg.read.quotations.lexicon import Mark
from kg.read.quotations.word_classes import WORDS

TONES = WordClasses("read/quotations/tone")
"""``read/quotations/data/tone.tsv`` by the name of the class."""


def reported_act(report: Report) -> SpeechAct | None:
    """Return the act that the verb reports, ``None`` if nothing was said or it is supposed only."""
    if _is_supposed(report.clause):
        return None
    act = report.row.act
    if not report.clause.is_denied:
        return act
    if Mark.DENIES in report.row.marks:
        return SpeechAct.DENY
    if act is SpeechAct.SAY and report.clause.finite.lemma in WORDS.verbs_of_wanting:
        return SpeechAct.DENY
    if act in (SpeechAct.SAY, SpeechAct.WARN):
        return None
    return SpeechAct.SAY if act in (SpeechAct.DENY, SpeechAct.ACCUSE) else SpeechAct.DENY


def spoken_act(report: Report) -> SpeechAct:
    """Return the act of a report, by the words said where the verb is neutral.

    Example: ``nannte das Veto zynisch`` → accuse, ``sagte, man gebe nicht nach`` → deny.
    """
    marks = report.row.marks
    if report.act is not SpeechAct.SAY:
        return report.act
    if Mark.NAMES in marks:
        return act_of_name(report.context, report.said, images=Mark.IMAGES in marks)
    if report.is_told_only:
        return SpeechAct.SAY
    if Mark.WISHES in marks and report.said[0].lower in GRAMMAR.that:
        return SpeechAct.DEMAND
    return _act_of_words(report.context, report.said, report.speakers)


def act_of_name(context: Context, words: Sequence[Word], *, images: bool) -> SpeechAct:
    """Return the act of calling something by some words; ``images``: in quotation marks too."""
    if _holds(words, TONES.blame, TONES.blaming_nouns):
        return SpeechAct.ACCUSE
    if _holds(words, TONES.praise, TONES.praising_nouns):
        return SpeechAct.PRAISE
    quoted = [w for w in words if images and w.i in context.quoted]
    plain = _holds(quoted, TONES.plain_nouns, TONES.plain_nouns)
    mocks = any(w.is_noun for w in quoted) and not plain
    return SpeechAct.ACCUSE if mocks else SpeechAct.SAY


def with_act_of_words(context: Context, one: Attribution) -> Attribution:
    """Return an utterance with act and addressees as the words said tell them."""
    act = _act_of_words(context, one.content, one.speakers)
    return replace(one, act=act, addressees=spoken_of(context, act, one.content, one.speakers))


def spoken_of(
    context: Context, act: SpeechAct, content: Sequence[Word], speakers: Sequence[str]
) -> tuple[str, ...]:
    """Return who is blamed or called upon in what is said: ``Japan solle zahlen``."""
    if act not in (SpeechAct.ACCUSE, SpeechAct.DEMAND):
        return ()
    first = next((w for w in content if w.is_subject and not w.is_pronoun), None)
    found = () if first is None else context.cast.denoted(first)
    return found if set(found).isdisjoint(speakers) else ()


# --- whether something was said ----------------------------------------------------------------


def _is_supposed(clause: Clause) -> bool:
    """Whether the utterance is only supposed: a condition, a purpose, ``soll sagen``."""
    verb, helper = clause.verb, clause.finite
    opening = next((w for w in clause.segment if not w.is_punct), verb)
    if clause.is_supposed or opening.lower in WORDS.verbs_that_open_a_condition:
        return True
    if verb.is_conjunct and clause.above.is_supposed:
        return True
    if helper is verb and clause.has_finite_verb:
        return False
    zu = any(c.lower == "zu" and c.i == verb.i - 1 for c in verb.children)
    if zu or (verb.is_infinitive_clause and "zu" in verb.lower[1:]):
        return True
    if helper is not verb:
        obliged = helper.lower in WORDS.had_to
        return helper.lemma in WORDS.modals and not clause.is_reported and not obliged
    told = verb.is_conjunct or verb.is_attributive_clause or verb.is_participle
    return not told and verb.lemma == verb.text


# --- the clauses of what is said ---------------------------------------------------------------


def _act_of_words(context: Context, words: Sequence[Word], speakers: Iterable[str]) -> SpeechAct:
    """Return the act of the words said: ``say`` where they only tell.

    Example: ``man werde keinem Papier zustimmen`` → deny; ``Moskau müsse sich bewegen`` → demand.
    """
    side = context.cast.side(speakers)
    clauses = main_clauses(words)
    own = [c for c in clauses if _is_own(context, c, side)]
    if any(_refuses(context, c, own=c in own) for c in clauses) or any(map(_is_no_intent, words)):
        return SpeechAct.DENY
    if any(_accuses(context, c, side) for c in clauses if c not in own):
        return SpeechAct.ACCUSE
    if clauses and clauses[0] not in own and any(_demands(context, c) for c in clauses):
        return SpeechAct.DEMAND
    return SpeechAct.PROMISE if any(_announces(c) for c in own) else SpeechAct.SAY


def _is_own(context: Context, clause: Clause, side: frozenset[str]) -> bool:
    """Whether the speaker's side is the subject of a clause: wir, man, sein Land, the speaker."""
    subject = clause.attached_subject
    if subject is None:
        return False
    if subject.lower in WORDS.he_or_she and not context.cast.denoted(subject):
        return True  # "Sie werde reisen, sagte die Ministerin": named only behind it
    owned = any(c.lower in WORDS.possessives for c in subject.children)
    named = context.cast.side(context.cast.denoted(subject, conj=False))
    return owned or subject.lower in WORDS.we or not named.isdisjoint(side)


def _refuses(context: Context, clause: Clause, *, own: bool) -> bool:
    """Whether a clause denies or refuses: ``werde nicht zustimmen``, ``Pläne gebe es nicht``."""
    verb, helper, subject = clause.verb, clause.finite, clause.attached_subject
    if not clause.is_denied:
        return False
    if helper.lower in WORDS.there_is or any(c.lemma in WORDS.intents for c in verb.children):
        return True
    if subject is not None and subject.lower in WORDS.this:
        return verb.is_noun
    if subject is not None and subject.lower == "man" and helper.lemma == "haben":
        return False
    if own and _is_of_will(clause):
        return True
    if subject is not None and context.cast.denoted(subject):
        return False
    without_doer = clause.is_passive or subject is None
    return helper.lower == "werde" or (helper.lower in WORDS.told_facts and without_doer)


def _is_of_will(clause: Clause) -> bool:
    """Whether the finite verb tells what one will do, not do, or let others do."""
    helper = clause.finite
    return helper.lemma in WORDS.refusing_verbs and (
        helper is not clause.verb or helper.lemma == "lassen"
    )


def _is_no_intent(noun: Word) -> bool:
    """Whether a noun says that something is not meant: ``keine Rede``, ``nicht die Absicht``."""
    return noun.lemma in WORDS.intents and any(c.lower in WORDS.not_or_no for c in noun.children)


def _accuses(context: Context, clause: Clause, side: frozenset[str]) -> bool:
    """Whether a clause blames its subject, another actor: ``Moskau habe das Abkommen verletzt``."""
    verb, subject = clause.verb, clause.attached_subject
    if subject is None or clause.is_denied:
        return False
    below = [c for c in verb.children if c is not subject]
    if side.issuperset(context.cast.denoted(subject)):
        called = [verb] if verb.is_noun or verb.is_adjective else []
        parts = [c for c in below if c.lemma == "verantwortlich"]
    else:
        called = [verb]
        parts = [c for c in below if c.is_free_phrase]
    return _holds([*called, *parts], TONES.blame, TONES.blaming_nouns)


def _demands(context: Context, clause: Clause) -> bool:
    """Whether a clause says what another must do: ``Moskau müsse``, ``die EU solle``."""
    helper, subject = clause.finite, clause.attached_subject
    if any(c.lower in WORDS.perfect_infinitives for c in clause.verb.children):
        return False
    named = subject is not None and bool(context.cast.denoted(subject))
    return helper.lemma == "müssen" or (helper.lemma == "sollen" and named)


def _announces(clause: Clause) -> bool:
    """Whether a clause of one's own side tells what one will do."""
    helper = clause.finite
    ready = any(w.lower == "bereit" for w in (clause.verb, *clause.verb.children))
    will = helper is not clause.verb and helper.lemma in WORDS.verbs_of_will
    unreal = helper.lower.startswith("würd")
    return ready or (will and not unreal)


def _holds(words: Iterable[Word], others: WordClass, nouns: WordClass) -> bool:
    """Whether one of some words has a tone."""
    return any(w.lemma.lower() in nouns if w.is_noun else w.lemma in others for w in words)
