"""Least values that scores must reach."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluation.scores import Scores

Floors = dict[str, dict[str, float]]
"""Least values by row and figure: ``{"meetings": {"F1": 0.8}}``."""


def read_floors(path: Path) -> Floors:
    """Return the least values of a TOML or JSON file: ``[meetings]`` with ``F1 = 0.8``.

    Raises:
        InputError: it cannot be read, or holds something else.
    """
    try:
        text = path.read_text(encoding="utf-8")
        data: dict[str, Any] = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
        return {row: {k: float(v) for k, v in values.items()} for row, values in data.items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise InputError(
            f"no floors: {error}", where=str(path), hint="such as [meetings] with F1 = 0.8"
        ) from error


def below(scores: Scores, floors: Floors) -> list[str]:
    """Return a line for each figure that is below its floor, or is not there."""
    figures = scores.figures()
    lines = []
    for row, values in floors.items():
        for figure, least in values.items():
            reached = figures.get(row, {}).get(figure)
            if reached is None or reached < least:
                lines.append(f"below its floor: {row} {figure} is {reached}, not {least}")
    return lines
