"""What is learnt from, and what is kept aside to measure on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from training.corpora import (
    Sentence,
    near_copies,
    read_names,
    read_texts,
    read_trees,
    read_unimorph,
)

if TYPE_CHECKING:
    from pathlib import Path

DEV_TREES = 150
"""Sentences of GSD's dev part kept aside to choose by; the rest is learnt from."""
_TYPES = {"Person": "PER", "Organisation": "ORG", "State": "LOC", "Place": "LOC"}


@dataclass(frozen=True, slots=True)
class Data:
    """The corpora, split; no sentence of a held-out part, nor a near copy, is in a training part."""

    trees: list[Sentence]
    forms: list[Sentence]
    names: list[Sentence]
    dev_trees: list[Sentence]
    test_trees: list[Sentence]
    test_names: list[Sentence]
    test_texts: list[str]
    """The sentences of the test trees as printed."""


def load(shared: Path) -> Data:
    """Return the corpora of the shared folder ``training`` (see its SOURCES.md for licences)."""
    ud, ner = shared / "ud", shared / "ner"
    dev = read_trees(ud / "de_gsd-ud-dev.conllu.xz", source="gsd")
    test = read_trees(ud / "de_gsd-ud-test.conllu.xz", source="gsd")
    trees = dev[DEV_TREES:]
    trees += read_trees(ud / "de_pud-ud-test.conllu.xz", source="pud")
    for part in ("dev", "test"):
        path = ud / f"de_hdt-ud-flagged-{part}.conllu.xz"
        trees += read_trees(path, source="hdt", keep_lemmas=False, hdt=True)
    trees += read_trees(ud / "docs-examples-gsd.conllu.xz", source="docs", keep_lemmas=False)
    trees += read_trees(
        ud / "docs-examples-hdt.conllu.xz", source="docs", keep_lemmas=False, hdt=True
    )
    forms = [
        s
        for part in "ab"
        for s in read_unimorph(ud / f"gsd-unimorph-2019-{part}.conllu.xz", source="unimorph")
    ]
    test_names = read_names(ner / "germeval2014-test.tsv.xz", column=2, separator="\t")
    dev_names = read_names(
        ner / "germeval2014-dev.tsv.xz", column=2, separator="\t", source="germeval"
    )
    held = [*test, *dev[:DEV_TREES]]
    return Data(
        trees=without_copies(_unique(trees), held),
        forms=without_copies(forms, held),
        names=without_copies(
            [*read_names(ner / "germeval2014-train.bioes.xz", source="germeval"), *dev_names],
            [*test_names, *test],
        ),
        dev_trees=dev[:DEV_TREES],
        test_trees=test,
        test_names=test_names,
        test_texts=read_texts(ud / "de_gsd-ud-test.conllu.xz"),
    )


def _unique(sentences: list[Sentence]) -> list[Sentence]:
    return list({s.key: s for s in reversed(sentences)}.values())[::-1]


def without_copies(sentences: list[Sentence], held: list[Sentence]) -> list[Sentence]:
    """Return the sentences that repeat none of the held-out ones, nor nearly."""
    copies = near_copies(sentences, held)
    return [s for i, s in enumerate(sentences) if i not in copies]


def annotated_articles(folder: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Return text and name spans of our own annotated articles: PER, ORG or LOC."""
    found: list[tuple[str, list[tuple[int, int, str]]]] = []
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        gold = json.loads((folder / f"{article['id']}.json").read_text(encoding="utf-8"))
        forms = sorted(
            ((m, _TYPES[e["type"]]) for e in gold["entities"] for m in e["mentions"]),
            key=lambda f: -len(f[0]),
        )
        text, spans = article["text"], []
        taken = [False] * len(text)
        for form, kind in forms:
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                whole = not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum()
                if whole and not any(taken[at:end]):
                    taken[at:end] = [True] * len(form)
                    spans.append((at, end, kind))
                at = text.find(form, end)
        found.append((text, sorted(spans)))
    return found
