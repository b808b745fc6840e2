"""The sheet on which the graph of one article is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from kg.errors import StoreError
from kg.graph import terms
from kg.graph.iri import Minter
from kg.graph.vocabulary import NIF, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Literal

    from kg.model import Article, Span


class Sheet:
    """The quads of one article's graph, in the order in which they were written."""

    def __init__(self, base: str, article: Article) -> None:
        self.minter = Minter(base, article.id)
        self.text = article.text
        self.graph = NamedNode(self.minter.article)
        self.items: dict[str, str] = {}
        """The IRI of each position and event that was written, by its id in the reading."""
        self._quads: dict[Quad, None] = {}
        self._nodes: set[str] = set()

    @property
    def quads(self) -> list[Quad]:
        """The quads, each once."""
        return list(self._quads)

    def add(self, node: NamedNode, term: NamedNode, *values: NamedNode | Literal | None) -> None:
        """Write one triple for each value that is not ``None``."""
        for value in values:
            if value is not None:
                self._quads[Quad(node, term, value, self.graph)] = None

    def describe(self, node: NamedNode, label: Literal, *classes: NamedNode) -> None:
        """Write the classes and the label of a node."""
        self.add(node, RDF.type, *classes)
        self.add(node, RDFS.label, label)

    def node(self, kind: str, *parts: object) -> NamedNode:
        """Return a node that is not on the sheet yet; a second one of the same parts is counted."""
        iri = self.minter.node(kind, *parts)
        count = 1
        while iri in self._nodes:
            count += 1
            iri = self.minter.node(kind, *parts, count)
        self._nodes.add(iri)
        return NamedNode(iri)

    def item(self, name: str, kind: str, *parts: object) -> NamedNode:
        """Return a node as ``node`` does, and keep that it is the item of that id."""
        node = self.node(kind, *parts)
        self.items[name] = node.value
        return node

    def span(self, span: Span) -> NamedNode:
        """Return the node of a stretch of the text, and write what it is.

        Raises:
            StoreError: it does not lie in the text.
        """
        begin, end = span
        if not 0 <= begin <= end <= len(self.text):
            raise StoreError(
                f"article {self.minter.article_id}: the span {begin}-{end} lies outside its text "
                f"of {len(self.text)} characters",
                hint="offsets count the code points of the text as it was read",
            )
        node = NamedNode(self.minter.span(span))
        self.add(node, RDF.type, NIF.String, NIF.RFC5147String)
        self.add(node, NIF.beginIndex, terms.integer(begin))
        self.add(node, NIF.endIndex, terms.integer(end))
        self.add(node, NIF.anchorOf, terms.string(self.text[begin:end]))
        self.add(node, NIF.referenceContext, self.graph)
        return node

    def spans(self, node: NamedNode, term: NamedNode, spans: Iterable[Span]) -> None:
        """Write one triple for each stretch of text."""
        for span in spans:
            self.add(node, term, self.span(span))
