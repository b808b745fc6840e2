"""What stands behind one node, and how people read it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.presentation import Block, Cell, Column, Heading, Mark, MarkedText, Note, Page, Table


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an article's text that a node rests on."""

    role: str
    """``evidence``, ``cue``, ``content``, …: the local name of the property."""
    article: str
    begin: int
    end: int
    text: str
    sentence: str
    """The sentence of the article around it."""
    at: int
    """Where the words begin in the sentence."""

    def marked(self) -> MarkedText:
        """Return the sentence with the words in it marked."""
        mark = Mark(self.at, self.at + len(self.text), "evidence", self.role)
        return MarkedText(self.sentence, (mark,))


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind one node."""

    iri: str
    types: tuple[str, ...]
    label: str
    articles: tuple[str, ...]
    """Ids of the articles that say something of it."""
    entry: str | None
    """The entry of the lexicon that found it."""
    pattern: str | None
    """The construction it stands in."""
    confidence: float | None
    """The share of such findings that are right."""
    passages: tuple[Passage, ...]
    candidates: tuple[dict[str, Any], ...]
    """Number, label, score, rank, features and reason of each candidate, by article."""
    linkings: tuple[dict[str, Any], ...]
    """What was chosen, by whom, with which score, by article."""
    properties: tuple[tuple[str, str], ...]
    """Everything else: the local name of the property and its value, labels for nodes."""
    provenance: tuple[dict[str, str], ...]
    """Program, pipeline and knowledge base of each reading."""

    def to_json(self) -> dict[str, Any]:
        """Return JSON-able data."""
        return dataclasses.asdict(self)

    def page(self) -> Page:
        """Return what people read: the words first, then candidates, facts and provenance."""
        return Page(tuple(self._blocks()))

    def __str__(self) -> str:
        return str(self.page())

    def _repr_html_(self) -> str:
        return self.page().to_html()

    def _blocks(self) -> Iterator[Block]:
        yield Heading(self.label)
        yield Note(self.iri)
        yield Note(f"{', '.join(self.types)}; in {', '.join(self.articles) or 'no article'}")
        if self.entry:
            yield Note(self._finding())
        for passage in self.passages:
            place = f"{passage.role}, article {passage.article}, {passage.begin} to {passage.end}"
            yield Heading(place)
            yield passage.marked()
        for title, rows in (
            ("facts", [{"property": name, "value": value} for name, value in self.properties]),
            ("links", list(self.linkings)),
            ("candidates", list(self.candidates)),
            ("read by", [_without_digests(reading) for reading in self.provenance]),
        ):
            if rows:
                yield Heading(title)
                yield _table(rows)

    def _finding(self) -> str:
        """Return what found it and how sure that is."""
        words = f"found by {self.entry}"
        if self.pattern:
            words += f", pattern: {self.pattern}"
        if self.confidence is not None:
            words += f"; confidence {self.confidence:g}"
        return words


def _table(rows: list[dict[str, Any]]) -> Table:
    """Return a table of all keys that come up; the features of a candidate share a cell."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = tuple(tuple(_cell(row.get(name)) for name in names) for row in rows)
    return Table(tuple(Column(name) for name in names), cells)


def _without_digests(reading: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in reading.items() if not name.endswith("Digest")}


def _cell(value: Any) -> Cell:
    if isinstance(value, dict):
        return tuple(f"{name} {number:g}" for name, number in value.items())
    cell: Cell = value
    return cell
