"""The bundled network at run time: word rows, one int8 graph run by onnxruntime, no torch.

A window of words is run alone, never beside another, so that its scales, and with them its
answers, depend on nothing but itself.
"""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ResourceError
from kg.lang.pieces import Pieces, spaced

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.lang.lemmas import Script

Array = NDArray[np.float32]
FORMAT = 1
MOST_PIECES = 500
_WEIGHTS, _BLOCK = 32, 18
"""Weights of a block of word rows, and its bytes."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of one window of n words; rows are words."""

    plain: dict[str, Array]
    """``upos``, ``features``, ``lemmas``, ``names``, ``start``: (n, classes)."""
    arcs: Array
    """(n, n + 1): dependant by head, column 0 the root."""
    label_head: Array
    label_dep: Array


class Network:
    """The packaged weights; one instance for a process is enough."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        try:
            model = json.loads(lzma.decompress((folder / "model.json.xz").read_bytes()))
            self._packed = np.frombuffer((folder / "words.bin").read_bytes(), np.uint8)
            self._labels = np.load(folder / "labels.npy").astype(np.float32)
        except (OSError, ValueError, lzma.LZMAError) as error:
            raise ResourceError(
                f"the bundled language pipeline cannot be read: {error}",
                hint="install the package again",
            ) from error
        if model["format"] != FORMAT:
            raise ResourceError(
                f"the bundled language pipeline has format {model['format']}, not {FORMAT}",
                hint="install the package again",
            )
        self.width: int = model["width"]
        self._packed = self._packed.reshape(-1, self.width // _WEIGHTS * _BLOCK)
        self.upos: list[str] = model["upos"]
        self.features: list[str] = model["features"]
        self.lemmas: list[Script] = [(s[0], s[1], s[2], s[3], s[4]) for s in model["lemmas"]]
        self.names: list[str] = model["names"]
        self.label: list[str] = model["label"]
        self.lexicon: dict[str, dict[str, str]] = model["lexicon"]
        self._heads: list[str] = model["heads"]
        self.pieces = Pieces(
            model["pieces"], model["scores"], model["normalised"],
            model["unknown"], model["begin"], model["end"],
        )  # fmt: skip
        self._path = folder / "network.onnx"
        self._threads = threads

    @cached_property
    def _session(self) -> Any:
        import onnxruntime  # noqa: PLC0415 - heavy, and only needed to read

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        return onnxruntime.InferenceSession(
            str(self._path), options, providers=["CPUExecutionProvider"]
        )

    def _rows(self, ids: Sequence[int]) -> Array:
        """Return word rows (pieces, width): 32 weights a block, fp16 scale times nibble minus 8."""
        blocks = self._packed[np.asarray(ids)].reshape(-1, _BLOCK)
        scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
        nibbles = blocks[:, 2:]
        values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
        unpacked: Array = (values * scale).reshape(-1, self.width)
        return unpacked

    def piece_counts(self, words: Sequence[str]) -> list[int]:
        """Return how many pieces each word is cut into."""
        return [len(self.pieces.ids(w, space=s)) for w, s in zip(words, spaced(words), strict=True)]

    def run(self, words: Sequence[str]) -> Scores:
        """Return the scores of one window of at most ``MOST_PIECES`` pieces."""
        ids, owner = self.pieces.window(words)
        pool = np.zeros((1, len(words) + 1, len(ids)), np.float32)
        pool[0, owner, np.arange(len(ids))] = 1.0
        pool /= pool.sum(-1, keepdims=True)
        out = self._session.run(
            None,
            {
                "rows": self._rows(ids)[None],
                "keep": np.ones((1, len(ids)), np.float32),
                "pool": pool,
            },
        )
        plain = {name: out[i][0] for i, name in enumerate(self._heads)}
        arcs, label_head, label_dep = (x[0] for x in out[len(self._heads) :])
        return Scores(plain, arcs, label_head, label_dep)

    def labels(self, scores: Scores, words: Sequence[int], heads: Sequence[int]) -> Array:
        """Return label scores (words, labels) of some words under their heads (0 the root)."""
        one = np.ones((len(words), 1), np.float32)
        dep = np.concatenate([scores.label_dep[list(words)], one], axis=1)
        head = np.concatenate([scores.label_head[list(heads)], one], axis=1)
        labels, size, _ = self._labels.shape
        left = dep @ self._labels.transpose(1, 0, 2).reshape(size, labels * size)
        scored: Array = np.einsum("wls,ws->wl", left.reshape(len(words), labels, size), head)
        return scored
