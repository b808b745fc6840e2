"""How sure each item is: fits the table of confidence, and measures what it is worth.

    python -m training.calibrate --gold ../shared/gold/train --gold training/practice \
        --measure ../shared/gold

Reads the annotated articles of each ``--gold``, asks of every position, meeting, warning and
statement whether the scorer finds it right, and fits ``kg/read/scoring/data/confidence.tsv``. Then
reads those of ``--measure``, which are not fitted on, and writes what it finds there into
``docs/confidence.md`` and ``docs/confidence.svg``.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg.evaluation import QUERIES, GoldArticle, read_gold, score
from kg.graph.mapping import item_iris
from kg.model import Article, Extraction, LinkedExtraction
from kg.read.scoring.confidence import BASE, Feature, Weights, features, kind, probability
from kg.store import QuadStore, Results

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / "kg" / "read" / "scoring" / "data" / "confidence.tsv"
PAGE = ROOT / "docs" / "confidence.md"
FIGURE = ROOT / "docs" / "confidence.svg"
KINDS = ("position", "meeting", "warning", "statement")
PENALTY = 2.0
"""Weight of the prior that draws every value toward the mean of its kind; by cross-validation."""
RARE = 3
"""A value seen less often has no weight of its own."""
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
"""Bands of the reliability table."""
CUTS = (0.0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
"""Thresholds of the curve."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One item that was read, and whether the annotation has it."""

    kind: str
    features: tuple[Feature, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """The items of annotated articles, and how many of each kind there are to find."""

    samples: list[Sample]
    wanted: dict[str, int]

    @classmethod
    def of(cls, readings: Iterable[tuple[GoldArticle, Extraction]]) -> Judged:
        """Return the verdicts of the scorer."""
        samples: list[Sample] = []
        wanted = dict.fromkeys(KINDS, 0)
        for gold, extraction in readings:
            reading = LinkedExtraction(extraction)
            iris = item_iris(reading)
            items = {
                iris[item.id]: item for name in KINDS for item in getattr(extraction, f"{name}s")
            }
            scores = score({extraction.article.id: gold}, answers(reading))
            for verdict in scores.verdicts:
                name = verdict.kind.removesuffix("s")
                if name not in wanted:
                    continue
                if verdict.side == "gold":
                    wanted[name] += 1
                    continue
                item = items[verdict.item[name]]
                found = features(item, extraction.mentions)
                samples.append(Sample(kind(item), found, verdict.right))
        return cls(samples, wanted)

    def __add__(self, other: Judged) -> Judged:
        wanted = {name: self.wanted[name] + other.wanted[name] for name in KINDS}
        return Judged(self.samples + other.samples, wanted)


def answers(reading: LinkedExtraction) -> dict[str, Results]:
    """Return what the contract queries answer of one article, in a store of its own."""
    with QuadStore.open(None) as store:
        store.put(reading)
        return {name: store.query(name) for name in QUERIES}


def fit(samples: Sequence[Sample]) -> Weights:
    """Return the table: for each kind a logistic regression, drawn toward the kind's mean.

    Two made-up items, one right and one wrong, keep a kind that was always right below 1.
    """
    table: Weights = {}
    for name in sorted({sample.kind for sample in samples}):
        own = [sample for sample in samples if sample.kind == name]
        seen = Counter(feature for sample in own for feature in sample.features)
        columns = [BASE, *sorted(feature for feature, times in seen.items() if times >= RARE)]
        place = {feature: at for at, feature in enumerate(columns)}
        design = np.zeros((len(own) + 2, len(columns)))
        design[:, 0] = 1
        for at, sample in enumerate(own):
            design[at, [place[f] for f in sample.features if f in place]] = 1
        right = np.array([*(float(sample.right) for sample in own), 1.0, 0.0])
        weights = _logistic(design, right)
        table |= {(name, *f): round(float(w), 3) for f, w in zip(columns, weights, strict=True)}
    return table


def _logistic(design: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the penalised weights by Newton's method; the first one, the base, is free."""
    weights = np.zeros(design.shape[1])
    penalty = np.full(design.shape[1], PENALTY)
    penalty[0] = 0
    for _ in range(100):
        guess = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (guess - right) + penalty * weights
        bend = (design * (guess * (1 - guess))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-10:
            break
    return weights


def written(table: Weights, samples: Sequence[Sample]) -> str:
    """Return the table as a file: base and weights in log odds, beside what was counted."""
    lines = [
        "# How sure an item is, fitted on annotated articles; made by: python -m training.calibrate",
        "# Log odds: the base of the kind plus the weight of each value that an item has. A value",
        "# that is missing here weighs 0. right and all: how many items with it were right.",
        "kind\tfeature\tvalue\tweight\tright\tall",
    ]
    for (name, feature, value), weight in table.items():
        given = [
            sample.right
            for sample in samples
            if sample.kind == name and (feature == BASE[0] or (feature, value) in sample.features)
        ]
        cells = (name, feature, value or "-", f"{weight:.3f}", str(sum(given)), str(len(given)))
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Band:
    """Items whose confidence lies in a band."""

    low: float
    high: float
    size: int
    promised: float
    """Mean confidence."""
    kept: float
    """Share that is right."""


def bands(rated: Sequence[tuple[float, bool]]) -> list[Band]:
    """Return the reliability table."""
    found = []
    for low, high in itertools.pairwise(EDGES):
        own = [(p, right) for p, right in rated if low <= p < high]
        if own:
            promised = sum(p for p, _ in own) / len(own)
            kept = sum(right for _, right in own) / len(own)
            found.append(Band(low, min(high, 1.0), len(own), promised, kept))
    return found


def calibration_error(rated: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error: the mean gap between promise and truth."""
    return sum(b.size * abs(b.promised - b.kept) for b in bands(rated)) / max(len(rated), 1)


def curve(rated: Sequence[tuple[float, bool]], wanted: int) -> list[tuple[float, float, float]]:
    """Return precision and recall at each threshold that leaves something."""
    points = []
    for cut in CUTS:
        kept = [right for p, right in rated if p >= cut]
        if kept:
            points.append((cut, sum(kept) / len(kept), sum(kept) / wanted))
    return points


def report(judged: Judged, table: Weights) -> tuple[str, str]:
    """Return the part of the page, and the figure."""
    rated = {
        name: [
            (probability(name, s.features, table), s.right)
            for s in judged.samples
            if s.kind == name
        ]
        for name in KINDS
    }
    everything = [pair for pairs in rated.values() for pair in pairs]
    lines = [
        "| kind | items | right | mean confidence | calibration error |",
        "|---|---|---|---|---|",
    ]
    for name, pairs in [*rated.items(), ("all", everything)]:
        if not pairs:
            continue
        right = sum(r for _, r in pairs) / len(pairs)
        mean = sum(p for p, _ in pairs) / len(pairs)
        label = name if name == "all" else f"{name}s"
        lines.append(
            f"| {label} | {len(pairs)} | {right:.3f} | {mean:.3f} | {calibration_error(pairs):.3f} |"
        )
    lines += ["", "| confidence | items | promised | right |", "|---|---|---|---|"]
    lines += [
        f"| {b.low:.2f} to {b.high:.2f} | {b.size} | {b.promised:.3f} | {b.kept:.3f} |"
        for b in bands(everything)
    ]
    curves = {n: curve(rated[n], judged.wanted[n]) for n in KINDS if rated[n]}
    lines += ["", "| `--min-confidence` | " + " | ".join(f"{n}s P / R" for n in curves) + " |"]
    lines.append("|---|" + "---|" * len(curves))
    for cut in CUTS:
        cells = []
        for points in curves.values():
            at = next(((p, r) for c, p, r in points if c == cut), None)
            cells.append(f"{at[0]:.2f} / {at[1]:.2f}" if at else "none left")
        lines.append(f"| {cut:.2f} | " + " | ".join(cells) + " |")
    return "\n".join([*lines, "", *_by_pattern(judged.samples)]), figure(curves)


def _by_pattern(samples: Sequence[Sample]) -> list[str]:
    """Return the table of constructions, the most common of each kind first."""
    lines = ["| kind | construction | items | right |", "|---|---|---|---|"]
    for name in KINDS:
        own = [(dict(s.features)["pattern"], s.right) for s in samples if s.kind == name]
        for pattern, size in sorted(Counter(p for p, _ in own).items(), key=lambda x: (-x[1], x)):
            right = sum(r for p, r in own if p == pattern)
            lines.append(f"| {name} | {pattern} | {size} | {right / size:.2f} |")
    return lines


COLOURS = {
    "position": "#666666",
    "meeting": "#1f6fb4",
    "warning": "#c8501e",
    "statement": "#2f8a4b",
}


def figure(curves: Mapping[str, Sequence[tuple[float, float, float]]]) -> str:
    """Return precision, from 0.4 to 1, over recall as SVG."""

    def x(recall: float) -> float:
        return round(60 + recall * 480, 1)

    def y(precision: float) -> float:
        return round(350 - (max(precision, 0.4) - 0.4) / 0.6 * 320, 1)

    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400" font-family="sans-serif" font-size="12">',
        "<title>Precision over recall at rising thresholds of confidence</title>",
        '<rect width="600" height="400" fill="#ffffff"/>',
    ]
    for tick in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0):
        parts += [
            f'<path d="M{x(tick)} 30V350" stroke="#dddddd" fill="none"/>',
            f'<text x="{x(tick)}" y="366" text-anchor="middle">{tick:.1f}</text>',
        ]
    for tick in (0.4, 0.6, 0.8, 1.0):
        parts += [
            f'<path d="M60 {y(tick)}H540" stroke="#dddddd" fill="none"/>',
            f'<text x="52" y="{y(tick) + 4}" text-anchor="end">{tick:.1f}</text>',
        ]
    parts += [
        '<text x="300" y="388" text-anchor="middle">recall</text>',
        '<text x="16" y="190" text-anchor="middle" transform="rotate(-90 16 190)">precision</text>',
    ]
    for at, (name, points) in enumerate(curves.items()):
        places = [f"{x(recall)},{y(precision)}" for _, precision, recall in points]
        colour = COLOURS[name]
        parts.append(
            f'<polyline points="{" ".join(places)}" stroke="{colour}" stroke-width="2" fill="none"/>'
        )
        parts += [
            f'<circle cx="{p.split(",")[0]}" cy="{p.split(",")[1]}" r="3" fill="{colour}"/>'
            for p in places
        ]
        parts.append(f'<text x="80" y="{270 + 18 * at}" fill="{colour}">{name}s</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def filled(page: str, part: str) -> str:
    """Return the page with the measured part in its place."""
    marked = re.compile(r"(<!-- measured -->\n).*?(<!-- /measured -->)", re.DOTALL)
    if not marked.search(page):
        raise ValueError("the page has no <!-- measured --> … <!-- /measured -->")
    return marked.sub(lambda m: f"{m[1]}\n{part}\n\n{m[2]}", page)


def readings(folder: Path) -> Iterable[tuple[GoldArticle, Extraction]]:
    """Yield the annotated articles of a folder, read by the bundled pipeline."""
    from kg.ingest import read_sources
    from kg.lang import load_pipeline
    from kg.read import read_article

    gold = read_gold(folder)
    nlp = load_pipeline()
    for article in read_sources([str(folder / "articles.jsonl")], force=True):
        if isinstance(article, Article) and article.id in gold:
            yield gold[article.id], read_article(nlp, article)


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, write, measure."""
    parser = argparse.ArgumentParser(prog="python -m training.calibrate", description=__doc__)
    parser.add_argument("--gold", action="append", type=Path, required=True, metavar="DIR")
    parser.add_argument("--measure", type=Path, metavar="DIR")
    options = parser.parse_args(arguments)
    judged = Judged([], dict.fromkeys(KINDS, 0))
    for folder in options.gold:
        judged += Judged.of(readings(folder))
    table = fit(judged.samples)
    TABLE.write_text(written(table, judged.samples), encoding="utf-8")
    print(f"{len(judged.samples)} items, {len(table)} weights: {TABLE.relative_to(ROOT)}")
    if options.measure:
        part, drawing = report(Judged.of(readings(options.measure)), table)
        PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), part), encoding="utf-8")
        FIGURE.write_text(drawing, encoding="utf-8")
        print(part)


if __name__ == "__main__":
    main()
