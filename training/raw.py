"""Bare text to distil from: paragraphs of parliament's records and of news, as windows of words."""

from __future__ import annotations

import json
import lzma
import random
from typing import TYPE_CHECKING

import spacy

from training.corpora import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RAW = "raw"
"""Source of a window of bare text: everything about it is the teacher's word."""
_LEAST, _MOST = 8, 90
_ENDS = frozenset({".", "!", "?"})


def raw_windows(shared: Path, most: int, seed: int = 0) -> list[Sentence]:
    """Return at most ``most`` windows: the news texts of SmartData, the rest from the Bundestag.

    Source: DFKI SmartData corpus (text only), official records of Deutscher Bundestag.
    """
    tokenizer = spacy.blank("de").tokenizer
    rng = random.Random(seed)
    texts = list(_news(shared / "ner" / "smartdata.jsonl.xz"))
    records = list(_paragraphs(shared / "raw" / "bundestag-17-18.txt.xz"))
    texts += rng.sample(records, min(most, len(records)))
    windows: list[Sentence] = []
    for text in texts:
        words = [t.text for t in tokenizer(text) if not t.is_space]
        windows.extend(Sentence(w, source=RAW) for w in pieces_of(words))
        if len(windows) >= most:
            break
    return windows[:most]


def pieces_of(words: list[str]) -> Iterator[list[str]]:
    """Yield stretches of at most ``_MOST`` words, cut behind a sentence's end where there is one."""
    start = 0
    while len(words) - start >= _LEAST:
        end = min(len(words), start + _MOST)
        if end < len(words):
            ends = [i + 1 for i in range(start + _LEAST, end) if words[i] in _ENDS]
            end = ends[-1] if ends else end
        yield words[start:end]
        start = end


def _news(path: Path) -> Iterable[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            if "news" in str(document.get("source", "")).lower() or len(document["text"]) > 600:
                yield from (p for p in document["text"].split("\n") if p.strip())


def _paragraphs(path: Path) -> Iterable[str]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = line.strip()
            if 60 < len(text) < 1200 and not text.startswith("("):
                yield text
