"""Scores of the packaged weights on data not trained on: ``python -m training.evaluate --shared …``.

From gold words: tags, features, lemmas, trees (punctuation left out), names. From raw text:
sentence boundaries, and the names of annotated articles.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kg.lang import load_pipeline
from kg.lang.component import GermanReader
from kg.lang.names import best_names, spans_of
from kg.lang.network import Network
from kg.lang.trees import best_tree
from training.data import annotated_articles, load

if TYPE_CHECKING:
    from training.corpora import Sentence


def gold_words(network: Network, sentences: list[Sentence]) -> dict[str, float]:
    """Return percentages over all words of gold sentences, read one by one."""
    reader = GermanReader(network)
    hits: Counter[str] = Counter()
    features: Counter[str] = Counter()
    for s in sentences:
        scores = network.run(s.words)
        upos = [network.upos[i] for i in scores.plain["upos"].argmax(-1)]
        bundles = reader._bundles.best(scores.plain["features"], upos)
        scripts = np.argsort(-scores.plain["lemmas"], axis=-1, kind="stable")[:, :4]
        lemmas = [reader._lemma(w, t, k) for w, t, k in zip(s.words, upos, scripts, strict=True)]
        heads = best_tree(scores.arcs)
        label_scores = network.labels(scores, range(len(s.words)), heads)
        label_scores[:, network.label.index("root")] = -1e9
        labels = [
            "root" if h == 0 else network.label[i]
            for h, i in zip(heads, label_scores.argmax(-1), strict=True)
        ]
        for i in range(len(s.words)):
            hits["words"] += 1
            hits["upos"] += upos[i] == s.upos[i]  # type: ignore[index]
            if s.lemmas is not None and s.upos[i] != "PUNCT":  # type: ignore[index]
                hits["lemma words"] += 1
                hits["lemma"] += lemmas[i] == s.lemmas[i]
                hits["lemma, any case"] += lemmas[i].lower() == s.lemmas[i].lower()
            hits["features"] += bundles[i] == s.features[i]  # type: ignore[index]
            _feature_counts(features, bundles[i], s.features[i])  # type: ignore[index]
            if s.upos[i] == "PUNCT" or s.labels[i] == "punct":  # type: ignore[index]
                continue
            hits["np"] += 1
            hits["upos np"] += upos[i] == s.upos[i]  # type: ignore[index]
            hits["uas"] += heads[i] == s.heads[i]  # type: ignore[index]
            hits["las"] += heads[i] == s.heads[i] and labels[i] == s.labels[i]  # type: ignore[index]
    out = {
        "UPOS": hits["upos"] / hits["words"], "UPOS without punctuation": hits["upos np"] / hits["np"],
        "UAS": hits["uas"] / hits["np"], "LAS": hits["las"] / hits["np"],
        "lemma": hits["lemma"] / hits["lemma words"],
        "lemma, any case": hits["lemma, any case"] / hits["lemma words"],
        "features, whole bundle": hits["features"] / hits["words"],
    }  # fmt: skip
    for name in sorted({k.split("|")[0] for k in features}):
        hit, gold, made = (
            features[f"{name}|hit"],
            features[f"{name}|gold"],
            features[f"{name}|made"],
        )
        out[f"{name} F1"] = 2 * hit / (gold + made) if gold + made else 0.0
    return {k: round(100 * v, 2) for k, v in out.items()}


def _feature_counts(counts: Counter[str], made: str, gold: str) -> None:
    one, two = set(made.split("|")) - {""}, set(gold.split("|")) - {""}
    for f in one:
        counts[f.split("=")[0] + "|made"] += 1
    for f in two:
        counts[f.split("=")[0] + "|gold"] += 1
    for f in one & two:
        counts[f.split("=")[0] + "|hit"] += 1


def names(network: Network, sentences: list[Sentence]) -> dict[str, float]:
    """Return F1 of outer names, strict spans, by kind and over all."""
    hit, gold, made = Counter[str](), Counter[str](), Counter[str]()
    for s in sentences:
        found = set(best_names(network.run(s.words).plain["names"], network.names))
        right = set(spans_of(s.names or []))
        for counts, spans in ((hit, found & right), (gold, right), (made, found)):
            for _, _, kind in spans:
                counts[kind] += 1
                counts["all"] += 1
    out = {
        f"{k} F1": 200 * hit[k] / (gold[k] + made[k])
        for k in ("PER", "LOC", "ORG", "OTH", "all")
        if gold[k] + made[k]
    }
    out["P"] = 100 * hit["all"] / max(1, made["all"])
    out["R"] = 100 * hit["all"] / max(1, gold["all"])
    return {k: round(v, 2) for k, v in out.items()}


def paragraph(texts: list[str]) -> tuple[str, list[int]]:
    """Return printed sentences as one paragraph, and where each begins."""
    begins = [0]
    for text in texts[:-1]:
        begins.append(begins[-1] + len(text) + 1)
    return " ".join(texts), begins


def boundaries(nlp, texts: list[str], size: int = 6) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Return F1 of sentence ends in paragraphs of ``size`` printed sentences each."""
    hit = gold = made = 0
    for at in range(0, len(texts), size):
        text, begins = paragraph(texts[at : at + size])
        ends = {b + len(s) for b, s in zip(begins, texts[at : at + size], strict=True)}
        found = {s.end_char for s in nlp(text).sents}
        hit, gold, made = hit + len(found & ends), gold + len(ends), made + len(found)
    return {
        "sentences F1": round(200 * hit / (gold + made), 2),
        "sentences P": round(100 * hit / made, 2),
        "sentences R": round(100 * hit / gold, 2),
    }


def raw_text(nlp, sentences: list[Sentence], texts: list[str], size: int = 6) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Return tags and trees from printed paragraphs, over gold words without punctuation.

    A word counts if a token covers the same characters, and an arc if its head's do too; what is
    cut or split otherwise is wrong.
    """
    hits: Counter[str] = Counter()
    for at in range(0, len(sentences), size):
        text, begins = paragraph(texts[at : at + size])
        rows = []
        for sentence, begin in zip(sentences[at : at + size], begins, strict=True):
            spans = _spans(sentence.words, text, begin)
            rows.extend((sentence, i, spans) for i in range(len(spans)))
        tokens = {(t.idx, t.idx + len(t.text)): t for t in nlp(text)}
        for sentence, i, spans in rows:
            if sentence.upos[i] == "PUNCT" or sentence.labels[i] == "punct":
                continue
            hits["words"] += 1
            token = tokens.get(spans[i])
            if token is None:
                continue
            hits["found"] += 1
            hits["UPOS"] += token.pos_ == sentence.upos[i]
            head = sentence.heads[i]
            over = None if token.head == token else token.head
            right = (
                over is None
                if head == 0
                else over is not None and (over.idx, over.idx + len(over.text)) == spans[head - 1]
            )
            hits["UAS"] += right
            hits["LAS"] += right and (token.dep_ == sentence.labels[i] or head == 0)
    return {k: round(100 * hits[k] / hits["words"], 2) for k in ("found", "UPOS", "UAS", "LAS")}


def _spans(words: list[str], text: str, at: int) -> list[tuple[int, int]]:
    spans = []
    for word in words:
        begin = text.index(word, at)
        at = begin + len(word)
        spans.append((begin, at))
    return spans


def weighted(folder: Path | None):  # type: ignore[no-untyped-def]
    """Return the bundled pipeline with the weights of a folder, or its own."""
    nlp = load_pipeline()
    if folder is not None:
        nlp.get_pipe("german_reader").__init__(Network(folder))
    return nlp


def article_names(nlp, folder: Path) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Return F1 of name spans in annotated articles from raw text, type ignored, MISC left out."""
    hit = gold = made = 0
    for text, spans in annotated_articles(folder):
        right = {(b, e) for b, e, _ in spans}
        found = {(e.start_char, e.end_char) for e in nlp(text).ents if e.label_ != "MISC"}
        hit, gold, made = hit + len(right & found), gold + len(right), made + len(found)
    return {
        "F1": round(200 * hit / (gold + made), 2),
        "P": round(100 * hit / made, 2),
        "R": round(100 * hit / gold, 2),
    }


def speed(nlp, folder: Path) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Return words a second on one thread over articles of about 600 words, and peak memory in MB."""
    texts = [t for t, _ in annotated_articles(folder)]
    joined = ["\n\n".join(texts[i : i + 2]) for i in range(0, len(texts) - 1, 2)]
    nlp(joined[0])
    began, words = time.perf_counter(), 0
    for text in joined:
        words += sum(1 for t in nlp(text) if not t.is_space)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words a second": round(words / seconds), "words": words, "peak MB": round(peak)}


def main() -> int:
    """Print all scores as JSON."""
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument(
        "--model", type=Path, default=None, help="folder of weights (default: the package's)"
    )
    parser.add_argument("--quick", action="store_true", help="trees and names only")
    args = parser.parse_args()
    nlp = weighted(args.model)
    network = nlp.get_pipe("german_reader").network
    data = load(args.shared / "training")
    out: dict[str, dict[str, float]] = {"GSD test": gold_words(network, data.test_trees)}
    out["GermEval test"] = names(network, data.test_names)
    out["sentences"] = boundaries(nlp, data.test_texts)
    out["GSD test from raw text"] = raw_text(nlp, data.test_trees, data.test_texts)
    if not args.quick:
        out["GSD dev kept aside"] = gold_words(network, data.dev_trees)
        if (args.shared / "gold").is_dir():
            out["names of annotated articles"] = article_names(nlp, args.shared / "gold")
            out["speed"] = speed(nlp, args.shared / "gold" / "train")
    json.dump(out, sys.stdout, indent=1, ensure_ascii=False)
    print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
