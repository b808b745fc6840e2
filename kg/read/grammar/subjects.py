"""The subject of a verb: its own, one shared with another verb, or that of the clause above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.read.grammar.mood import finite, subject_of
from kg.read.grammar.prepositions import preposition
from kg.read.grammar.verb_forms import infinitive, words_zu
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.read.grammar.tree import Word

_STEPS = 5
"""So many verbs may share a subject."""
_REACH = 30
"""So many words behind a verb may stand who tells it."""


def shared_subject(verb: Word) -> Word | None:
    """Return the subject of ``verb``, its own or one shared with the verb it is joined to."""
    for _ in range(_STEPS):
        found = subject_of(verb)
        if found is not None:
            return found
        joined = verb.is_conjunct or verb.is_infinitive_clause or verb.is_helper
        if not joined or verb.head is verb:
            return None
        verb = verb.head
    return None


def subject(verb: Word, but: Word | None = None) -> Word | None:
    """Return the subject of a verb: its own, a shared one, or that of the clause it hangs on.

    ``but``: a noun that is not it, whatever the parse says. A pronoun that points ahead gives
    the noun behind it: "er werde ihn treffen, kündigte der König an".
    """
    found = own_subject(verb, but) or (None if is_zu_infinitive(verb) else shared_subject(verb))
    if found is not None:
        ahead = found.lower in WORDS["pronouns of a person"]
        return (_noun_ahead(verb, found) if ahead else None) or found
    if any(c.is_expletive and c.lower in WORDS["expletive"] for c in verb.children):
        return None
    return _controller(verb)


def _controller(verb: Word) -> Word | None:
    """Return the subject that a verb without one takes from the verb or noun it hangs on."""
    head = verb.head
    below = verb.is_complement_clause or verb.is_adverbial_clause or verb.is_attributive_clause
    if below and head.is_verb:
        return next((c for c in head.children if c.is_dative), None) or shared_subject(head)
    if verb.is_attributive_clause:
        return None if _has_oblique_relative(verb) else head
    if verb.is_infinitive_clause and any(c.is_copula for c in head.children):
        return own_subject(head)
    return None


def _noun_ahead(verb: Word, pronoun: Word) -> Word | None:
    """Return the noun behind a clause that its pronoun points to."""
    if _is_told_first(verb) and (teller := _teller(verb)) is not None:
        return teller
    if not any(c.is_subordinator for c in verb.children):
        return None
    main = verb.sent.root
    later = own_subject(main) if main.is_verb and main.i > verb.i else None
    named = later is not None and later.i > pronoun.i and not later.is_pronoun
    return later if named else None


def _is_told_first(verb: Word) -> bool:
    """Whether a main clause in the mood of indirect speech begins the sentence."""
    joined = verb.head.children if verb.is_conjunct and verb.head.is_verb else ()
    if not any(t.lower in WORDS["signs of report"] for t in (verb, *verb.children, *joined)):
        return False
    zu = words_zu(verb)
    return not any(c.is_subordinator and c not in zu for c in verb.children)


def _teller(verb: Word) -> Word | None:
    """Return who says what a clause before tells: "…, kündigte der König an"."""
    words, end = verb.tree.words, verb.sent.end
    for i in range(verb.i + 1, min(end - 1, verb.i + _REACH)):
        if words[i].is_comma and words[i + 1].is_verb:
            behind = (c for c in words[i + 1].children if c.is_active_subject and c.i > i + 1)
            return next((c for c in behind if c.is_nominal), None)
    return None


def _has_oblique_relative(verb: Word) -> bool:
    """Whether the pronoun of a relative clause is not its subject: "mit dem er sprach", "wo"."""
    return any(
        c.lower in WORDS["oblique relatives"] or (c.is_pronoun and preposition(c))
        for c in verb.children
        if c.i <= verb.i
    )


def is_zu_infinitive(verb: Word) -> bool:
    """Whether a verb stands as an infinitive with "zu", so that it has no subject of its own."""
    if any(c.is_subordinator or c.is_adverbial for c in words_zu(verb)):
        return True
    return "zu" in verb.lower[1:] and infinitive(verb) == verb.lower.replace("zu", "", 1)


def own_subject(verb: Word, but: Word | None = None) -> Word | None:
    """Return the first subject of the verb that is not the place of a dateline."""
    if is_zu_infinitive(verb):
        return None
    found = [c for c in _subjects(verb) if c is not but]
    for word in found:
        after = word.tree[word.i + 1].text if word.i + 1 < len(word.tree) else ""
        if len(found) == 1 or after not in WORDS["behind a dateline"]:
            return word
    return None


def candidates(verb: Word) -> list[Word]:
    """Return what hangs on a verb or its finite form and may be its subject, by its case.

    For where the parse calls the subject something else: ``Ihrem Minister zollte sie Respekt``.
    """
    anchor = finite(verb)
    beside = (*verb.children, *(() if anchor is verb else anchor.children))
    return [phrase for phrase in beside if not _is_oblique(phrase)]


def _is_oblique(phrase: Word) -> bool:
    """Whether a preposition or a form rules the nominative out: ``dem Minister``, ``ihn``."""
    if phrase.lower in WORDS.oblique_forms:
        return True
    before = (c for c in phrase.children if c.i < phrase.i)
    return any(
        c.is_case_marker or (c.is_determiner and c.lower in WORDS.oblique_forms) for c in before
    )


def _subjects(verb: Word) -> Iterator[Word]:
    """Yield what hangs on a verb or its auxiliaries as subject, without spans of time."""
    for head in (verb, *(c for c in verb.children if c.is_helper)):
        for child in head.children:
            marked = any(g.is_case_marker for g in child.children)
            if child.is_subject and child.lemma not in WORDS["spans"] and not marked:
                yield child
