"""What each part of the recipe is worth, and the learning curve: ``python -m training.ablate``.

Each run trains a small network on a share of the gold data, packs it and scores it as
``training.evaluate`` does. The teacher of a full run (``--work``) must be there.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from training.__main__ import LAYERS, load_rows, paragraphs
from training.data import Data, load
from training.evaluate import boundaries, gold_words, names, weighted
from training.export import export
from training.fit import Maker, Plan, fit, inventory
from training.network import from_wheel, shortened, word_rows
from training.raw import raw_windows
from training.vocabulary import pruned
from training.wheel import read_wheel

log = logging.getLogger("training")


@dataclass(frozen=True, slots=True)
class Run:
    """One variant of the recipe."""

    share: float = 1.0
    """Of the gold sentences."""
    passes: tuple[int, int, int] = (8, 2, 1)
    """Over trees, names and forms."""
    shortened: bool = False
    """Whether the teacher's layers are the start, not the wheel's."""
    taught: bool = False
    """Whether the teacher's opinion counts beside the annotation."""
    raw: int = 0
    """Windows of bare text that the teacher reads out."""
    varied: bool = True
    """Whether typography varies."""
    features: bool = True
    """Whether the forms' UniMorph features are learnt from."""


BRIEF = (1, 1, 0)
RUNS = {
    "eighth": Run(0.125),
    "quarter": Run(0.25),
    "half": Run(0.5),
    "quarter, typography as it is": Run(0.25, varied=False),
    "quarter, no UniMorph features": Run(0.25, features=False),
    "shortened": Run(passes=BRIEF, shortened=True),
    "shortened, taught": Run(passes=BRIEF, shortened=True, taught=True),
    "shortened, taught, bare text": Run(passes=BRIEF, shortened=True, taught=True, raw=3000),
}


def main() -> int:
    """Run the named variants, one after the other, and print a JSON line for each."""
    parser = argparse.ArgumentParser(prog="python -m training.ablate", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--wheel", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="work folder of a full run")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("runs", nargs="*", default=list(RUNS), help=f"of: {'; '.join(RUNS)}")
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    torch.set_num_threads(args.threads)
    data, articles = load(args.shared / "training"), paragraphs(args.shared / "gold" / "train")
    encoder = read_wheel(args.wheel)
    rows = load_rows(args.work, encoder, data, articles, args.shared)
    pieces, values = pruned(encoder, rows), word_rows(encoder, rows)
    classes = inventory(data.trees, data.forms)
    maker = Maker(pieces, classes)
    teacher = from_wheel(encoder, classes.sizes, LAYERS)
    teacher.load_state_dict(torch.load(args.work / "teacher.pt")["state"])
    teacher.eval()
    for name in args.runs:
        run, began = RUNS[name], time.monotonic()
        corpora = {k: _share(v, run.share) for k, v in _gold(data, run).items()}
        corpora["articles"] = articles
        if run.raw:
            corpora["raw"] = raw_windows(args.shared / "training", run.raw)
        network = (
            shortened(teacher, args.layers)
            if run.shortened
            else from_wheel(encoder, classes.sizes, args.layers)
        )
        plan = Plan(*run.passes, varied=run.varied)
        place = args.work / "ablation" / name.replace(", ", "-").replace(" ", "_")
        place.mkdir(parents=True, exist_ok=True)
        fit(
            network,
            maker,
            values,
            corpora,
            plan,
            place / "network.pt",
            teacher if run.taught else None,
        )
        export(network, encoder, rows, pieces, classes, {}, place / "model")
        print(
            json.dumps(
                {"run": name, "minutes": round((time.monotonic() - began) / 60, 1)}
                | _scores(place / "model", data)
            ),
            flush=True,
        )
    return 0


def _gold(data: Data, run: Run) -> dict[str, list]:  # type: ignore[type-arg]
    forms = data.forms
    if not run.features:
        forms = [replace(s, features=None) for s in forms]
    return {"trees": data.trees, "forms": forms, "names": data.names}


def _share(sentences: list, share: float) -> list:  # type: ignore[type-arg]
    return random.Random(0).sample(sentences, round(len(sentences) * share))


def _scores(model: Path, data: Data) -> dict[str, float]:
    nlp = weighted(model)
    network = nlp.get_pipe("german_reader").network
    trees = gold_words(network, data.test_trees)
    kept = ("UPOS without punctuation", "UAS", "LAS", "Case F1", "Mood F1", "Voice F1")
    return (
        {k: trees[k] for k in kept}
        | {"names": names(network, data.test_names)["all F1"]}
        | boundaries(nlp, data.test_texts)
    )


if __name__ == "__main__":
    sys.exit(main())
