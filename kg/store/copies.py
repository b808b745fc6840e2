"""Articles that tell the same text, in a graph of their own, kept up with each article.

From the longest to the shortest, an article whose text is the same as that of one that stands for
itself is ``dp:sameTextAs`` it (the longest such), and each other one stands for itself. So a mark
always holds between the two texts themselves: it does not follow chains, on which a digest would
tie wires that have nothing in common.
The graph holds their sketches too (``dp:textSketch``), by which those that may be the same are
looked up; it follows from the articles alone, whatever came first, and can be made anew.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.iri import article_id, copies_graph
from kg.graph.sketch import Shingles, are_same, shingles, sketch
from kg.graph.vocabulary import DP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Store as Quads

    from kg.model import Article


class Articles(Protocol):
    """What is needed of a store of articles."""

    base: str

    @property
    def quads(self) -> Quads:
        """All that is stored."""

    def article(self, article_id: str) -> Article:
        """Return an article as it was taken in."""

    def graph_names(self) -> list[NamedNode]:
        """Return the graphs of the articles."""


Rank = tuple[int, str, str]
"""What sorts articles: the longest first, then the earliest, then by IRI."""


class _Text:
    """The text of an article as it is compared."""

    __slots__ = ("node", "rank", "shingles")

    def __init__(self, node: NamedNode, article: Article) -> None:
        self.node = node
        self.shingles: Shingles = shingles(article)
        date = article.date.isoformat() if article.date else "9999"
        self.rank: Rank = (-len(self.shingles), date, node.value)


class _Marks:
    """The marks as they will be when an article is put or removed.

    Only articles whose mark may change are looked at, in order of rank: what is ahead of an
    article decides on it, so that nothing has to be decided twice.
    """

    def __init__(self, store: Articles, graph: NamedNode, new: Article | None) -> None:
        self._store, self._graph = store, graph
        self._name = NamedNode(copies_graph(store.base))
        self._texts = {graph: _Text(graph, new)} if new is not None else {}
        self.sketch = sketch(self._texts[graph].shingles) if new is not None else ()
        self.firsts: dict[NamedNode, NamedNode | None] = {graph: None}
        """What each article that was decided on is a copy of; ``None`` if of none."""
        self._ahead: list[tuple[Rank, NamedNode]] = []
        self._standing: dict[str, set[NamedNode]] = {}
        self._before: dict[NamedNode, NamedNode | None] = {}

    def decide(self) -> None:
        """Decide on the article, and on all whose mark hangs on it."""
        nodes = [*self._texts, *self._followers(self._graph)]
        self._ahead = [(self._text(node).rank, node) for node in nodes]
        heapify(self._ahead)
        done: set[NamedNode] = set()
        while self._ahead:
            _, node = heappop(self._ahead)
            if node not in done:
                done.add(node)
                self._decide_on(node)

    def _decide_on(self, node: NamedNode) -> None:
        text, before = self._text(node), self._first(node)
        words = self.sketch if node == self._graph else sketch(text.shingles)
        near = set().union(*map(self._stand, words)) - {node}
        standing = (one for one in map(self._text, near) if one.rank < text.rank)
        ahead = sorted(standing, key=lambda one: one.rank)
        first = next((o.node for o in ahead if are_same(o.shingles, text.shingles)), None)
        for word in words:
            self._stand(word).discard(node)
            if first is None:
                self._stand(word).add(node)
        self.firsts[node] = first
        if first is not None and before is None:
            behind: Iterable[NamedNode] = self._followers(node)
        elif first is None and (before is not None or node == self._graph):
            behind = set().union(*map(self._with, words)) - {node}
        else:
            behind = ()
        for other in map(self._text, behind):
            if other.rank > text.rank and are_same(other.shingles, text.shingles):
                heappush(self._ahead, (other.rank, other.node))

    def _text(self, node: NamedNode) -> _Text:
        if node not in self._texts:
            own = article_id(self._store.base, node.value) or ""
            self._texts[node] = _Text(node, self._store.article(own))
        return self._texts[node]

    def _first(self, node: NamedNode) -> NamedNode | None:
        if node in self.firsts:
            return self.firsts[node]
        if node not in self._before:
            self._before[node] = next(iter(self._marked(node, None)), (None, None))[1]
        return self._before[node]

    def _followers(self, node: NamedNode) -> list[NamedNode]:
        return [copy for copy, _ in self._marked(None, node)]

    def _marked(
        self, copy: NamedNode | None, first: NamedNode | None
    ) -> list[tuple[NamedNode, NamedNode]]:
        quads = self._store.quads.quads_for_pattern(copy, DP.sameTextAs, first, self._name)
        pairs = ((quad.subject, quad.object) for quad in quads)
        return [
            (one, other)
            for one, other in pairs
            if isinstance(one, NamedNode) and isinstance(other, NamedNode)
        ]

    def _stand(self, word: str) -> set[NamedNode]:
        """Return the articles with a word in their sketch that stand for themselves so far."""
        if word not in self._standing:
            nodes = self._with(word)
            self._standing[word] = {node for node in nodes if self._first(node) is None}
        return self._standing[word]

    def _with(self, word: str) -> set[NamedNode]:
        """Return the articles with a word in their sketch, as they will be."""
        quads = self._store.quads.quads_for_pattern(None, DP.textSketch, Literal(word), self._name)
        found = {q.subject for q in quads if isinstance(q.subject, NamedNode)}
        found.discard(self._graph)  # what it was does not count
        if word in self.sketch:
            found.add(self._graph)
        return found


def changes(
    store: Articles, graph: NamedNode, old: list[Quad], new: Article | None
) -> tuple[list[Quad], list[Quad]]:
    """Return the facts that go and those that come when ``new`` takes the place of an article.

    What it costs grows with the number of copies only when the one that stands for them changes.
    """
    if old and new is not None and _tells_the_same(store, graph, new):
        return [], []
    name = NamedNode(copies_graph(store.base))
    marks = _Marks(store, graph, new)
    marks.decide()
    now = set(store.quads.quads_for_pattern(graph, None, None, name))
    then = {Quad(graph, DP.textSketch, Literal(word), name) for word in marks.sketch}
    for node, first in marks.firsts.items():
        now.update(store.quads.quads_for_pattern(node, DP.sameTextAs, None, name))
        if first is not None:
            then.add(Quad(node, DP.sameTextAs, first, name))
    return sorted(now - then, key=str), sorted(then - now, key=str)


def _tells_the_same(store: Articles, graph: NamedNode, new: Article) -> bool:
    old = store.article(article_id(store.base, graph.value) or "")
    return (old.text, old.skipped, old.date) == (new.text, new.skipped, new.date)


def derived(store: Articles) -> set[Quad]:
    """Return all facts of the graph, made anew from the articles."""
    name = NamedNode(copies_graph(store.base))
    texts = [
        _Text(node, store.article(article_id(store.base, node.value) or ""))
        for node in store.graph_names()
    ]
    standing: dict[str, list[_Text]] = {}
    found: set[Quad] = set()
    for text in sorted(texts, key=lambda t: t.rank):
        words = sketch(text.shingles)
        found.update(Quad(text.node, DP.textSketch, Literal(word), name) for word in words)
        near = {one.rank: one for word in words for one in standing.get(word, ())}
        ahead = (near[rank] for rank in sorted(near))
        first = next((o.node for o in ahead if are_same(o.shingles, text.shingles)), None)
        if first is None:
            for word in words:
                standing.setdefault(word, []).append(text)
        else:
            found.add(Quad(text.node, DP.sameTextAs, first, name))
    return found


def rebuild(store: Articles) -> None:
    """Make the graph anew, as for a store of an older version."""
    name = NamedNode(copies_graph(store.base))
    store.quads.remove_graph(name)
    store.quads.extend(sorted(derived(store), key=str))


def copies(store: Articles) -> dict[str, str]:
    """Return for the id of each copy that of the article whose text it tells."""
    name = NamedNode(copies_graph(store.base))
    found = {}
    for quad in store.quads.quads_for_pattern(None, DP.sameTextAs, None, name):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            copy = article_id(store.base, quad.subject.value) or quad.subject.value
            found[copy] = article_id(store.base, quad.object.value) or quad.object.value
    return dict(sorted(found.items()))
