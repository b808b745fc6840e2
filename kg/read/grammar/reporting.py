"""Verbs that tell what somebody says, and where they stand between a clause and its phrases."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.lexicon import rows
from kg.read.grammar.word_classes import WORDS

if TYPE_CHECKING:
    from kg.read.grammar.tree import Word


def is_telling(verb: Word) -> bool:
    """Whether a verb is one of telling what somebody says: "sagen", "mitteilen"."""
    lemma = verb.lemma.lower()
    part = next((c.lower for c in verb.children if c.is_verb_particle), "")
    return _tells(lemma) or _tells(part + lemma)


def telling_between(verb: Word, word: Word) -> Word | None:
    """Return the verb of telling that stands between a verb it reports and a word after both.

    Example: "sagte" in "„Wir haben uns geeinigt“, sagte sie auf einer Konferenz".
    """
    head = verb.head
    between = verb.i < head.i < word.i and (verb.is_content_clause or verb.is_parataxis)
    told = verb.is_content_clause or (head.is_verb and is_telling(head))
    return head if between and told and head.is_verb else None


def _tells(infinitive: str) -> bool:
    return infinitive in _verbs() or infinitive in WORDS.further_verbs_of_telling


@cache
def _verbs() -> frozenset[str]:
    names = (row["verb"] for row in rows("read/quotations/verbs"))
    return frozenset(name.replace("|", "").removesuffix(" sich") for name in names)
