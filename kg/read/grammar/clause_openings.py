"""Where a clause opens in a row of words, by its first words rather than the tree."""

from __future__ import annotations

from collections.abc import Sequence

from kg.read.grammar.mood import is_finite
from kg.read.grammar.tree import Word
from kg.read.grammar.word_classes import WORDS


def main_clause(words: Sequence[Word], start: int, *, correlates: bool = False) -> int | None:
    """Return where the main clause opens behind a clause that opened before ``start``.

    It opens behind a comma (or a dash, or a mark of quotation) with the finite verb, or with "so"
    or "dann" and the verb; with ``correlates`` also with what takes up "wer": ``dem werde …``.
    """
    for at in range(start, len(words)):
        if not _stands_behind_border(words, at):
            continue
        opening = next((i for i in range(at, len(words)) if not words[i].is_punct), None)
        if opening is None:
            return None
        rest = words[opening:]
        if _opens_main(rest) or (correlates and _opens_with_correlate(rest)):
            return at
    return None


def may_open_clause(words: Sequence[Word], at: int) -> bool:
    """Whether a clause may open: at the start, behind a mark, or behind "und", "nur", "aber"."""
    for word in reversed(words[:at]):
        if word.is_punct and not word.is_quote:
            return True
        if not (word.is_quote or word.lower in WORDS.before_a_condition):
            return False
    return True


def may_open_utterance(words: Sequence[Word], at: int) -> bool:
    """Whether somebody's words may begin: at the start, behind a colon, "und" or "dass"."""
    for word in reversed(words[:at]):
        if word.text in WORDS.utterance_borders or word.lower in WORDS.utterance_openers:
            return True
        if not word.is_punct:
            return False
    return True


def may_be_verb_first(words: Sequence[Word]) -> bool:
    """Whether words, two at least, open with a finite verb: ``Bleibe das Tor zu, …``.

    Taggers take such verbs for nouns.
    """
    word, follows = words[0], words[1]
    if follows.is_punct or word.lower in WORDS.no_conditions:
        return False
    looks = word.is_nominal or word.is_main_verb or word.is_foreign
    behind = (opens_phrase(follows) or follows.is_particle) and not follows.is_name_part
    return is_finite(word) or (looks and behind and word.lower in WORDS.endings_of_verbs)


def opens_phrase(word: Word) -> bool:
    """Whether a phrase may open with a word of its kind: article, pronoun, name, adverb."""
    return word.is_determiner or word.is_pronoun or word.is_proper_noun or word.is_adverb


def _stands_behind_border(words: Sequence[Word], at: int) -> bool:
    before = words[at - 2 : at] if words[at - 1].is_quote else words[at - 1 : at]
    return bool(before) and before[0].text in WORDS.main_clause_borders


def _opens_main(words: Sequence[Word]) -> bool:
    """Whether a main clause opens: ``werde …``, ``so werde …``, ``sprechen die Waffen``."""
    first, follows = words[0], words[0].next
    if is_finite(first) or (first.lower in WORDS.so_and_then and _verb_follows(words)):
        return True
    named = follows.is_proper_noun or follows.is_pronoun or follows.is_determiner
    return first.is_verb and named and len(words) > 1


def _opens_with_correlate(words: Sequence[Word]) -> bool:
    """Whether a main clause opens with what takes up "wer": ``dem …``, ``dessen Konten …``."""
    if words[0].lower in WORDS.correlates and _verb_follows(words):
        return True
    owned = words[0].lower in WORDS.possessive_correlates
    return owned and any(is_finite(w) for w in words[1:4])


def _verb_follows(words: Sequence[Word]) -> bool:
    return any(is_finite(w) for w in [w for w in words[1:] if not w.is_quote][:1])
