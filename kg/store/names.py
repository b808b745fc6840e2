"""Whom a user means by a name: by number, by IRI, or by what articles or others call an entity."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError, UnknownNode
from kg.graph.iri import entities_graph, is_qid
from kg.graph.vocabulary import PREFIXES, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Store as Quads

_ITEM = re.compile(r"<?(?:wd:|https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)>?")
_LISTED = 8
"""So many entities of one name are listed."""


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of a knowledge base that bears a name."""

    qid: str
    label: str
    is_label: bool
    """Whether the name is what the entry is chiefly called, in some language."""


class Dictionary(Protocol):
    """What the store itself does not know of a user's words."""

    def known(self, name: str) -> Sequence[Known]:
        """Return the entries of the knowledge base that bear a name, likeliest first."""

    def day(self, words: str) -> dt.date | None:
        """Return the day that words give: ``1.12.2021``; ``None`` if they give none."""


class Names:
    """Finds the entities of a store by what they are called."""

    def __init__(self, quads: Quads, base: str, dictionary: Dictionary | None = None) -> None:
        self._quads = quads
        self._base = base
        self._dictionary = dictionary
        self._graph = NamedNode(entities_graph(base))

    def entities(self, value: str) -> list[NamedNode]:
        """Return the entities that a user means: by IRI, by Wikidata number, or by name.

        An article's name goes before one of the knowledge base. Entities without a link that bear
        the same name are all meant; of linked ones a single one may bear it.

        Raises:
            UnknownNode: nobody in the store bears the name.
            QueryError: several do.
        """
        bare = value.strip()
        if item := _ITEM.fullmatch(bare):
            return [self._entity(item[1])]
        if re.match(r"<?[a-z][a-z0-9+.-]*://", bare, re.IGNORECASE):
            return [iri(bare)]
        return self._in_articles(bare) or self._in_dictionary(bare) or self._nobody(bare)

    def _entity(self, qid: str) -> NamedNode:
        return NamedNode(f"{self._base}entity/{qid}")

    def _in_articles(self, name: str) -> list[NamedNode]:
        """Return who is called so by an article, or is shown so; spelling counts first."""
        for label in (Literal(name, language="de"), Literal(name)):
            found = {node for term in _NAMES for node in self._subjects(term, label)}
            if found:
                return self._one(name, found)
        folded = name.casefold()
        return self._one(name, {n for label, n in self._labels() if label.casefold() == folded})

    def _labels(self) -> Iterable[tuple[str, NamedNode]]:
        for term in _NAMES:
            for quad in self._quads.quads_for_pattern(None, term, None, self._graph):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                    yield quad.object.value, quad.subject

    def _subjects(self, term: NamedNode, label: Literal) -> Iterable[NamedNode]:
        for quad in self._quads.quads_for_pattern(None, term, label, self._graph):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject

    def _one(self, name: str, found: set[NamedNode]) -> list[NamedNode]:
        """Return those found, if at most one of them is an entry of the knowledge base."""
        linked = {node for node in found if is_qid(_local(node))}
        shown = {n for n in linked if self._shown(n).casefold() == name.casefold()}
        chosen = shown if len(shown) == 1 else linked
        if len(chosen) > 1:
            raise self._ambiguous(name, chosen)
        return sorted(chosen | (found - linked), key=str)

    def _shown(self, node: NamedNode) -> str:
        return next((v for v in self._values(node, RDFS.label)), "")

    def _values(self, node: NamedNode, term: NamedNode) -> Iterable[str]:
        for quad in self._quads.quads_for_pattern(node, term, None, self._graph):
            yield str(getattr(quad.object, "value", ""))

    def _ambiguous(self, name: str, nodes: Iterable[NamedNode]) -> QueryError:
        ordered = sorted(nodes, key=lambda n: int(_local(n)[1:]))
        told = [
            f"{_local(n)} {self._shown(n)} "
            f"({', '.join(re.split('[#/]', c)[-1] for c in self._values(n, RDF.type))})"
            for n in ordered[:_LISTED]
        ]
        more = f" and {len(ordered) - _LISTED} more" if len(ordered) > _LISTED else ""
        return QueryError(
            f"{name!r} may be {'; '.join(told)}{more}",
            hint="give the number, or the parameter several times to ask for several of them",
        )

    def _in_dictionary(self, name: str) -> list[NamedNode]:
        """Return the entity that only the knowledge base calls so."""
        known = self._dictionary.known(name) if self._dictionary else ()
        here = {one: self._entity(one.qid) for one in known if self._is_here(one.qid)}
        chiefly = [node for one, node in here.items() if one.is_label]
        nodes = set(chiefly if len(chiefly) == 1 else here.values())
        if len(nodes) > 1:
            raise self._ambiguous(name, nodes)
        if len(known) == 1 and not nodes:
            raise UnknownNode(
                f"no article names {known[0].label} ({known[0].qid}), "
                f"whom the knowledge base calls {name!r}",
                hint="kg query entities lists who is named",
            )
        return list(nodes)

    def _is_here(self, qid: str) -> bool:
        found = self._quads.quads_for_pattern(self._entity(qid), None, None, self._graph)
        return next(iter(found), None) is not None

    def _nobody(self, name: str) -> list[NamedNode]:
        spelt = {label.casefold(): label for label, _ in self._labels()}
        near = difflib.get_close_matches(name.casefold(), spelt, n=3)
        guess = f"did you mean {', '.join(spelt[one] for one in near)}?"
        raise UnknownNode(
            f"no entity is called {name!r}",
            hint=guess if near else "kg query entities lists them",
        )


_NAMES = (RDFS.label, SKOS.altLabel)


def _local(node: NamedNode) -> str:
    return node.value.rpartition("/")[2]


def iri(value: str) -> NamedNode:
    """Return an IRI: in angle brackets, with a known prefix (``dp:``, ``wd:``), or in full.

    Raises:
        ValueError: it is no absolute IRI.
    """
    text = value.strip()
    text = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        text = PREFIXES[prefix] + local
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:.", text):
        raise ValueError(f"{value!r} is no IRI")
    return NamedNode(text)
