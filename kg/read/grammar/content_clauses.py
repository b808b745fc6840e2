"""The clause that tells what a verb says: ``sagte, dass …``, ``versprach, … zu …``, ``…, er habe``.

It is found by the tree, else by where it stands and by its mood: parses of reported speech are
often wrong, commas are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.clauses import Clause, clause_of
from kg.read.grammar.mood import holds_report
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Container

    from kg.read.grammar.tree import Stretch, Word


def content_clauses(clause: Clause, quoted: Container[int]) -> list[Word]:
    """Return the words of the clauses of content that the tree hangs on a verb.

    ``quoted``: the places of words in quotation marks; a clause there needs no sign of report.
    """
    parents = (clause, clause.above) if clause.verb.is_copula else (clause,)
    below = [c for parent in parents for c in parent.below if c is not clause]
    below += [c for pointer in clause.below if _points_ahead(pointer.verb) for c in pointer.below]
    heads = (c.verb for c in below if _tells_content(c, quoted))
    return [word for head in heads for word in head.subtree]


def content_infinitive(verb: Word) -> list[Word]:
    """Return the words of an infinitive with "zu" behind a verb, ``um zu`` and the like aside."""
    below = (w for w in verb.subtree if w.i > verb.i and verb in (w.head, w.head.head))
    found = next((w for w in below if _is_content_infinitive(w)), None)
    return [] if found is None else list(found.subtree)


def misread_content(clause: Clause, sentence: Stretch) -> list[Word]:
    """Return a clause behind a comma that the tree joins like a deed: ``erklärte, er habe …``."""
    verb = clause.verb
    for below in clause.below:
        head = below.verb
        joined = head.is_conjunct or head.is_parataxis
        if head.i < verb.i or not (joined or head.is_object or head.is_attributive_clause):
            continue
        if not below.has_predicate or not (below.is_reported or below.is_irrealis):
            continue
        words = [w for w in head.subtree if w.i >= sentence.start]
        first = words[0]
        opens = first.i > verb.i and (first.previous.is_comma or first.previous.is_colon)
        if (opens or first.is_comma) and not first.is_joining:
            return words
    return []


def content_behind_comma(verb: Word, sentence: Stretch, quoted: Container[int]) -> list[Word]:
    """Return what follows a comma behind a verb, if its form shows that it is reported.

    Whatever the tree hangs it on: ``sagte in einem Gespräch mit dem Sender, dass …``.
    """
    for word in verb.tree[verb.i + 1 : sentence.end - 3]:
        if word.text in WORDS.ends_of_main_clauses or word.i in quoted:
            return []
        if word.is_comma and _opens_report(word.next):
            return list(verb.tree[word.i + 1 : sentence.end])
    return []


def content_behind_colon(clause: Clause, sentence: Stretch) -> list[Word]:
    """Return what follows a colon behind a verb: ``sagte der Gesandte: …``."""
    behind = sentence.tree[clause.verb.i : sentence.end - 1]
    colon = next((w for w in behind if w.is_colon), None)
    return [] if colon is None else list(sentence.tree[colon.i + 1 : sentence.end])


def _tells_content(clause: Clause, quoted: Container[int]) -> bool:
    head = clause.verb
    below = head.is_clausal or head.is_attributive_clause or head.is_object
    if not below or not (clause.has_predicate or head.is_content_clause):
        return False
    marks = {c.lower for c in head.children if c.is_subordinator}
    if any(m in WORDS.subjunctions_without_content for m in marks):
        return False
    that = any(m in WORDS.that for m in marks)
    if head.is_complement_clause or that or (marks and head.is_clausal_subject):
        return True
    if head.is_attributive_clause:
        return False
    if head.i in quoted:
        return True
    return clause.is_reported and not (head.is_object or head.is_clausal_subject)


def _is_content_infinitive(verb: Word) -> bool:
    below = verb.is_complement_clause or verb.is_adverbial_clause
    if not verb.is_verb or not (below or verb.is_attributive_clause or verb.is_object):
        return False
    marks = {c.lower for c in verb.children if c.is_subordinator or c.lower in WORDS.zu}
    zu = any(m in WORDS.zu for m in marks)
    return zu and not any(m in WORDS.subjunctions_without_content for m in marks)


def _points_ahead(word: Word) -> bool:
    """Whether a pronominal adverb may point to a clause: ``darauf, dass``."""
    phrase = word.is_free_phrase or word.is_active_subject
    return phrase and (word.is_pronoun or word.is_adverb) and word.lower in WORDS.pointers_ahead


def _opens_report(first: Word) -> bool:
    """Whether the words up to the next mark tell what is said, by how they begin and their mood."""
    if first.lower in WORDS.that:
        return True
    if first.lower in WORDS.subjunctions_without_content or first.is_verb or first.is_joining:
        return False
    relative = first.is_pronoun and first.lower in WORDS.relative_forms
    return not relative and holds_report(clause_of(first).segment)
