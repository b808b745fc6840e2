"""Packs a trained network: int8 graph, 4-bit word rows, pieces, classes and lemma lexicon."""

from __future__ import annotations

import json
import logging
import lzma
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

if TYPE_CHECKING:
    from kg.lang.pieces import Pieces
    from training.fit import Inventory
    from training.network import Network
    from training.wheel import Encoder

log = logging.getLogger("training")


def export(
    network: Network, encoder: Encoder, rows: list[int], pieces: Pieces, classes: Inventory,
    lexicon: dict[str, dict[str, str]], out: Path, *, reduce_range: bool = True,
) -> None:  # fmt: skip
    """Write ``network.onnx``, ``words.bin``, ``labels.npy`` and ``model.json.xz`` to ``out``.

    ``reduce_range`` keeps weights to 7 bits, so that products cannot saturate on processors
    without VNNI, and all processors agree.
    """
    out.mkdir(parents=True, exist_ok=True)
    _graph(network.eval(), out / "network.onnx", encoder.width, reduce_range=reduce_range)
    (out / "words.bin").write_bytes(encoder.packed_words[rows].tobytes())
    np.save(out / "labels.npy", network.label.detach().numpy().astype(np.float16))
    model = {
        "format": 1,
        "width": encoder.width,
        "pieces": list(pieces.pieces),
        "scores": [round(float(s), 4) for s in pieces.scores],
        "normalised": pieces.normalised,
        "unknown": pieces.unknown,
        "begin": pieces.begin,
        "end": pieces.end,
        "heads": list(network.plain),
        "upos": classes.upos,
        "features": classes.features,
        "lemmas": classes.lemmas,
        "names": classes.names,
        "label": classes.label,
        "lexicon": lexicon,
    }
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (out / "model.json.xz").write_bytes(lzma.compress(text.encode("utf-8"), preset=9))
    for path in sorted(out.iterdir()):
        log.info("%s: %.1f MB", path.name, path.stat().st_size / 1e6)


def _graph(network: Network, path: Path, width: int, *, reduce_range: bool) -> None:
    example = (torch.randn(1, 11, width), torch.ones(1, 11), torch.rand(1, 8, 11))
    names = [*network.plain, "arcs", "label_head", "label_dep"]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network, example, str(plain), input_names=["rows", "keep", "pool"], output_names=names,
            dynamic_axes={"rows": {0: "b", 1: "p"}, "keep": {0: "b", 1: "p"}, "pool": {0: "b", 1: "w", 2: "p"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            str(plain), str(path), weight_type=QuantType.QInt8, per_channel=True,
            op_types_to_quantize=["MatMul"], reduce_range=reduce_range,
        )  # fmt: skip
