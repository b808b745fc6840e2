"""Annotated articles as the linker sees readings, and the links that a person decided for them.

A folder of annotations holds ``articles.jsonl`` (``id``, ``date``, ``text``) and ``<id>.json`` for
each (``entities`` with ``id``, ``type``, ``name``, ``mentions``; ``positions``). A file of readings
holds what ``kg read`` prints, one article a line. Entities are named by their id, those of readings
by the offsets of their first name, ``"12-25"``, which other readings of the text share.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from kg.errors import LinkError
from kg.link.decisions import parse_choice
from kg.model import Article, Entity, Extraction, Mention, MentionForm, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SKIP = "skip"
"""What stands for an entity that no link is asked of."""

Choice = str | list[str] | None
"""The right QID, several that are all right, none, or ``SKIP``."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article, and under which keys its entities are decided."""

    extraction: Extraction
    keys: Mapping[str, str]
    """Key of a decision by id of the entity."""


@dataclass(frozen=True, slots=True)
class DecidedLinks:
    """The links that a person decided, by article and key of the entity."""

    by_article: dict[str, dict[str, Choice]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Return the links in a file; none if there is no such file.

        Raises:
            LinkError: the file is no table of links.
        """
        if not path.exists():
            return cls()
        try:
            data = json.loads(path.read_text("utf-8"))
            return cls({a: {e: _choice(q) for e, q in of.items()} for a, of in data.items()})
        except (ValueError, AttributeError, OSError) as error:
            raise LinkError(
                f"{path}: no table of links: {error}",
                hint='it holds {article: {entity: "Q…", ["Q…", …], null or "skip"}}',
            ) from error

    def write(self, path: Path) -> None:
        """Write the file anew, one article a line, in one step."""
        lines = [
            f"{json.dumps(article)}: {json.dumps(of, sort_keys=True)}"
            for article, of in sorted(self.by_article.items())
        ]
        draft = path.with_name(path.name + ".new")
        draft.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
        draft.replace(path)

    def choice(self, article: str, key: str) -> Choice:
        """Return what was decided of an entity; ``SKIP`` if nothing was."""
        return self.by_article.get(article, {}).get(key, SKIP)

    def with_choice(self, entity: str, words: str) -> Self:
        """Return these links and one more: ``ARTICLE#ENTITY``, and QIDs, ``none`` or ``skip``.

        Raises:
            LinkError: it names no entity, or no QID.
        """
        article, mark, key = entity.rpartition("#")
        if not mark or not article or not key:
            raise LinkError(f"{entity!r} names no entity", hint="give ARTICLE#ENTITY as listed")
        found = [SKIP if w == SKIP else parse_choice(w) for w in words.split(",")]
        several = [q for q in found if q is not None]
        choice: Choice = several if len(found) > 1 else found[0]
        of = {**self.by_article.get(article, {}), key: choice}
        return type(self)({**self.by_article, article: of})


def accepted(choice: Choice) -> frozenset[str]:
    """Return the QIDs that are right; empty if no link is."""
    return frozenset([choice] if isinstance(choice, str) else choice or ())


def _choice(value: object) -> Choice:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return [str(v) for v in value]
    raise ValueError(f"{value!r} is no link")


def read(path: Path) -> Iterator[Annotated]:
    """Yield the articles of a folder of annotations, or of a file of readings.

    Raises:
        LinkError: it is neither.
    """
    try:
        if path.is_dir():
            yield from _folder(path)
        else:
            yield from _readings(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LinkError(
            f"{path}: neither annotations nor readings: {error}",
            hint="give a folder with articles.jsonl and <id>.json, or what kg read prints",
        ) from error


def _folder(folder: Path) -> Iterator[Annotated]:
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        article = json.loads(line)
        note = folder / f"{article['id']}.json"
        if note.exists():
            data = json.loads(note.read_text("utf-8"))
            named = {e["id"]: e["id"] for e in data["entities"] if e["mentions"]}
            yield Annotated(annotated(data, article["text"]), named)


def _readings(path: Path) -> Iterator[Annotated]:
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("{"):
            extraction = Extraction.from_json(json.loads(line))
            yield Annotated(extraction, offset_keys(extraction))


def offset_keys(extraction: Extraction) -> dict[str, str]:
    """Return the offsets of the first name of each entity that is named: ``"12-25"``."""
    keys: dict[str, str] = {}
    for mention in extraction.mentions:
        if mention.form == "name":
            keys.setdefault(mention.entity, f"{mention.begin}-{mention.end}")
    return keys


def annotated(data: Mapping[str, Any], text: str) -> Extraction:
    """Return annotations as the reader would hand them over, without what it works out."""
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for given in data["entities"]:
        entities.append(Entity(given["id"], given["type"], given["name"]))
        for surface in given["mentions"]:
            at = max(text.find(surface), 0)
            span = (at, at + len(surface))
            number = f"m{len(mentions)}"
            mentions.append(
                Mention(number, *span, surface, MentionForm.NAME, given["type"], given["id"])
            )
    positions = tuple(
        Position(f"p{i}", p["person"], p["title"], p.get("of"), p["former"], (0, 1), "annotation")
        for i, p in enumerate(data["positions"])
    )
    article = Article(data["id"], text, dt.date.fromisoformat(data["date"]))
    return Extraction(article, tuple(mentions), tuple(entities), positions=positions)
