"""Fits the network: trees, tags, features, lemmas, sentence starts and names in one go."""

from __future__ import annotations

import logging
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn import functional

from kg.lang.lemmas import script_of
from kg.lang.pieces import Pieces
from training.augment import varied
from training.corpora import UNKNOWN
from training.distil import distances, same_sentence
from training.raw import RAW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from training.corpora import Sentence
    from training.network import Network

log = logging.getLogger("training")
WINDOW = 90
"""Words a window holds at most when sentences are joined."""
_IGNORE = -100
PARAGRAPH = "paragraph"
"""Source of a "sentence" that is a whole paragraph: where its sentences start is not known."""
NAMES = ["O"] + [p + k for k in ("PER", "LOC", "ORG", "OTH") for p in ("B-", "I-")]


@dataclass(frozen=True, slots=True)
class Inventory:
    """The classes of each head, in the order of its outputs."""

    upos: list[str]
    features: list[str]
    lemmas: list[tuple[int, str, int, str, str]]
    label: list[str]
    names: list[str] = field(default_factory=lambda: list(NAMES))

    @property
    def sizes(self) -> dict[str, int]:
        """Number of classes by head; ``start`` says whether a word starts a sentence."""
        return {
            "upos": len(self.upos), "features": len(self.features), "lemmas": len(self.lemmas),
            "names": len(self.names), "start": 2, "label": len(self.label),
        }  # fmt: skip


def inventory(trees: list[Sentence], forms: list[Sentence]) -> Inventory:
    """Return the classes that the training sentences show often enough to be learnt."""
    bundles = Counter(f for s in [*trees, *forms] for f in s.features or ())
    scripts = Counter(
        script_of(w, lemma)
        for s in [*trees, *forms]
        if s.lemmas
        for w, lemma in zip(s.words, s.lemmas, strict=True)
    )
    return Inventory(
        upos=sorted({u for s in trees for u in s.upos or ()}),
        features=[f for f, n in sorted(bundles.items()) if (n >= 3 or not f) and f != UNKNOWN],
        lemmas=[s for s, n in sorted(scripts.items()) if n >= 3],
        label=sorted({x for s in trees for x in s.labels or ()}),
    )


@dataclass(slots=True)
class Window:
    """One or more sentences as the network sees them."""

    ids: list[int]
    owner: list[int]
    """Word of each piece, 0 for the marks, words from 1."""
    words: int
    targets: dict[str, list[int]]
    block: list[int]
    """Number of the sentence of each word."""
    unsplit: bool = False
    """Whether it is not known where sentences start."""


class Maker:
    """Makes windows of sentences."""

    def __init__(self, pieces: Pieces, classes: Inventory) -> None:
        self.pieces = pieces
        self.classes = classes
        self._place = {
            "upos": {c: i for i, c in enumerate(classes.upos)},
            "features": {c: i for i, c in enumerate(classes.features)},
            "names": {c: i for i, c in enumerate(classes.names)},
            "label": {c: i for i, c in enumerate(classes.label)},
        }
        self._scripts = {s: i for i, s in enumerate(classes.lemmas)}

    def window(self, sentences: list[Sentence]) -> Window:
        """Return the window of some sentences, joined in this order."""
        words = [w for s in sentences for w in s.words]
        ids, owner = self.pieces.window(words)
        targets: dict[str, list[int]] = {
            k: [] for k in ("upos", "features", "lemmas", "names", "start", "heads", "label")
        }
        block: list[int] = []
        base = 0
        for number, s in enumerate(sentences):
            n = len(s.words)
            targets["upos"] += self._column("upos", s.upos, n)
            targets["features"] += self._column("features", s.features, n)
            targets["names"] += self._column("names", s.names, n)
            targets["label"] += self._column("label", s.labels, n)
            targets["lemmas"] += self._lemmas(s)
            targets["heads"] += [h and h + base for h in s.heads] if s.heads else [_IGNORE] * n
            whole = s.source not in (PARAGRAPH, RAW)
            targets["start"] += [1] + [0] * (n - 1) if whole else [_IGNORE] * n
            block += [number] * n
            base += n
        unsplit = any(s.source in (PARAGRAPH, RAW) for s in sentences)
        return Window(ids[:510], owner[:510], len(words), targets, block, unsplit)

    def _column(self, head: str, values: list[str] | None, n: int) -> list[int]:
        if values is None:
            return [_IGNORE] * n
        return [self._place[head].get(v, _IGNORE) for v in values]

    def _lemmas(self, s: Sentence) -> list[int]:
        if s.lemmas is None:
            return [_IGNORE] * len(s.words)
        return [
            self._scripts.get(script_of(w, x), _IGNORE)
            for w, x in zip(s.words, s.lemmas, strict=True)
        ]


def joined(
    sentences: list[Sentence], rng: random.Random, *, most: int = 4, vary: bool = True
) -> list[list[Sentence]]:
    """Return the sentences in groups of one to ``most``, in shuffled order."""
    order = [varied(s, rng) for s in sentences] if vary else list(sentences)
    rng.shuffle(order)
    groups: list[list[Sentence]] = []
    while order:
        size = rng.choice((1, 1, 2, 3, most)[: most + 1])
        group, length = [], 0
        while (
            order and len(group) < size and (not group or length + len(order[-1].words) <= WINDOW)
        ):
            group.append(order.pop())
            length += len(group[-1].words)
        groups.append(group)
    return groups


def batches(windows: list[Window], pieces: int, rng: random.Random) -> list[list[Window]]:
    """Return batches of windows of like length, at most ``pieces`` pieces with padding, shuffled."""
    order = sorted(windows, key=lambda w: len(w.ids) + 4 * rng.random())
    out: list[list[Window]] = []
    current: list[Window] = []
    for w in order:
        if current and len(w.ids) * (len(current) + 1) > pieces:
            out.append(current)
            current = []
        current.append(w)
    if current:
        out.append(current)
    rng.shuffle(out)
    return out


def tensors(
    batch: list[Window], rows: Tensor
) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor], Tensor]:
    """Return word rows, mask, pooling matrix, targets, and which arcs may be (same sentence)."""
    length = max(len(w.ids) for w in batch)
    words = max(w.words for w in batch)
    keep = torch.zeros(len(batch), length)
    ids = torch.zeros(len(batch), length, dtype=torch.long)
    pool = torch.zeros(len(batch), words + 1, length)
    targets = {k: torch.full((len(batch), words), _IGNORE) for k in batch[0].targets}
    allowed = torch.zeros(len(batch), words, words + 1, dtype=torch.bool)
    for b, w in enumerate(batch):
        ids[b, : len(w.ids)] = torch.tensor(w.ids)
        keep[b, : len(w.ids)] = 1
        pool[b, torch.tensor(w.owner), torch.arange(len(w.ids))] = 1
        for name, values in w.targets.items():
            targets[name][b, : w.words] = torch.tensor(values)
        block = torch.tensor(w.block)
        allowed[b, : w.words, 1 : w.words + 1] = block[:, None] == block[None, :]
        allowed[b, :, 0] = True
    pool = pool / pool.sum(-1, keepdim=True).clamp(min=1)
    return rows[ids], keep, pool, targets, allowed


def losses(
    network: Network, batch: list[Window], rows: Tensor, teacher: Network | None = None
) -> dict[str, Tensor]:
    """Return the loss of each head: against the targets, the teacher's opinion, or half of each."""
    x, keep, pool, targets, allowed = tensors(batch, rows)
    with torch.autocast("cpu", torch.bfloat16):
        made = network(x, keep, pool)
        *plain, arcs, head_side, dep_side = made
        heads = targets["heads"].clamp(min=0)
        scores = (
            network.labels(heads, head_side, dep_side) if (targets["heads"] >= 0).any() else None
        )
    out: dict[str, Tensor] = {}
    for name, logits in zip(network.plain, plain, strict=True):
        if (targets[name] >= 0).any():
            out[name] = functional.cross_entropy(
                logits.float().flatten(0, 1), targets[name].flatten(), ignore_index=_IGNORE
            )
    if scores is not None:
        masked = arcs.float().masked_fill(~allowed, -1e9)
        out["arc"] = functional.cross_entropy(
            masked.flatten(0, 1), targets["heads"].flatten(), ignore_index=_IGNORE
        )
        known = torch.where(targets["heads"] >= 0, targets["label"], _IGNORE)
        out["label"] = functional.cross_entropy(
            scores.float().flatten(0, 1), known.flatten(), ignore_index=_IGNORE
        )
    if teacher is None:
        return out
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        wanted = teacher(x, keep, pool)
    if any(w.unsplit for w in batch):
        place = list(network.plain).index("start")
        unsplit = torch.tensor([w.unsplit for w in batch])
        allowed = torch.where(unsplit[:, None, None], same_sentence(wanted[place]), allowed)
    there = pool.sum(-1)[:, 1:] > 0
    with torch.autocast("cpu", torch.bfloat16):
        apart = distances(network, made, teacher, wanted, there, allowed)
    return {k: (out[k] + v) / 2 if k in out else v for k, v in apart.items()}


WEIGHTS = {"start": 0.5, "features": 0.7, "lemmas": 0.5}


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn."""

    tree_passes: int = 12
    name_passes: int = 3
    form_passes: int = 2
    raw_passes: int = 1
    varied: bool = True
    """Whether typography varies."""
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    tree_pieces: int = 1000
    name_pieces: int = 1500
    warm_up: float = 0.08
    seed: int = 0


def fit(
    network: Network,
    maker: Maker,
    rows: Tensor,
    corpora: dict[str, list[Sentence]],
    plan: Plan,
    checkpoint: Path,
    teacher: Network | None = None,
) -> None:
    """Train ``network`` in place; ``corpora`` holds ``trees``, ``forms``, ``names``, ``articles``.

    With a ``teacher`` its opinion counts as much as the annotation, and alone on ``raw`` text.

    A checkpoint of the same plan that was cut short is taken up where it stopped.
    """
    torch.manual_seed(plan.seed)
    steps = list(_steps(maker, corpora, plan, random.Random(plan.seed)))
    optimiser = _optimiser(network, plan)
    average: dict[str, Tensor] = {}
    first = _resumed(checkpoint, network, optimiser, average, len(steps))
    began, seen = time.monotonic(), dict[str, float]()
    network.train()
    for number in range(first, len(steps)):
        done = number / len(steps)
        factor = min(done / plan.warm_up, (1 - done) / (1 - plan.warm_up))
        for group in optimiser.param_groups:
            group["lr"] = group["base"] * factor
        parts = losses(network, steps[number][1], rows, teacher)
        loss = torch.stack([WEIGHTS.get(k, 1.0) * v for k, v in parts.items()]).sum()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        for name, value in parts.items():
            seen[name] = 0.95 * seen.get(name, value.item()) + 0.05 * value.item()
        if done > 0.8:
            _average(average, network)
        if number % 100 == 0:
            shown = " ".join(f"{k} {v:.3f}" for k, v in seen.items())
            log.info(
                "step %d of %d, %.0f s: %s", number, len(steps), time.monotonic() - began, shown
            )
        if number % 200 == 199:
            _save(checkpoint, network, optimiser, average, (number + 1, len(steps)))
    if average:
        network.load_state_dict(average)
    network.eval()
    _save(checkpoint, network, None, {}, (len(steps), len(steps)))


def _optimiser(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """Return the optimiser: the encoder learns more slowly than the heads."""
    inner, outer = [], []
    for name, parameter in network.named_parameters():
        encoder = name.startswith(("layers", "position", "norm"))
        (inner if encoder else outer).append(parameter)
    return torch.optim.AdamW(
        [{"params": outer, "base": plan.head_rate}, {"params": inner, "base": plan.encoder_rate}],
        betas=(0.9, 0.98), weight_decay=0.01, lr=0.0,
    )  # fmt: skip


def _save(
    place: Path,
    network: Network,
    optimiser: torch.optim.Optimizer | None,
    average: dict[str, Tensor],
    progress: tuple[int, int],
) -> None:
    held = {
        "state": network.state_dict(), "step": progress[0], "steps": progress[1],
        "optimiser": optimiser and optimiser.state_dict(), "average": average,
        "random": torch.get_rng_state(),
    }  # fmt: skip
    torch.save(held, place.with_suffix(".part"))
    place.with_suffix(".part").replace(place)


def _resumed(
    place: Path,
    network: Network,
    optimiser: torch.optim.Optimizer,
    average: dict[str, Tensor],
    steps: int,
) -> int:
    """Return the step to go on from: 0 without a checkpoint of a run of as many steps."""
    if not place.exists():
        return 0
    held = torch.load(place)
    if held.get("steps") != steps:
        return 0
    network.load_state_dict(held["state"])
    if held["optimiser"]:
        optimiser.load_state_dict(held["optimiser"])
    average.update(held["average"])
    torch.set_rng_state(held["random"])
    log.info("going on from step %d", held["step"])
    return int(held["step"])


def _average(average: dict[str, Tensor], network: Network, keep: float = 0.98) -> None:
    with torch.no_grad():
        for name, value in network.state_dict().items():
            if name in average:
                average[name].mul_(keep).add_(value, alpha=1 - keep)
            else:
                average[name] = value.clone()


def _steps(
    maker: Maker, corpora: dict[str, list[Sentence]], plan: Plan, rng: random.Random
) -> Iterator[tuple[str, list[Window]]]:
    """Yield the batches of all corpora, each corpus spread evenly over the whole run."""
    placed: list[tuple[float, str, list[Window]]] = []
    passes = {
        "trees": plan.tree_passes,
        "forms": plan.form_passes,
        "names": plan.name_passes,
        "articles": plan.name_passes * 2,
        "raw": plan.raw_passes,
    }
    for name, sentences in corpora.items():
        size = plan.tree_pieces if name == "trees" else plan.name_pieces
        for number in range(passes[name]):
            groups = (
                [[s] for s in sentences]
                if name == "raw"
                else joined(sentences, rng, most=3, vary=plan.varied)
            )
            windows = [maker.window(g) for g in groups]
            for batch in batches(windows, size, rng):
                placed.append(((number + rng.random()) / passes[name], name, batch))
    for _, name, batch in sorted(placed, key=lambda p: p[0]):
        yield name, batch
