"""A parsed text as plain objects: words that know their head and children, and sentences.

The one view of a parse that all readers share. It is made once from spaCy's Doc, which goes no
further; attributes mean what they mean there (https://spacy.io/api/token), tags and relations are
those of Universal Dependencies 2.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, overload

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token

_Features = dict[str, list[str]]


class _Pos:
    """Whether a word is tagged as one of some parts of speech: an attribute of words."""

    def __init__(self, *tags: str) -> None:
        self._tags = frozenset(tags)

    def __get__(self, word: Word, _: type[Word]) -> bool:
        return word.pos in self._tags


class _Dep:
    """Whether a word hangs on its head by one of some relations: an attribute of words."""

    def __init__(self, *relations: str) -> None:
        self._relations = frozenset(relations)

    def __get__(self, word: Word, _: type[Word]) -> bool:
        return word.dep in self._relations


class _Feature:
    """Whether a word bears a value of a feature: an attribute of words."""

    def __init__(self, name: str, value: str) -> None:
        self._name, self._value = name, value

    def __get__(self, word: Word, _: type[Word]) -> bool:
        return self._value in word.morph.get(self._name, ())


class Word:
    """A token with its annotation; two are equal only if they are the same."""

    __slots__ = (
        "children", "dep", "head", "i", "idx", "is_alpha", "is_punct", "is_quote", "is_space",
        "lemma", "lower", "morph", "name", "pos", "sent", "text", "tree",
    )  # fmt: skip

    tree: Tree
    i: int
    """Its place in the tree, from 0."""
    idx: int
    """Where it begins, in characters of the text."""
    text: str
    lower: str
    lemma: str
    pos: str
    dep: str
    head: Word
    """The word it hangs on; the root hangs on itself."""
    children: tuple[Word, ...]
    """The words that hang on it, in text order."""
    sent: Stretch
    morph: Mapping[str, list[str]]
    """Features with their values: ``{"Case": ["Dat"]}``."""
    name: str
    """Kind of the pipeline's name that covers it (``PER``, ``LOC``, ``ORG``), or ``""``."""
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_space: bool

    # Parts of speech (https://universaldependencies.org/u/pos).
    is_noun = _Pos("NOUN")
    is_proper_noun = _Pos("PROPN")
    is_nominal = _Pos("NOUN", "PROPN")
    is_pronoun = _Pos("PRON")
    is_determiner = _Pos("DET")
    is_adjective = _Pos("ADJ")
    is_adverb = _Pos("ADV")
    is_adposition = _Pos("ADP")
    is_number = _Pos("NUM")
    is_conjunction = _Pos("CCONJ")
    is_subjunction = _Pos("SCONJ")
    is_particle = _Pos("PART")
    is_main_verb = _Pos("VERB")
    is_auxiliary_verb = _Pos("AUX")
    is_verb = _Pos("AUX", "VERB")
    is_foreign = _Pos("X")
    is_mark = _Pos("PUNCT")
    is_symbol = _Pos("SYM")
    is_blank = _Pos("SPACE")
    may_stand_in_dateline = _Pos("PROPN", "NOUN", "NUM", "SYM", "X", "PUNCT", "SPACE", "ADJ")
    is_joining = _Pos("CCONJ", "SCONJ")
    is_describing = _Pos("ADJ", "DET")
    # Relations to the head (https://universaldependencies.org/de).
    is_subject = _Dep("nsubj", "nsubj:pass")
    is_active_subject = _Dep("nsubj")
    is_passive_subject = _Dep("nsubj:pass")
    is_clausal_subject = _Dep("csubj")
    is_passive_clausal_subject = _Dep("csubj:pass")
    is_object = _Dep("obj")
    is_dative = _Dep("iobj", "obl:arg")
    is_indirect_object = _Dep("iobj")
    is_governed = _Dep("obl:arg")
    is_oblique = _Dep("obl")
    is_agent = _Dep("obl:agent")
    is_attribute = _Dep("nmod")
    is_apposition = _Dep("appos")
    is_name_part = _Dep("flat")
    is_beside_name = _Dep("appos", "flat")
    is_conjunct = _Dep("conj")
    is_infinitive_clause = _Dep("xcomp")
    is_content_clause = _Dep("ccomp")
    is_attributive_clause = _Dep("acl")
    is_relative_clause = _Dep("acl:relcl")
    is_adverbial_clause = _Dep("advcl")
    is_parataxis = _Dep("parataxis")
    is_adverbial = _Dep("advmod")
    is_adjectival = _Dep("amod")
    is_article = _Dep("det")
    is_possessive = _Dep("det:poss")
    is_subordinator = _Dep("mark")
    is_coordinator = _Dep("cc")
    is_case_marker = _Dep("case")
    is_auxiliary = _Dep("aux", "aux:pass")
    is_plain_auxiliary = _Dep("aux")
    is_passive_auxiliary = _Dep("aux:pass")
    is_copula = _Dep("cop")
    is_helper = _Dep("aux", "aux:pass", "cop")
    is_verb_particle = _Dep("compound:prt")
    is_compound_part = _Dep("compound")
    is_expletive = _Dep("expl")
    is_number_modifier = _Dep("nummod")
    is_root = _Dep("ROOT")
    is_unclear = _Dep("dep")
    is_vocative = _Dep("vocative")
    is_flat_name = _Dep("flat:name")
    is_complement_clause = _Dep("ccomp", "xcomp")
    is_clausal = _Dep("ccomp", "xcomp", "parataxis", "advcl", "csubj", "csubj:pass")
    is_free_phrase = _Dep("obl", "obj", "advmod")
    is_argument = _Dep("obj", "obl", "obl:arg", "iobj", "nmod", "nsubj")
    # Features (https://universaldependencies.org/u/feat).
    is_plural = _Feature("Number", "Plur")
    is_singular = _Feature("Number", "Sing")
    is_finite = _Feature("VerbForm", "Fin")
    is_infinitive = _Feature("VerbForm", "Inf")
    is_participle = _Feature("VerbForm", "Part")
    is_past = _Feature("Tense", "Past")
    is_imperative = _Feature("Mood", "Imp")
    is_nominative = _Feature("Case", "Nom")
    is_genitive = _Feature("Case", "Gen")
    is_in_dative = _Feature("Case", "Dat")
    is_accusative = _Feature("Case", "Acc")

    def __init__(self, token: Token) -> None:
        self.i = token.i
        self.idx = token.idx
        self.text = token.text
        self.lower = token.lower_
        self.lemma = token.lemma_
        self.pos = token.pos_
        self.dep = token.dep_
        self.morph = _features(str(token.morph))
        self.name = token.ent_type_
        self.is_alpha = token.is_alpha
        self.is_punct = token.is_punct
        self.is_quote = token.is_quote
        self.is_space = token.is_space

    def __repr__(self) -> str:
        return f"<{self.text} {self.i} {self.pos} {self.dep}>"

    @property
    def end(self) -> int:
        """Where it ends, in characters of the text."""
        return self.idx + len(self.text)

    @property
    def is_capitalised(self) -> bool:
        """Whether it is written with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_sent_start(self) -> bool:
        """Whether it is the first of its sentence."""
        return self.sent.start == self.i

    @property
    def opens_sentence(self) -> bool:
        """Whether only marks, symbols and spaces stand before it in its sentence."""
        before = self.tree.words[self.sent.start : self.i]
        return all(word.is_mark or word.is_blank or word.is_symbol for word in before)

    @property
    def subtree(self) -> Iterator[Word]:
        """The word and all that hangs on it, in the order of the tree."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    @property
    def ancestors(self) -> Iterator[Word]:
        """The words above it, the nearest first."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    @property
    def left_edge(self) -> Word:
        """The first word of its subtree."""
        return min(self.subtree, key=lambda w: w.i)

    @property
    def conjuncts(self) -> tuple[Word, ...]:
        """The words that it is coordinated with, in text order."""
        first = self
        while first.dep == "conj" and first.head is not first:
            first = first.head
        row = [first]
        for word in row:
            row.extend(c for c in word.children if c.dep == "conj")
        return tuple(sorted((w for w in row if w is not self), key=lambda w: w.i))

    def nbor(self, by: int = 1) -> Word:
        """Return the word so many places on.

        Raises:
            IndexError: the text ends before.
        """
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.tree.words[self.i + by]


class Stretch:
    """Consecutive words of a tree: a sentence, or a part of one."""

    __slots__ = ("end", "number", "start", "tree")

    def __init__(self, tree: Tree, start: int, end: int, number: int = -1) -> None:
        self.tree = tree
        self.start = start
        """Its first word."""
        self.end = end
        """The word behind its last."""
        self.number = number
        """Which sentence of the text it is, from 0; ``-1`` for a part of one."""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        return iter(self.tree.words[self.start : self.end])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stretch) and self._place == other._place

    def __hash__(self) -> int:
        return hash(self._place)

    @overload
    def __getitem__(self, key: int) -> Word: ...

    @overload
    def __getitem__(self, key: slice) -> Stretch: ...

    def __getitem__(self, key: int | slice) -> Word | Stretch:
        if isinstance(key, int):
            return self.tree.words[self.start : self.end][key]
        start, end, _ = key.indices(len(self))
        return Stretch(self.tree, self.start + start, self.start + max(start, end))

    @property
    def _place(self) -> tuple[int, int, int]:
        return id(self.tree), self.start, self.end

    @property
    def start_char(self) -> int:
        """Where it begins, in characters of the text."""
        return self.tree.words[self.start].idx

    @property
    def end_char(self) -> int:
        """Where it ends, in characters of the text."""
        return self.tree.words[self.end - 1].end

    @property
    def text(self) -> str:
        """Its wording; empty if it has no word."""
        return self.tree.text[self.start_char : self.end_char] if len(self) else ""

    @property
    def texts(self) -> list[str]:
        """Its words as they are written."""
        return [word.text for word in self]

    @property
    def root(self) -> Word:
        """Its word that stands highest in the tree, the first of several."""
        return min(self, key=lambda w: sum(1 for _ in w.ancestors))


class Tree:
    """A parsed text: its words and sentences."""

    __slots__ = ("sents", "text", "views", "words")

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        self.words: list[Word] = [Word(token) for token in doc]
        """All tokens, marks and spaces included."""
        self.sents: list[Stretch] = [
            Stretch(self, sent.start, sent.end, number) for number, sent in enumerate(doc.sents)
        ]
        self.views: dict[int, object] = {}
        """What has been made of a word so far, by its place: the clause of a verb."""
        self._tie([token.head.i for token in doc])

    def _tie(self, heads: list[int]) -> None:
        below: list[list[Word]] = [[] for _ in heads]
        for word, head in zip(self.words, heads, strict=True):
            word.tree = self
            word.head = self.words[head]
            if head != word.i:
                below[head].append(word)
        for word, children in zip(self.words, below, strict=True):
            word.children = tuple(children)
        for sent in self.sents:
            for word in sent:
                word.sent = sent

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, key: int) -> Word: ...

    @overload
    def __getitem__(self, key: slice) -> Stretch: ...

    def __getitem__(self, key: int | slice) -> Word | Stretch:
        if isinstance(key, int):
            return self.words[key]
        start, end, _ = key.indices(len(self.words))
        return Stretch(self, start, max(start, end))

    def char_span(
        self, begin: int, end: int, alignment_mode: Literal["expand", "contract"]
    ) -> Stretch | None:
        """Return the words that touch a span of characters, or that lie within it."""
        if alignment_mode == "expand":
            inside = [w.i for w in self.words if w.idx < end and w.end > begin]
        else:
            inside = [w.i for w in self.words if w.idx >= begin and w.end <= end]
        return Stretch(self, inside[0], inside[-1] + 1) if inside else None


@cache
def _features(written: str) -> _Features:
    """Return features as they are written in CoNLL-U: ``"Case=Dat|Number=Sing"``."""
    pairs = [part.partition("=") for part in written.split("|") if "=" in part]
    return {key: values.split(",") for key, _, values in pairs}
