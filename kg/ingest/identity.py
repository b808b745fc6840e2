"""Ids: of what an article is called by its file, and apart from all others of a run."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from kg.ingest.draft import id_from_name
from kg.ingest.source import Notice
from kg.lexicon import WordClasses
from kg.model import Article

_WORDS = WordClasses("ingest/names")
_INNER = (".txt", ".html", ".jsonl", ".json", ".csv", ".xml", ".warc")
"""Endings of files that may be packed."""
_NUMBER = re.compile(r"\d{1,3}")


def id_of_file(file: PurePath, folder: str = "") -> str:
    """Return the id that a file's name gives; the folder's goes before a name that says nothing.

    ``"2021-12-02 Genf.txt"`` → ``"2021-12-02-Genf"``, ``"oslo/index.html"`` → ``"oslo-index"``.
    ``folder`` is the name of the folder of a file whose path does not tell.
    """
    stem = file.stem
    while PurePath(stem).suffix.lower() in _INNER:
        stem = PurePath(stem).stem  # what is packed: news.jsonl.gz
    own = id_from_name(stem)
    if own.lower() not in _WORDS["generic"] and not _NUMBER.fullmatch(own):
        return own
    parent = id_from_name(file.parent.name or folder)
    return f"{parent}-{own}" if parent else own


@dataclass(slots=True)
class Ids:
    """The ids of a run, and where each article stood."""

    seen: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def taken(self, article: Article, where: str) -> tuple[Article | None, Notice | None]:
        """Return the article under an id of its own, and what to say of it.

        The same article again is left out. Another article under an id that is taken gets a part of
        the hash of its text behind it: the same in each run.
        """
        told = f"{article.date}\n{article.source}\n{article.url}\n{article.text}"
        digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).digest()
        if article.id not in self.seen:
            self.seen[article.id] = where, digest
            return article, None
        first, known = self.seen[article.id]
        if known == digest:
            return None, Notice(f"{where}: the same article as {first}, left out")
        own = f"{article.id}-{digest.hex()[:8]}"
        if own in self.seen:
            return None, Notice(f"{where}: the same article as {self.seen[own][0]}, left out")
        self.seen[own] = where, digest
        said = f"{where}: the id {article.id!r} is taken by {first}; this article is {own!r}"
        return replace(article, id=own), Notice(said)
