"""The texts of the net, by the set that they belong to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.ingest import read_sources
from kg.model import Article
from tests.conftest import ROOT, shared_folder
from tests.frozen import table

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = {
    "gold": "gold/articles.jsonl",
    "train": "gold/train/articles.jsonl",
    "quotations": "quotations/dev.jsonl",
    "cases": "cases/reading.jsonl",
    "agency": "agency/gold/articles.jsonl",
    "study": "agency/articles.jsonl",
}
OWN = {
    "practice": "training/practice/articles.jsonl",
    "reserve": "training/reserve/articles.jsonl",
}
TABLES = {"meetings": "meetings", "statements": "quotations", "warnings": "warnings"}
"""Tables of sentences by the wing that reads them."""


@dataclass(frozen=True, slots=True)
class Text:
    """One article of a set, or one row of a table of sentences."""

    set: str
    article: Article

    @property
    def key(self) -> str:
        """Name of the text: ``gold/seed``."""
        return f"{self.set}/{self.article.id}"


def texts() -> Iterator[Text]:
    """Yield the texts that this machine has, in the same order everywhere."""
    shared = shared_folder()
    places = {name: ROOT / path for name, path in OWN.items()}
    if shared is not None:
        places |= {name: shared / path for name, path in SHARED.items()}
    for name, path in places.items():
        for taken in read_sources([path], force=True):
            if isinstance(taken, Article):
                yield Text(name, taken)
    for name in TABLES:
        yield from (Text(name, article) for article in _rows(name))


def _rows(name: str) -> Iterator[Article]:
    for row in table(ROOT / "tests" / "read" / TABLES[name] / "cases.tsv"):
        yield Article(row["id"], row["text"], dt.date.fromisoformat(row["date"]))
