"""A parsed text as plain objects: words that know their head and children, and sentences.

The one view of a parse that all readers share. It is made once from spaCy's Doc, which goes no
further; attributes mean what they mean there (https://spacy.io/api/token), tags and relations are
those of Universal Dependencies 2.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, overload

from kg.read.grammar.contractions import uncontracted
from kg.read.grammar.predicates import Dep, Feature, Marked, NameTag, Pos, Written, features

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.tokens import Doc, Token


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
    is_noun = Pos("NOUN")
    is_proper_noun = Pos("PROPN")
    is_nominal = Pos("NOUN", "PROPN")
    is_pronoun = Pos("PRON")
    is_determiner = Pos("DET")
    is_adjective = Pos("ADJ")
    is_adverb = Pos("ADV")
    is_adposition = Pos("ADP")
    is_number = Pos("NUM")
    is_conjunction = Pos("CCONJ")
    is_subjunction = Pos("SCONJ")
    is_particle = Pos("PART")
    is_main_verb = Pos("VERB")
    is_auxiliary_verb = Pos("AUX")
    is_verb = Pos("AUX", "VERB")
    is_foreign = Pos("X")
    is_mark = Pos("PUNCT")
    is_symbol = Pos("SYM")
    is_blank = Pos("SPACE")
    may_stand_in_dateline = Pos("PROPN", "NOUN", "NUM", "SYM", "X", "PUNCT", "SPACE", "ADJ")
    is_joining = Pos("CCONJ", "SCONJ")
    is_describing = Pos("ADJ", "DET")
    may_stand_in_name = Pos("PROPN", "NOUN", "X", "ADJ", "VERB", "ADV")
    may_be_named = Pos("PROPN", "NOUN", "X")
    is_function_word = Pos("DET", "ADP", "PRON", "CCONJ")
    is_never_name = Pos("VERB", "AUX", "ADV", "PRON", "DET", "ADP")
    # Relations to the head (https://universaldependencies.org/de).
    is_subject = Dep("nsubj", "nsubj:pass")
    is_active_subject = Dep("nsubj")
    is_passive_subject = Dep("nsubj:pass")
    is_clausal_subject = Dep("csubj")
    is_object = Dep("obj")
    is_dative = Dep("iobj", "obl:arg")
    is_governed = Dep("obl:arg")
    is_oblique = Dep("obl")
    is_attribute = Dep("nmod")
    is_apposition = Dep("appos")
    is_name_part = Dep("flat")
    is_beside_name = Dep("appos", "flat")
    is_conjunct = Dep("conj")
    is_infinitive_clause = Dep("xcomp")
    is_content_clause = Dep("ccomp")
    is_attributive_clause = Dep("acl")
    is_relative_clause = Dep("acl:relcl")
    is_adverbial_clause = Dep("advcl")
    is_parataxis = Dep("parataxis")
    is_adverbial = Dep("advmod")
    is_adjectival = Dep("amod")
    is_article = Dep("det")
    is_possessive = Dep("det:poss")
    is_subordinator = Dep("mark")
    is_coordinator = Dep("cc")
    is_case_marker = Dep("case")
    is_auxiliary = Dep("aux", "aux:pass")
    is_plain_auxiliary = Dep("aux")
    is_passive_auxiliary = Dep("aux:pass")
    is_copula = Dep("cop")
    is_helper = Dep("aux", "aux:pass", "cop")
    is_verb_particle = Dep("compound:prt")
    is_compound_part = Dep("compound")
    is_expletive = Dep("expl")
    is_number_modifier = Dep("nummod")
    is_root = Dep("ROOT")
    is_unclear = Dep("dep")
    is_vocative = Dep("vocative")
    is_flat_name = Dep("flat:name")
    is_complement_clause = Dep("ccomp", "xcomp")
    is_clausal = Dep("ccomp", "xcomp", "parataxis", "advcl", "csubj", "csubj:pass")
    is_free_phrase = Dep("obl", "obj", "advmod")
    may_stand_by_name = Dep("flat", "compound", "nmod", "amod")
    is_argument = Dep("obj", "obl", "obl:arg", "iobj", "nmod", "nsubj")
    is_loose_phrase = Dep("obl", "obj", "advmod", "obl:arg", "nmod")
    is_determining = Dep("det", "det:poss")
    is_comma = Written(",")
    is_colon = Written(":")
    # Features (https://universaldependencies.org/u/feat).
    is_plural = Feature("Number", "Plur")
    is_singular = Feature("Number", "Sing")
    is_finite = Feature("VerbForm", "Fin")
    is_infinitive = Feature("VerbForm", "Inf")
    is_participle = Feature("VerbForm", "Part")
    is_past = Feature("Tense", "Past")
    is_imperative = Feature("Mood", "Imp")
    is_in_dative = Feature("Case", "Dat")
    is_accusative = Feature("Case", "Acc")
    has_number = Marked("Number")
    has_tense = Marked("Tense")
    has_verb_form = Marked("VerbForm")
    # Names, as the pipeline sees them (https://spacy.io/models/de).
    is_in_person_name = NameTag("PER")
    is_in_body_name = NameTag("ORG")
    is_in_place_name = NameTag("LOC")
    is_in_place_or_body_name = NameTag("LOC", "ORG")

    def __init__(self, token: Token) -> None:
        self.i = token.i
        self.idx = token.idx
        self.text = token.text
        self.lower = token.lower_
        self.lemma = token.lemma_
        self.pos = token.pos_
        self.dep = token.dep_
        self.morph = features(str(token.morph))
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
    def bare(self) -> str:
        """Its form, lower case; of a preposition without the article in it."""
        return uncontracted(self.lower)

    @property
    def preposition(self) -> str:
        """The preposition before it, its article taken out, or the empty string."""
        before = (c.lower for c in self.children if c.is_case_marker and c.i < self.i)
        return uncontracted(next(before, ""))

    @property
    def prepositions(self) -> set[str]:
        """The prepositions of its phrase, those behind it too: ``dem Amt zufolge``."""
        return {uncontracted(c.lower) for c in self.children if c.is_case_marker}

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
        while first.is_conjunct and first.head is not first:
            first = first.head
        row = [first]
        for word in row:
            row.extend(c for c in word.children if c.is_conjunct)
        return tuple(sorted((w for w in row if w is not self), key=lambda w: w.i))

    @property
    def previous(self) -> Word:
        """The word before it; before the first the border of the text."""
        return self.tree.words[self.i - 1] if self.i > 0 else self.tree.borders[0]

    @property
    def next(self) -> Word:
        """The word behind it; behind the last the border of the text."""
        words = self.tree.words
        return words[self.i + 1] if self.i + 1 < len(words) else self.tree.borders[1]

    def until(self, end: Word) -> Stretch:
        """Return the words from it to before ``end``."""
        return self.tree[self.i : end.i]

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

    __slots__ = ("borders", "sents", "text", "views", "words")

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        self.words: list[Word] = [Word(token) for token in doc]
        """All tokens, marks and spaces included."""
        self.sents: list[Stretch] = [
            Stretch(self, sent.start, sent.end, number) for number, sent in enumerate(doc.sents)
        ]
        self.views: dict[int, object] = {}
        """What has been made of words so far: the clause of a verb by its place ``i``, the phrase
        of a noun by ``-1 - i``."""
        self._tie([token.head.i for token in doc])
        self.borders = _border(self, -1, 0), _border(self, len(self), len(self.text))
        """What stands before the first word and behind the last: empty words of no sentence."""

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

    def touching(self, begin: int, end: int) -> Stretch:
        """Return the words that touch a span of characters, none if there is none."""
        first = bisect_right(self.words, begin, key=lambda w: w.end)
        return self[first : bisect_left(self.words, end, key=lambda w: w.idx)]


def _border(tree: Tree, i: int, idx: int) -> Word:
    """Return an empty word, for which all questions have the answer no."""
    word = Word.__new__(Word)
    word.tree, word.i, word.idx, word.head, word.children = tree, i, idx, word, ()
    word.text = word.lower = word.lemma = word.pos = word.dep = word.name = ""
    word.is_alpha = word.is_punct = word.is_quote = word.is_space = False
    word.sent, word.morph = Stretch(tree, i, i), {}
    return word
