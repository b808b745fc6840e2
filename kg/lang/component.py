"""The one component of the bundled pipeline: network once, then tags, trees, lemmas and names."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.tokens import Doc, Span, Token

from kg.lang.features import Bundles
from kg.lang.futures import mend_futures
from kg.lang.lemmas import apply_script, repaired
from kg.lang.names import best_names
from kg.lang.network import MOST_PIECES, Network, Scores
from kg.lang.sentences import sentence_starts
from kg.lang.strong import strong_lemma
from kg.lang.trees import best_tree
from kg.lang.windows import cut
from kg.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.vocab import Vocab

_ENTITY = {"OTH": "MISC"}
_UPPER = frozenset({"NOUN", "PROPN"})


class GermanReader:
    """Sets tags, features, lemmas, heads, labels, sentence starts and names of a document."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._bundles = Bundles(network.features)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a document and return it."""
        tokens = [t for t in doc if not t.is_space]
        if not tokens:
            return doc
        sheet = _Sheet(doc)
        words = [t.text for t in tokens]
        breaks = [_after_break(t) for t in tokens]
        pieces = self.network.piece_counts(words)
        entities: list[tuple[int, int, str]] = []
        for first, last in cut(words, breaks, pieces, MOST_PIECES):
            scores = self.network.run(words[first:last])
            window = tokens[first:last]
            self._words(scores, window, sheet)
            self._trees(scores, window, words[first:last], sheet)
            entities.extend(
                (window[b].i, window[e - 1].i + 1, kind)
                for b, e, kind in best_names(scores.plain["names"], self.network.names)
            )
        forms = [t.text for t in doc]
        mend_futures(forms, sheet, self._is_infinitive)
        sheet.write()
        doc.ents = [Span(doc, b, e, label=_ENTITY.get(k, k)) for b, e, k in entities]
        return doc

    def _words(self, scores: Scores, window: Sequence[Token], sheet: _Sheet) -> None:
        tags = scores.plain["upos"].argmax(-1)
        names = [self.network.upos[i] for i in tags]
        features = self._bundles.best(scores.plain["features"], names)
        scripts = np.argsort(-scores.plain["lemmas"], axis=-1, kind="stable")[:, :4]
        for row, token in enumerate(window):
            tag = names[row]
            sheet.pos[token.i] = tag
            sheet.morph[token.i] = features[row]
            sheet.lemma[token.i] = self._lemma(token.text, tag, scripts[row])

    def _lemma(self, form: str, tag: str, scripts: Sequence[int]) -> str:
        known = self.network.lexicon.get(tag, {}).get(form.lower())
        if known is not None:
            return known
        if tag in ("VERB", "AUX"):
            strong = strong_lemma(form)
            if strong is not None:
                return strong
        options = [x for k in scripts if (x := apply_script(form, self.network.lemmas[k]))]
        options = [repaired(x, form, tag) for x in options]
        if tag in ("VERB", "AUX"):
            lemma = next((x for x in options if self._is_infinitive(x.lower())), None)
        else:
            lemma = None
        if lemma is None:
            lemma = options[0] if options else self._of_any_tag(form)
        if tag in _UPPER:
            return lemma[:1].upper() + lemma[1:]
        if tag in ("X", "PUNCT", "SYM") or form[1:] != form[1:].lower():
            return lemma  # "US-amerikanisch" keeps its capitals
        return lemma.lower()

    def _of_any_tag(self, form: str) -> str:
        return self.network.lexicon.get("*", {}).get(form.lower(), form)

    @cached_property
    def _infinitives(self) -> frozenset[str]:
        """Infinitives that the lexicons know, to choose among the lemmas of an unknown form."""
        seen = {v for tag in ("VERB", "AUX") for v in self.network.lexicon.get(tag, {}).values()}
        tables = ("lang/infinitives", "lang/strong_verbs")
        return frozenset(seen | {row["infinitive"] for table in tables for row in rows(table)})

    def _is_infinitive(self, lemma: str) -> bool:
        return lemma in self._infinitives

    def _trees(
        self, scores: Scores, window: Sequence[Token], words: Sequence[str], sheet: _Sheet
    ) -> None:
        spaced = [_after_space(t) for t in window]
        found = sentence_starts(scores.plain["start"], words, spaced)
        starts = [i for i, starting in enumerate(found) if starting]
        members: list[int] = []
        heads: list[int] = []
        for first, last in zip(starts, [*starts[1:], len(words)], strict=True):
            arcs = np.concatenate(
                [scores.arcs[first:last, :1], scores.arcs[first:last, first + 1 : last + 1]], axis=1
            )
            for i, head in enumerate(best_tree(arcs)):
                members.append(first + i)
                heads.append(head + first if head else 0)
        labels = self.network.labels(scores, members, heads)
        root = self.network.label.index("root")
        labels[:, root] = -1e9
        chosen = labels.argmax(-1)
        for row, (i, head) in enumerate(zip(members, heads, strict=True)):
            token = window[i]
            if head == 0:
                sheet.head[token.i], sheet.dep[token.i] = token.i, "ROOT"
            else:
                sheet.head[token.i] = window[head - 1].i
                sheet.dep[token.i] = self.network.label[chosen[row]]


class _Sheet:
    """The annotations of one document by token, written to it in one go."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        size = len(doc)
        self.pos = ["SPACE"] * size
        self.morph = [""] * size
        self.lemma = [t.text for t in doc]
        self.head = list(range(size))
        self.dep = ["dep"] * size

    def write(self) -> None:
        """Set all attributes; a space hangs on the word before it, or on the first word."""
        words = [t.i for t in self.doc if not t.is_space]
        last = words[0]
        for token in self.doc:
            if token.is_space:
                self.head[token.i] = last
            else:
                last = token.i
        vocab: Vocab = self.doc.vocab
        add = vocab.strings.add
        rows = np.array(
            [
                [add(p), add(p), add(d), h - i, add(x), vocab.morphology.add(m)]
                for i, (p, d, h, x, m) in enumerate(
                    zip(self.pos, self.dep, self.head, self.lemma, self.morph, strict=True)
                )
            ],
            dtype=object,
        )
        unsigned = np.array([[int(v) % 2**64 for v in row] for row in rows], dtype=np.uint64)
        self.doc.from_array(["POS", "TAG", "DEP", "HEAD", "LEMMA", "MORPH"], cast("Any", unsigned))


def _after_space(token: Token) -> bool:
    return token.i == 0 or bool(token.nbor(-1).whitespace_) or token.nbor(-1).is_space


def _after_break(token: Token) -> bool:
    """Whether a line break stands before the token."""
    i = token.i - 1
    while i >= 0 and token.doc[i].is_space:
        if "\n" in token.doc[i].text:
            return True
        i -= 1
    return False
