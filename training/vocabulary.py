"""Which pieces of the multilingual vocabulary German text needs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from kg.lang.pieces import Pieces
from training.corpora import opened

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from training.wheel import Encoder

_WORD = re.compile(r"\w+|[^\w\s]")
_LATIN = re.compile(r"^▁?[A-Za-zÄÖÜäöüßÀ-ÿŁłĞğİışŞŠšČčŽžĆćĐđŐőŰűŘřĚě0-9\-.,']+$")
_OTHER_SCRIPT = re.compile(r"[⺀-鿿가-힯฀-๿ऀ-෿]")


def all_pieces(encoder: Encoder) -> Pieces:
    """Return the wheel's whole vocabulary."""
    return Pieces(
        encoder.pieces, encoder.scores.tolist(), encoder.normalised,
        encoder.unknown, encoder.begin, encoder.end,
    )  # fmt: skip


def kept_rows(encoder: Encoder, words: Iterable[str], raw: Path) -> list[int]:
    """Return the rows to keep, sorted: pieces of ``words``, of raw text, short ones and letters."""
    pieces = all_pieces(encoder)
    counts = Counter(w for line in opened(raw) for w in _WORD.findall(line))
    used: set[int] = {encoder.begin, encoder.end, encoder.pad, encoder.unknown}
    for word in {*words, *(w for w, n in counts.items() if n > 1)}:
        used.update(pieces.ids(word, space=True))
        used.update(pieces.ids(word, space=False))
    for row, piece in enumerate(encoder.pieces):
        bare = piece.strip("▁")
        if (len(bare) <= 3 and _LATIN.match(piece)) or (
            len(bare) <= 1 and not _OTHER_SCRIPT.search(piece)
        ):
            used.add(row)
    return sorted(used)


def pruned(encoder: Encoder, rows: list[int]) -> Pieces:
    """Return the vocabulary of the kept rows, numbered anew."""
    place = {row: i for i, row in enumerate(rows)}
    return Pieces(
        [encoder.pieces[r] for r in rows], [float(encoder.scores[r]) for r in rows], encoder.normalised,
        place[encoder.unknown], place[encoder.begin], place[encoder.end],
    )  # fmt: skip
