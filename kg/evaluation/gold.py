"""Annotated articles: what a careful reader takes from each.

A gold folder holds ``articles.jsonl`` and an ``<id>.json`` for each annotated article:
``entities`` (id, type, name, mentions), ``positions``, ``meetings``, ``warnings`` and
``statements``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluation.matching import Item, folded

QUERIES = ("entities", "positions", "meetings", "warnings", "statements")
"""The bundled queries whose answers are scored."""
ARTICLES = "articles.jsonl"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The annotation of one article."""

    text: str
    items: dict[str, list[Item]]
    links: dict[str, Any]
    """Entity id to the right item or items; ``None``: not in the knowledge base; ``skip``."""
    forms: dict[str, frozenset[str]]
    """Entity id to its name and mentions, folded."""

    def is_called(self, entity: str | None, name: str | None) -> bool:
        """Return whether ``name`` is the name or a mention of that entity."""
        return entity is not None and folded(name) in self.forms[entity]

    def name(self, entity: str) -> str:
        """Return the name of an entity."""
        return next(str(e["name"]) for e in self.items["entities"] if e["id"] == entity)

    def span(self, item: Item) -> tuple[int, int]:
        """Return where the evidence stands: by offsets, else by its words' first place."""
        begin, end = item.get("begin"), item.get("end")
        if begin not in (None, "") and end not in (None, ""):
            return int(begin), int(end)
        evidence = item.get("evidence")
        at = self.text.find(evidence) if evidence else -1
        return (at, at + len(evidence)) if evidence and at >= 0 else (-1, -1)


def read_gold(folder: Path) -> dict[str, GoldArticle]:
    """Return the annotated articles of a folder by id, in the order of ``articles.jsonl``.

    Raises:
        InputError: the folder has no ``articles.jsonl``, or no annotation of any article in it.
    """
    texts = _texts(folder)
    links = _json(folder / "links.json") if (folder / "links.json").exists() else {}
    found = {
        article: _gold_article(_json(folder / f"{article}.json"), text, links.get(article, {}))
        for article, text in texts.items()
        if (folder / f"{article}.json").exists()
    }
    if not found:
        raise InputError("no annotation of any article", where=str(folder), hint="<id>.json each")
    return found


def _texts(folder: Path) -> dict[str, str]:
    path = folder / ARTICLES
    try:
        with path.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines if line.strip()]
        return {record["id"]: record["text"] for record in records}
    except (OSError, ValueError, KeyError) as error:
        raise InputError(
            f"cannot be read: {error}",
            where=str(path),
            hint="a gold folder has articles.jsonl and <id>.json for its articles",
        ) from error


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error


def _gold_article(data: Item, text: str, links: dict[str, Any]) -> GoldArticle:
    forms = {
        entity["id"]: frozenset(folded(form) for form in (entity["name"], *entity["mentions"]))
        for entity in data["entities"]
    }
    return GoldArticle(text, {name: data[name] for name in QUERIES}, links, forms)
