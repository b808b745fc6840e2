"""A document's annotation as plain lists, read once, so that readers need not ask per token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.read.entities.gazetteer import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Words:
    """One list per annotation; the index is the token's."""

    text: list[str]
    plain: list[str]
    """The text, words in capitals as they are written elsewhere."""
    pos: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    sentence: list[int]
    """Number of the sentence."""
    starts: list[int]
    """First token of each sentence."""
    ent: list[str]
    """Label of the pipeline's name that covers the token, or ``""``."""

    def __len__(self) -> int:
        return len(self.text)

    def cap(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[i][:1].isupper()

    def first(self, i: int) -> bool:
        """Whether the token is the first word of its sentence, marks left aside."""
        start = self.starts[self.sentence[i]]
        return all(self.pos[k] in ("PUNCT", "SPACE", "SYM") for k in range(start, i))

    def child(self, i: int, *deps: str) -> list[int]:
        """Return the children with one of the relations."""
        return [c for c in self.children[i] if self.dep[c] in deps]


def read_words(doc: Doc) -> Words:
    """Return the annotation of a document as lists."""
    size = len(doc)
    text = [t.text for t in doc]
    head = [t.head.i for t in doc]
    children: list[list[int]] = [[] for _ in range(size)]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    sentence = [0] * size
    starts: list[int] = []
    for number, sent in enumerate(doc.sents):
        starts.append(sent.start)
        for i in range(sent.start, sent.end):
            sentence[i] = number
    ent = [""] * size
    for span in doc.ents:
        for i in range(span.start, span.end):
            ent[i] = span.label_
    return Words(
        text,
        [plain(w) for w in text],
        [t.pos_ for t in doc],
        [t.dep_ for t in doc],
        head,
        children,
        sentence,
        starts,
        ent,
    )
