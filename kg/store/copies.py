"""Articles that tell the same text, in a graph of their own, kept up with each article.

Of articles with the same text the longest stands for all: the others are ``dp:sameTextAs`` it.
The graph holds their sketches too (``dp:textSketch``), by which those that may be the same are
looked up; it follows from the articles alone, whatever came first, and can be made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.iri import article_id, copies_graph
from kg.graph.sketch import Shingles, are_same, shingles, sketch
from kg.graph.vocabulary import DP

if TYPE_CHECKING:
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


class _Texts:
    """The texts of the articles as they will be, one of which is being replaced."""

    def __init__(self, store: Articles, graph: NamedNode | None, new: Article | None) -> None:
        self._store, self._graph = store, graph
        self._graph_name = NamedNode(copies_graph(store.base))
        self._shingles: dict[NamedNode, Shingles] = {}
        self._dates: dict[NamedNode, str] = {}
        self.sketch: tuple[str, ...] = ()
        if graph is not None and new is not None:
            self._keep(graph, new)
            self.sketch = sketch(self._shingles[graph])

    def _keep(self, node: NamedNode, article: Article) -> None:
        self._shingles[node] = shingles(article)
        self._dates[node] = article.date.isoformat() if article.date else "9999"

    def shingles(self, node: NamedNode) -> Shingles:
        """Return the shingles of an article."""
        if node not in self._shingles:
            own = article_id(self._store.base, node.value) or ""
            self._keep(node, self._store.article(own))
        return self._shingles[node]

    def rank(self, node: NamedNode) -> tuple[int, str, str]:
        """Return what sorts the longest first, then the earliest."""
        return -len(self.shingles(node)), self._dates[node], node.value

    def same(self, node: NamedNode) -> Iterator[NamedNode]:
        """Yield the articles whose text is the same as that of one."""
        for other in sorted(self._candidates(node), key=str):
            if other != node and are_same(self.shingles(node), self.shingles(other)):
                yield other

    def _candidates(self, node: NamedNode) -> set[NamedNode]:
        words = self.sketch if node == self._graph else sketch(self.shingles(node))
        found: set[NamedNode] = set()
        for word in words:
            quads = self._store.quads.quads_for_pattern(
                None, DP.textSketch, Literal(word), self._graph_name
            )
            found.update(q.subject for q in quads if isinstance(q.subject, NamedNode))
        found.discard(self._graph)  # what it was does not count
        if self._graph is not None and not set(words).isdisjoint(self.sketch):
            found.add(self._graph)
        return found

    def group(self, node: NamedNode) -> list[NamedNode]:
        """Return an article with all that are the same as it, or as one of them, first of all."""
        found, ahead = {node}, [node]
        while ahead:
            for other in self.same(ahead.pop()):
                if other not in found:
                    found.add(other)
                    ahead.append(other)
        return sorted(found, key=self.rank)


def changes(
    store: Articles, graph: NamedNode, old: list[Quad], new: Article | None
) -> tuple[list[Quad], list[Quad]]:
    """Return the facts that go and those that come when ``new`` takes the place of an article.

    Only articles that are, or were, the same as it are looked at.
    """
    if old and new is not None and _tells_the_same(store, graph, new):
        return [], []
    name = NamedNode(copies_graph(store.base))
    texts = _Texts(store, graph, new)
    seeds = _group_of(store, graph, name) - {graph}
    if new is not None:
        seeds.add(graph)
    now = set(store.quads.quads_for_pattern(graph, None, None, name))
    then = {Quad(graph, DP.textSketch, Literal(word), name) for word in texts.sketch}
    done: set[NamedNode] = set()
    for seed in sorted(seeds, key=str):
        if seed not in done:
            first, *others = texts.group(seed)
            done.update((first, *others))
            then.update(Quad(other, DP.sameTextAs, first, name) for other in others)
    for node in done:
        now.update(store.quads.quads_for_pattern(node, DP.sameTextAs, None, name))
    return sorted(now - then, key=str), sorted(then - now, key=str)


def _tells_the_same(store: Articles, graph: NamedNode, new: Article) -> bool:
    old = store.article(article_id(store.base, graph.value) or "")
    return (old.text, old.skipped, old.date) == (new.text, new.skipped, new.date)


def _group_of(store: Articles, node: NamedNode, name: NamedNode) -> set[NamedNode]:
    """Return the articles that were the same as one."""
    firsts = {q.object for q in store.quads.quads_for_pattern(node, DP.sameTextAs, None, name)}
    firsts.add(node)
    found = {first for first in firsts if isinstance(first, NamedNode)}
    for first in list(found):
        quads = store.quads.quads_for_pattern(None, DP.sameTextAs, first, name)
        found.update(q.subject for q in quads if isinstance(q.subject, NamedNode))
    return found


def derived(store: Articles) -> set[Quad]:
    """Return all facts of the graph, made anew from the articles."""
    name = NamedNode(copies_graph(store.base))
    known: dict[NamedNode, Shingles] = {}
    places: dict[str, list[NamedNode]] = {}
    dates: dict[NamedNode, str] = {}
    found: set[Quad] = set()
    for node in store.graph_names():
        article = store.article(article_id(store.base, node.value) or "")
        known[node] = shingles(article)
        dates[node] = article.date.isoformat() if article.date else "9999"
        for word in sketch(known[node]):
            places.setdefault(word, []).append(node)
            found.add(Quad(node, DP.textSketch, Literal(word), name))
    for group in _groups(known, places):
        first, *others = sorted(group, key=lambda n: (-len(known[n]), dates[n], n.value))
        found.update(Quad(other, DP.sameTextAs, first, name) for other in others)
    return found


def _groups(
    known: dict[NamedNode, Shingles], places: dict[str, list[NamedNode]]
) -> list[set[NamedNode]]:
    group: dict[NamedNode, set[NamedNode]] = {node: {node} for node in known}
    for nodes in places.values():
        for i, one in enumerate(nodes):
            for other in nodes[i + 1 :]:
                if group[one] is not group[other] and are_same(known[one], known[other]):
                    group[one] |= group[other]
                    group.update(dict.fromkeys(group[one], group[one]))
    return list({id(members): members for members in group.values()}.values())


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
