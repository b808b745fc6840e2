"""What the reader of quotations looks at in one article, found before it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Article
from kg.read.coreference.cast import Cast
from kg.read.grammar.clauses import Clause, clause_of
from kg.read.grammar.dateline import body_start
from kg.read.grammar.phrases import phrase_of
from kg.read.grammar.quotation_marks import Quotation, find_quotations
from kg.read.grammar.spans import Spans
from kg.read.grammar.tree import Stretch, Tree, Word
from kg.read.quotations.word_classes import WORDS

_LONGEST_NAME = 5
"""So many words in quotation marks may be the name of a paper or a ship."""


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence that is read, without its dateline."""

    context: Context
    words: Stretch
    main: Clause
    is_quoted: bool
    """Whether all of it stands in quotation marks."""
    before: Sentence | None
    """The sentence right before in the same paragraph, if it is read."""


@dataclass(frozen=True, slots=True)
class Context:
    """One article with its cast and its quotations."""

    cast: Cast
    datelines: frozenset[int]
    """The places of the words in datelines."""
    quotations: tuple[Quotation, ...]
    quoted: Mapping[int, int]
    """The number of the quotation that a word stands in, by the place of the word."""
    speech: frozenset[int]
    """The places of the words in quotations that are speech, and not the name of something."""
    owners: Mapping[int, Word]
    """Who owns a document or office, by the place of the noun that names it."""

    def quotations_of(self, words: Iterable[Word]) -> tuple[Quotation, ...]:
        """Return the quotations that the words stand in, in text order."""
        numbers = sorted({self.quoted[w.i] for w in words if w.i in self.quoted})
        return tuple(self.quotations[n] for n in numbers)

    def is_quoted(self, words: Iterable[Word]) -> bool:
        """Whether all of the words stand in quotation marks."""
        plain = [w for w in words if not (w.is_punct or w.is_space)]
        return bool(plain) and all(w.i in self.quoted for w in plain)


def read_context(tree: Tree, cast: Cast, article: Article) -> Context:
    """Return what the reader of quotations looks at."""
    quotations = find_quotations(article.text)
    within = [list(tree.touching(q.begin, q.end)) for q in quotations]
    return Context(
        cast=cast,
        datelines=frozenset(i for s in tree.sents for i in range(s.start, body_start(s))),
        quotations=quotations,
        quoted={w.i: number for number, words in enumerate(within) for w in words},
        speech=frozenset(w.i for words in within if _is_speech(words[1:-1]) for w in words),
        owners=_owners(tree, cast),
    )


def read_sentences(context: Context, tree: Tree, article: Article) -> list[Sentence]:
    """Return the sentences of an article but for its title and the parts that are skipped."""
    found: list[Sentence] = []
    for whole in sentences_read(tree, article):
        words = tree[body_start(whole) : whole.end]
        gap = tree.text[found[-1].words.end_char - 1 : words.start_char] if found else "\n"
        near = bool(found) and found[-1].words.end == words.start and "\n" not in gap
        found.append(
            Sentence(
                context=context,
                words=words,
                main=clause_of(words.root),
                is_quoted=context.is_quoted(words),
                before=found[-1] if near else None,
            )
        )
    return found


def sentences_read(tree: Tree, article: Article) -> Iterator[Stretch]:
    """Yield the sentences that are neither title nor in a part of the article that is skipped."""
    skipped = Spans(article.skipped)
    start = article.title_span[1] if article.title_span else 0
    for sentence in tree.sents:
        begin, end = sentence.start_char, sentence.end_char
        if begin >= start and not skipped.meet(begin, end):
            yield sentence


def trim(words: Iterable[Word]) -> tuple[Word, ...]:
    """Return the words in text order, without spaces, and without marks at the edges."""
    ordered = sorted(words, key=lambda w: w.i)
    while ordered and ordered[0].text in WORDS.marks_before:
        ordered.pop(0)
    while ordered and ordered[-1].text in WORDS.marks_behind:
        ordered.pop()
    return tuple(w for w in ordered if not w.is_space)


def is_document(noun: Word) -> bool:
    """Whether a noun names a text or an office that speaks for somebody."""
    return noun.lemma.lower() in WORDS.documents or noun.lower.removesuffix("s") in WORDS.documents


def _is_speech(words: Sequence[Word]) -> bool:
    """Whether the words between two marks are speech, and not the name of a paper or a ship."""
    if not words:
        return False
    return len(words) > _LONGEST_NAME or not all(_may_name(w) for w in words)


def _may_name(word: Word) -> bool:
    tagged = word.is_proper_noun or word.is_determiner or word.is_adposition or word.is_foreign
    return tagged or word.is_punct or bool(word.name)


def _owners(tree: Tree, cast: Cast) -> Mapping[int, Word]:
    """Return who owns each document or office, by the place of the noun that names it.

    Where the noun only takes it up ("in der Erklärung") it is the owner told before.
    """
    owners: dict[int, Word] = {}
    told: dict[str, Word] = {}
    for noun in (word for word in tree if is_document(word)):
        kind = WORDS.documents.ending(noun.lemma.lower())
        owner = _owner(cast, noun)
        if owner is not None:
            told[kind] = owner
        elif phrase_of(noun).is_definite:
            owner = told.get(kind)
        if owner is not None:
            owners[noun.i] = owner
    return owners


def _owner(cast: Cast, noun: Word) -> Word | None:
    """Return whom a genitive or possessive names, or "von", in a relative clause too."""
    own = (c for c in noun.children if c.is_attribute or c.is_determining)
    makers = (w for w in noun.subtree if w is not noun and w.is_nominal and "von" in w.prepositions)
    return next((word for word in (*own, *makers) if cast.denoted(word)), None)
