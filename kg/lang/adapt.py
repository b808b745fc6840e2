"""Other spaCy pipelines in place of the bundled one: TIGER trees made into Universal Dependencies.

The German pipelines of spaCy parse by the TIGER scheme: prepositions, auxiliaries and conjunctions
head what Universal Dependencies hangs them on. Only what reading asks for is turned round.
Source: Brants et al. (2004) for TIGER; universaldependencies.org for the labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_PROBE = "Die Ministerin traf am Montag den Präsidenten von Frankreich in Genf."
_NEEDED = {
    "POS": "parts of speech",
    "LEMMA": "lemmas",
    "DEP": "a dependency parse",
    "ENT_IOB": "names",
}
_FOLDED = {
    "flat:name": "flat", "iobj": "obl:arg", "obl:tmod": "obl", "expl:pv": "expl",
    "nmod:poss": "nmod", "acl:relcl": "acl", "root": "ROOT", "obl:agent": "obl",
}  # fmt: skip
_PLAIN = {
    "sb": "nsubj", "sbp": "obl", "sp": "nsubj", "oa": "obj", "oa2": "obj", "da": "obl:arg",
    "og": "obl:arg", "op": "obl", "ag": "nmod", "pg": "nmod", "pnc": "flat", "app": "appos",
    "svp": "compound:prt", "cp": "mark", "cd": "cc", "cj": "conj", "ng": "advmod", "rc": "acl",
    "par": "parataxis", "ep": "expl", "ju": "cc", "cc": "advmod", "cm": "case", "ac": "case",
    "dm": "discourse", "vo": "vocative", "re": "ccomp", "rs": "ccomp", "ph": "expl", "nmc": "flat",
    "uc": "flat", "adc": "flat", "avc": "advmod", "dh": "advmod", "pm": "mark", "punct": "punct",
}  # fmt: skip


def missing_annotations(nlp: Language) -> list[str]:
    """Return, in words, what a pipeline does not annotate but reading needs."""
    doc = nlp(_PROBE)
    return [words for attribute, words in _NEEDED.items() if not doc.has_annotation(attribute)]


class UniversalLabels:
    """Component that leaves a document with Universal Dependencies, whatever scheme it came in."""

    def __call__(self, doc: Doc) -> Doc:
        """Rewrite heads and labels in place and return the document."""
        if any(t.dep_ in ("sb", "oa", "nk", "oc", "mo") for t in doc):
            heads, labels = _universal(doc)
        else:
            heads = [t.head.i for t in doc]
            labels = [_FOLDED.get(t.dep_, t.dep_) for t in doc]
        add = doc.vocab.strings.add
        rows = [
            [(h - i) % 2**64, add(x)] for i, (h, x) in enumerate(zip(heads, labels, strict=True))
        ]
        doc.from_array(["HEAD", "DEP"], cast("Any", np.array(rows, dtype=np.uint64)))
        return doc


class _Tree:
    """Heads and labels under rewriting."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.head = [t.head.i for t in doc]
        self.label = [_label(t) for t in doc]

    def children(self, i: int) -> list[int]:
        return [k for k, h in enumerate(self.head) if h == i and k != i]

    def swap(self, governor: int, dependant: int, label: str, *, take: bool) -> None:
        """Let ``dependant`` take the place of its ``governor``, which hangs on it by ``label``."""
        above = self.head[governor]
        self.label[dependant] = self.label[governor]
        self.head[dependant] = dependant if above == governor else above
        if take:
            for child in self.children(governor):
                if child != dependant:
                    self.head[child] = dependant
        self.head[governor], self.label[governor] = dependant, label


def _universal(doc: Doc) -> tuple[list[int], list[str]]:
    tree = _Tree(doc)
    for mend in (_coordinate, _subordinate_prepositions, _subordinate_auxiliaries):
        mend(doc, tree)
    return tree.head, tree.label


def _coordinate(doc: Doc, tree: _Tree) -> None:
    """Hang conjuncts on each other, with the conjunction between them on the second."""
    for token in doc:
        marker = tree.head[token.i]
        if token.dep_ == "cj" and doc[marker].dep_ == "cd":
            tree.head[token.i] = tree.head[marker]
            tree.head[marker] = token.i


def _subordinate_prepositions(doc: Doc, tree: _Tree) -> None:
    """Hang prepositions on their nouns."""
    for token in doc:
        noun = _first(doc, tree, token, "nk") if token.pos_ == "ADP" else None
        if noun is None:
            continue
        tree.swap(token.i, noun, "case", take=False)
        above = doc[tree.head[noun]]
        if tree.label[noun] in ("obl", "nmod"):
            tree.label[noun] = "nmod" if above.pos_ in ("NOUN", "PROPN") else "obl"


def _subordinate_auxiliaries(doc: Doc, tree: _Tree) -> None:
    """Hang auxiliaries on their verbs, and copulas on their predicates."""
    for token in doc:
        if token.pos_ != "AUX":
            continue
        verb, predicate = _first(doc, tree, token, "oc"), _first(doc, tree, token, "pd")
        if verb is not None:
            passive = token.lemma_ == "werden" and doc[verb].tag_ == "VVPP"
            tree.swap(token.i, verb, "aux:pass" if passive else "aux", take=True)
            if passive:
                _mark_passive(tree, verb)
        elif predicate is not None:
            tree.swap(token.i, predicate, "cop", take=True)


def _mark_passive(tree: _Tree, verb: int) -> None:
    for child in tree.children(verb):
        if tree.label[child] == "nsubj":
            tree.label[child] = "nsubj:pass"


def _first(doc: Doc, tree: _Tree, token: Token, label: str) -> int | None:
    """Return the first dependant with a label; a clause must be one of a verb."""
    found = (c for c in tree.children(token.i) if doc[c].dep_ == label)
    return next((c for c in found if label != "oc" or _verbal(doc[c])), None)


def _verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


def _label(token: Token) -> str:
    label = token.dep_
    if label in _PLAIN:
        return _PLAIN[label]
    if label == "ROOT" or token.head == token:
        return "ROOT"
    if label == "oc":
        return "ccomp" if any(c.dep_ == "cp" for c in token.children) else "xcomp"
    if label == "nk":
        kinds = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "ADP": "case", "PRON": "det"}
        return kinds.get(token.pos_, "appos")
    if label in ("mo", "mnr"):
        if token.pos_ == "ADP":
            return "nmod" if label == "mnr" else "obl"
        if token.pos_ in ("VERB", "AUX"):
            return "acl" if label == "mnr" else "advcl"
        return "obl" if token.pos_ in ("NOUN", "PROPN") else "advmod"
    return {"pd": "xcomp"}.get(label, "dep")
