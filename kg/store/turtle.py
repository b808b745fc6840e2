"""Triples and quads as text that is the same for the same graph, whatever the order of arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.graph.vocabulary import PREFIXES, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KINDS = (
    *("entity", "mention", "time", "position", "meeting", "warning", "statement"),
    *("candidate", "linking", "activity"),
)


def prefixes(base: str | None = None) -> dict[str, str]:
    """Return the prefixes for a graph of that base.

    Articles have none: the ``#`` of a stretch of text would have to be escaped.
    """
    own = {kind: f"{base}{kind}/" for kind in _KINDS} if base else {}
    return dict(sorted((PREFIXES | own).items()))


def order(item: Triple | Quad) -> tuple[str, bool, str, str]:
    """Return the key of the order in a file: subject, then its classes, then the rest."""
    return (
        str(item.subject),
        item.predicate != RDF.type,
        item.predicate.value,
        str(item.object),
    )


def turtle(triples: Iterable[Triple], *, base: str | None = None) -> str:
    """Return Turtle, sorted, each triple once."""
    found = sorted(set(triples), key=order)
    return _with_prefixes(found, RdfFormat.TURTLE, prefixes(base))


def trig(quads: Iterable[Quad], *, base: str | None = None) -> str:
    """Return TriG, sorted by graph."""
    found = sorted(set(quads), key=lambda q: (str(q.graph_name), *order(q)))
    return _with_prefixes(found, RdfFormat.TRIG, prefixes(base))


def nquads(quads: Iterable[Quad]) -> str:
    """Return N-Quads, its lines sorted."""
    return "".join(sorted({f"{quad} .\n" for quad in quads}))


def jsonld(quads: Iterable[Quad]) -> str:
    """Return JSON-LD, expanded, sorted by graph."""
    found = sorted(set(quads), key=lambda q: (str(q.graph_name), *order(q)))
    return (serialize(found, format=RdfFormat.JSON_LD) or b"").decode() + "\n"


def _with_prefixes(
    items: list[Triple] | list[Quad], format_: RdfFormat, names: Mapping[str, str]
) -> str:
    """Return the items with their prefixes in order: the serialiser lists them in none."""
    text = (serialize(items, format=format_, prefixes=dict(names)) or b"").decode()
    body = text.splitlines(keepends=True)
    while body and body[0].startswith("@prefix "):
        del body[0]
    used = [f"@prefix {name}: <{iri}> .\n" for name, iri in names.items()]
    return "".join([*used, "\n", *body])
