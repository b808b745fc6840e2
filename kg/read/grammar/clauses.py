"""The clause of a verb: what belongs to it, and in which roles."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.read.grammar.mood import finite, is_finite, is_irrealis, is_reported_mood, subject_of
from kg.read.grammar.negation import has_negation, is_denied
from kg.read.grammar.prepositions import preposition
from kg.read.grammar.reality import Reality, auxiliaries, reality
from kg.read.grammar.stretches import segment, sets_apart, window, words_around
from kg.read.grammar.subjects import (
    candidates,
    is_zu_infinitive,
    own_subject,
    shared_subject,
    subject,
)
from kg.read.grammar.verb_forms import infinitive, particle
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.read.grammar.tree import Stretch, Word


class Clause:
    """The clause of one verb, each of its parts found once, when it is first asked for."""

    def __init__(self, verb: Word) -> None:
        self.verb = verb

    @cached_property
    def lemma(self) -> str:
        """Infinitive, with a particle that is joined to the form: ``abgesagt`` → ``absagen``."""
        return infinitive(self.verb)

    @cached_property
    def particle(self) -> str:
        """Separated particle, lower case, or the empty string."""
        return particle(self.verb)

    @cached_property
    def above(self) -> Clause:
        """The clause of the word that its verb hangs on; of the root its own."""
        return clause_of(self.verb.head)

    @cached_property
    def below(self) -> list[Clause]:
        """The clauses of the words that hang on its verb, phrases among them."""
        return [clause_of(child) for child in self.verb.children]

    @cached_property
    def subject(self) -> Word | None:
        """Subject: its own, shared, or that of the clause above."""
        return subject(self.verb)

    @cached_property
    def own_subject(self) -> Word | None:
        """Subject that stands in the clause itself."""
        return own_subject(self.verb)

    @cached_property
    def finite(self) -> Word:
        """Finite verb: an auxiliary, a copula, or the verb itself."""
        return finite(self.verb)

    @cached_property
    def auxiliaries(self) -> list[Word]:
        """Auxiliaries and copulas, those shared with another verb included."""
        return auxiliaries(self.verb)

    @cached_property
    def reality(self) -> Reality:
        """Tense, modality, negation and voice."""
        return reality(self.verb)

    @cached_property
    def attached_subject(self) -> Word | None:
        """Subject that hangs on the verb in the tree, also where an infinitive can have none."""
        return subject_of(self.verb)

    @cached_property
    def shared_subject(self) -> Word | None:
        """Subject that hangs on the verb, or on one that it is joined to."""
        return shared_subject(self.verb)

    @cached_property
    def candidates(self) -> list[Word]:
        """What may be its subject by its case, whatever the parse calls it."""
        return candidates(self.verb)

    @property
    def has_finite_verb(self) -> bool:
        """Whether one of its forms is finite, an auxiliary's included."""
        return is_finite(self.finite)

    @cached_property
    def is_denied(self) -> bool:
        """Whether it says that what it tells is not so; see ``negation.is_denied``."""
        return is_denied(self.verb)

    @property
    def is_supposed(self) -> bool:
        """Whether a subjunction supposes what it tells: ``wenn``, ``ob``, ``ohne``."""
        marks = (c.lower for c in self.verb.children if c.is_subordinator)
        return any(mark in WORDS.suppositions for mark in marks)

    @cached_property
    def is_set_apart(self) -> bool:
        """Whether a mark stands right before its finite verb, as in an insertion."""
        return sets_apart(self.finite.previous)

    @property
    def has_predicate(self) -> bool:
        """Whether its word heads a clause at all: a verb, or a predicate with a copula."""
        return is_clause(self.verb)

    @property
    def is_passive(self) -> bool:
        """Whether the verb stands in the passive."""
        return is_passive(self.verb)

    @property
    def is_past(self) -> bool:
        """Whether it tells of the past without a modal."""
        return self.reality.is_past and not self.reality.is_modal

    @property
    def has_negation(self) -> bool:
        """Whether a word that hangs on the verb negates."""
        return has_negation(self.verb)

    def is_plural(self, who: Word) -> bool:
        """Whether a subject is more than one, by itself or by the finite verb."""
        if who.is_plural or any(c.is_conjunct for c in who.children):
            return True
        forms = [c for c in self.verb.children if c.is_helper] or [self.verb]
        if any(f.has_number for f in forms):
            return any(f.is_plural for f in forms)
        return any(f.lower in WORDS.endings_of_plural_verbs for f in forms)

    @cached_property
    def is_zu_infinitive(self) -> bool:
        """Whether the verb is an infinitive with "zu"."""
        return is_zu_infinitive(self.verb)

    @cached_property
    def is_reported(self) -> bool:
        """Whether the mood is that of report, the Konjunktiv I."""
        return is_reported_mood(self.finite)

    @cached_property
    def is_irrealis(self) -> bool:
        """Whether the mood is the Konjunktiv II."""
        return is_irrealis(self.finite)

    @cached_property
    def marker(self) -> str:
        """The word that joins it to another clause, lower case: ``wenn``; or the empty string."""
        return marker(self.verb)

    @cached_property
    def window(self) -> Stretch:
        """The words around the verb that no mark sets apart."""
        return window(self.verb)

    @property
    def neighbours(self) -> list[Word]:
        """The words near the verb in the tree: below it, above it, beside it."""
        return words_around(self.verb)

    @cached_property
    def segment(self) -> Stretch:
        """The words around the verb up to the next marks, brackets included."""
        return segment(self.verb)

    @cached_property
    def words(self) -> list[Word]:
        """Its words, without the clauses that hang on it."""
        return clause_words(self.verb)

    @cached_property
    def arguments(self) -> list[Word]:
        """What hangs on the verb, or on an adverb or span of time beside it."""
        return list(arguments(self.verb))

    def phrases(self, *prepositions: str) -> list[Word]:
        """Return the noun phrases that one of the prepositions marks."""
        return list(with_preposition(self.verb, prepositions))


def main_clauses(words: Sequence[Word]) -> list[Clause]:
    """Return the clauses that hang on nothing else of some words, conditions left aside."""
    members = set(words)
    found: list[Clause] = []
    for clause in (clause_of(w) for w in words if is_clause(w) and not w.is_helper):
        verb, above = clause.verb, clause.above
        joined = verb.is_conjunct or verb.is_parataxis
        if above is clause or above.verb not in members or (joined and above in found):
            found.append(clause)
    return [c for c in found if not c.is_supposed]


def clause_of(verb: Word) -> Clause:
    """Return the clause of a verb; the same one whenever it is asked for."""
    known = verb.tree.views.get(verb.i)
    if isinstance(known, Clause):
        return known
    clause = verb.tree.views[verb.i] = Clause(verb)
    return clause


def is_clause(word: Word) -> bool:
    """Whether ``word`` heads a clause: a verb, or a predicate with a copula."""
    return word.is_verb or any(c.is_copula for c in word.children)


def is_passive(verb: Word) -> bool:
    """Whether the verb stands in the passive."""
    return any(c.is_passive_auxiliary or c.is_passive_subject for c in verb.children)


def marker(verb: Word) -> str:
    """Return the word that joins the clause of ``verb`` to another: "wenn", "nachdem"."""
    joining = (c.lower for c in verb.children if c.is_subordinator)
    return next((form for form in joining if form not in WORDS.zu), "")


def clause_words(verb: Word) -> list[Word]:
    """Return the words of the clause of ``verb`` without the clauses that hang on it.

    Relative clauses stay, for they belong to their noun.
    """
    found: list[Word] = []
    stack = [verb]
    while stack:
        word = stack.pop()
        found.append(word)
        stack.extend(
            c for c in word.children if not (c.is_clausal or (c.is_conjunct and is_clause(c)))
        )
    return sorted(found, key=lambda w: w.i)


def arguments(verb: Word) -> Iterator[Word]:
    """Yield what hangs on a verb, or on an adverb or a span of time beside it."""
    for child in verb.children:
        yield child
        span = child.is_free_phrase and child.lemma in WORDS.spans
        if span or (child.is_adverbial and (child.is_adverb or child.is_adjective)):
            yield from (c for c in child.children if c.is_argument)


def with_preposition(head: Word, names: Iterable[str]) -> Iterator[Word]:
    """Yield the noun phrases under ``head`` that one of the prepositions marks.

    Those that the parse hung on a neighbour of theirs ("am selben Tag von ihm empfangen") count
    where none hangs on the head itself.
    """
    wanted = frozenset(names)
    direct = [child for child in head.children if preposition(child) in wanted]
    if direct or not head.is_verb:
        yield from direct
        return
    for child in head.children:
        if child.is_free_phrase or child.is_attribute:
            yield from (c for c in child.children if preposition(c) in wanted)
        elif child.is_passive_subject:
            near = (child, *(c for c in child.children if c.is_beside_name))
            yield from (c for n in near for c in n.children if preposition(c) in wanted)
