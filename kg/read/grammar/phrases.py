"""The phrase of a noun: what belongs to it, and the clause that it belongs to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.read.grammar.clauses import Clause, clause_of, is_clause, with_preposition
from kg.read.grammar.negation import has_negation
from kg.read.grammar.reporting import telling_between
from kg.read.grammar.stretches import window, words_around
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Stretch, Word


class Phrase:
    """The phrase of one noun, each of its parts found once, when it is first asked for."""

    def __init__(self, noun: Word) -> None:
        self.noun = noun
        self.preposition = noun.preposition
        """Without the article in it, lower case, or the empty string."""

    @cached_property
    def predicate(self) -> Word | None:
        """The verb or predicate that it belongs to; a verb of telling between the two counts."""
        above = next((a for a in self.noun.ancestors if is_clause(a)), None)
        return above and (telling_between(above, self.noun) or above)

    @cached_property
    def clause(self) -> Clause | None:
        """The clause of its predicate."""
        return clause_of(self.predicate) if self.predicate is not None else None

    @cached_property
    def is_definite(self) -> bool:
        """Whether it takes up what is known: "das Treffen", "ihr Besuch"."""
        return any(
            c.is_possessive
            or ((c.is_article or c.is_case_marker) and c.lower in WORDS.definite_articles)
            for c in self.noun.children
        )

    @cached_property
    def window(self) -> Stretch:
        """The words around the noun that no mark sets apart."""
        return window(self.noun)

    @property
    def window_behind(self) -> Stretch:
        """The noun and the words behind it that no mark sets apart."""
        return self.noun.tree[self.noun.i : self.window.end]

    @property
    def neighbours(self) -> list[Word]:
        """The words near the noun in the tree: below it, above it, beside it."""
        return words_around(self.noun)

    @property
    def is_negated(self) -> bool:
        """Whether a word in it negates it: "kein Treffen"."""
        return has_negation(self.noun)

    @property
    def is_core(self) -> bool:
        """Whether it is subject or object."""
        return self.noun.is_subject or self.noun.is_object

    @cached_property
    def is_attached(self) -> bool:
        """Whether it hangs on its predicate itself, or on a part of it: "am Rande des Gipfels"."""
        if self.predicate is None:
            return False
        head = self.noun.head
        on_part = head.head is self.predicate and head.lemma in WORDS.parts_of_an_event
        return on_part or self.predicate in (head, telling_between(head, self.noun))

    @property
    def is_at_edge(self) -> bool:
        """Whether something is "am Rande" of it."""
        return self.noun.head.lemma in WORDS.edges

    @cached_property
    def attributes(self) -> list[Word]:
        """What stands in it without a preposition, or behind "von" or "zwischen".

        Genitives, possessives, adjectives; no genitive that another phrase parts from the noun.
        """
        return [c for c in self.noun.children if self._is_attribute(c)]

    def phrases(self, *prepositions: str) -> list[Word]:
        """Return the noun phrases in it that one of the prepositions marks."""
        return list(with_preposition(self.noun, prepositions))

    def _is_attribute(self, child: Word) -> bool:
        if child.is_attribute:
            named = not child.preposition or child.preposition in WORDS.genitive_prepositions
            return named and not self._is_parted(child)
        describes = child.is_possessive or child.is_adjectival or child.is_compound_part
        return describes and not child.preposition

    def _is_parted(self, genitive: Word) -> bool:
        """Whether a genitive before the noun belongs elsewhere: a phrase stands between them."""
        if genitive.i > self.noun.i:
            return False
        between = self.noun.tree[genitive.i + 1 : self.noun.i]
        return any(t.is_verb or t.is_adposition or t.is_mark for t in between)


def phrase_of(noun: Word) -> Phrase:
    """Return the phrase of a noun; the same one whenever it is asked for."""
    key = -1 - noun.i
    known = noun.tree.views.get(key)
    if isinstance(known, Phrase):
        return known
    phrase = noun.tree.views[key] = Phrase(noun)
    return phrase
