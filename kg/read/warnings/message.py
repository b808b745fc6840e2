"""What somebody says, as the signs of a warning look at it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from kg.lexicon import WordClass
from kg.read.coreference.cast import Cast
from kg.read.grammar.conditionals import find_conditional
from kg.read.grammar.lemmas import Lemmas
from kg.read.grammar.mood import is_future_form, may_come
from kg.read.grammar.negation import is_negation
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS as GRAMMAR
from kg.read.warnings.word_classes import WORDS


class Message:
    """Words that somebody says, told apart into condition and consequence.

    Where nothing is conditional, there is no condition, and all words are the consequence.
    ``is_alarming``: the cue itself raises alarm ("gab zu bedenken"). ``is_own_action``: the words
    tell what the issuers will do ("kündigte an, … zu sperren").
    """

    def __init__(
        self,
        words: Iterable[Word],
        cast: Cast,
        issuers: tuple[str, ...],
        *,
        is_alarming: bool = False,
        is_own_action: bool = False,
    ) -> None:
        self.words = tuple(word for word in words if not word.is_space)
        self.is_alarming = is_alarming
        self.is_own_action = is_own_action
        self._cast, self._issuers = cast, issuers
        found = find_conditional(self.words)
        self.form = found.form if found else None
        self.condition = found.condition if found else ()
        self.consequence = found.consequence if found else self.words

    @cached_property
    def lemmas(self) -> Lemmas:
        """Lemmas of all words."""
        return Lemmas(self.words)

    @cached_property
    def consequence_lemmas(self) -> Lemmas:
        """Lemmas of what follows."""
        return Lemmas(self.consequence) if self.form else self.lemmas

    @cached_property
    def is_negated(self) -> bool:
        """Whether a word negates what follows."""
        return any(map(is_negation, self.consequence))

    @cached_property
    def is_future(self) -> bool:
        """Whether it says what will be: ``werde``; not ``müsse bestraft werden``."""
        must = self.says(WORDS.musts)
        forms = [word for word in self.consequence if is_future_form(word)]
        return any(not (must and w.is_passive_auxiliary and w.is_infinitive) for w in forms)

    @property
    def is_open(self) -> bool:
        """Whether it says what will or would be, or reports what somebody says will be."""
        return self.is_future or any(
            may_come(w) and not is_future_form(w) for w in self.consequence
        )

    @property
    def is_question(self) -> bool:
        """Whether it asks, on no condition."""
        return not self.form and any(w.text in GRAMMAR.question_mark for w in self.words[-1:])

    def says(self, words: WordClass) -> bool:
        """Whether a word of a class stands in what follows."""
        return any(word.lower in words for word in self.consequence)

    def is_issuer(self, word: Word) -> bool | None:
        """Whether a word denotes who says it or their side; ``None`` where that is not known."""
        denoted, side = self._cast.denoted(word), self._cast.side(self._issuers)
        if side and any(side & self._cast.side((one,)) for one in denoted):
            return True
        return False if denoted and side - set(self._issuers) else None
