"""Readings of the net's texts, and their digests: a line a text, a column a part."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy

from kg.clean.articles import CleanArticle
from kg.read.article import read_document
from tests.net.parses import load, parsed
from tests.net.texts import Text, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.vocab import Vocab

HERE = Path(__file__).resolve().parent
PARSES = HERE / "parses.tsv.xz"
DIGESTS = HERE / "digests.tsv"
PARTS = ("mentions", "entities", "times", "positions", "meetings", "warnings", "statements")


@cache
def vocab() -> Vocab:
    """Return a German vocabulary without any weights."""
    return spacy.blank("de").vocab


def readings() -> Iterator[tuple[Text, dict[str, Any]]]:
    """Yield each text that this machine has, with its reading as ``kg read`` prints it."""
    lines = load(PARSES)
    for text in texts():
        clean = CleanArticle.of(text.article)
        doc = parsed(lines[text.key], clean.article.text, vocab())
        yield text, clean.delivered(read_document(doc, clean.article)).to_json()


def digests() -> dict[str, tuple[str, ...]]:
    """Return the digest of each part of today's readings by the text's key."""
    return {text.key: digest(reading) for text, reading in readings()}


def digest(reading: dict[str, Any]) -> tuple[str, ...]:
    """Return eight hexadecimal digits for each of ``PARTS``; ``-`` where nothing is read."""
    return tuple(_hash(reading[part]) for part in PARTS)


def kept() -> dict[str, tuple[str, ...]]:
    """Return the digests that are kept as right."""
    _, *rows = DIGESTS.read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows]
    return {key: tuple(parts) for key, *parts in cells}


def keep(found: dict[str, tuple[str, ...]]) -> None:
    """Keep digests as right; those of texts that this machine lacks stay."""
    table = (kept() if DIGESTS.exists() else {}) | found
    rows = [("text", *PARTS), *((key, *parts) for key, parts in table.items())]
    DIGESTS.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def _hash(part: list[Any]) -> str:
    if not part:
        return "-"
    plain = json.dumps(part, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:8]
