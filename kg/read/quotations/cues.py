"""Verbs and verb phrases of the lexicon, found in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import QuotationType
from kg.read.grammar.clauses import Clause, clause_of
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.quotations.attribution import SpeechAct
from kg.read.quotations.context import Context, Sentence
from kg.read.quotations.lexicon import Key, SpeechVerb, joined_verbs, speech_verbs, verb_forms
from kg.read.quotations.word_classes import WORDS


@dataclass(frozen=True, slots=True)
class Report:
    """A verb of the lexicon in its clause, with the parts of its report that have been read."""

    context: Context
    sentence: Sentence
    clause: Clause
    row: SpeechVerb
    cue: tuple[Word, ...]
    """The words of the verb phrase."""
    act: SpeechAct
    speaker: Word | None = None
    """Head of the phrase that names who speaks."""
    speakers: tuple[str, ...] = ()
    """Ids of the entities that the phrase denotes."""
    frame: tuple[Word, ...] = ()
    """The words of the clause, without the clauses that hang on it."""
    said: tuple[Word, ...] = ()
    """What is said, in text order."""
    type: QuotationType = QuotationType.REPORTED
    """How it is reported: ``REPORTED`` where the clause of the verb itself tells it."""

    @property
    def verb(self) -> Word:
        """The verb."""
        return self.clause.verb

    @property
    def is_told_only(self) -> bool:
        """Whether the clause of the verb itself tells what is said: ``lobte das Abkommen``."""
        return self.type is QuotationType.REPORTED


def find_cues(sentence: Sentence) -> Iterator[Report]:
    """Yield the speech verbs of a sentence in order, those in quotation marks too."""
    for word in sentence.words:
        participle = word.is_adjective and any(c.is_auxiliary for c in word.children)
        if word.is_verb or participle:
            clause = clause_of(word)
            rows = (row for key in _keys(clause) for row in speech_verbs().get(key, ()))
            phrases = ((row, _phrase(clause, row)) for row in rows)
            row, cue = next((found for found in phrases if found[1]), (None, ()))
            if row is not None:
                yield Report(sentence.context, sentence, clause, row, cue, row.act)


def _keys(clause: Clause) -> Iterator[Key]:
    """Yield the lemmas and particles that the verb may have, the likeliest first."""
    lemma, by_form = clause.verb.lemma.lower(), verb_forms().verb(clause.verb.lower)
    known = (lemma, "") in speech_verbs() or lemma in joined_verbs()
    if by_form is not None and not known:
        lemma = by_form[0]
    particle = _particle(clause, lemma)
    if particle:
        yield lemma, particle
    if by_form is not None and by_form[1]:
        yield by_form
    if lemma in joined_verbs():
        yield joined_verbs()[lemma]
    if not particle:
        yield lemma, ""


def _particle(clause: Clause, lemma: str) -> str:
    """Return the separated particle, also one that the parse did not tie to the verb."""
    own = clause.particle
    if own and (own in WORDS.particles or (lemma, own) in speech_verbs()):
        return own
    for word in clause.verb.tree[clause.verb.i + 1 : clause.verb.sent.end]:
        behind = word.next.is_punct or word.next.is_joining or word.next.i >= word.sent.end
        elsewhere = word.is_verb_particle and clause.verb.i < word.head.i < word.i
        if behind and not elsewhere and (lemma, word.lower) in speech_verbs():
            return word.lower
        if word.text in GRAMMAR.ends_of_main_clauses or (word.is_verb and word.head != clause.verb):
            return ""
    return ""


def _phrase(clause: Clause, row: SpeechVerb) -> tuple[Word, ...]:
    """Return the words of a verb phrase if all it asks for stands in the clause, else none."""
    verb = clause.verb
    near = sorted(clause.neighbours, key=lambda w: (verb not in (w.head, w.head.head), w.i))
    if row.reflexive and not any(w.lower in WORDS.reflexives for w in near):
        return ()
    loose = [w for w in clause.segment if w.lower not in WORDS.tied_to_their_verb]
    words = {verb}
    for alternatives in row.beside:
        found = next((w for w in (*near, *loose) if _is_one_of(w, alternatives)), None)
        if found is None:
            return ()
        small = found.is_adverb or found.is_adposition or found.is_particle
        words |= {found} if not small or found.head is verb else set()
    if row.particle:
        words.update(w for w in near if w.lower == row.particle and w.i > verb.i)
    return tuple(sorted(words, key=lambda w: w.i))


def _is_one_of(word: Word, alternatives: tuple[str, ...]) -> bool:
    if word.lemma not in alternatives and word.lower not in alternatives:
        return False
    return not (word.is_noun and any(p in WORDS.prepositions_of_report for p in word.prepositions))
