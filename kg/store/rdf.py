"""Triples and quads as text that is the same for the same graph, whatever the order of arrival."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.graph.vocabulary import PREFIXES, RDF
from kg.store import xml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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


def _by_graph(item: Triple | Quad) -> tuple[str, str, bool, str, str]:
    return (str(getattr(item, "graph_name", "")), *order(item))


def turtle(triples: Iterable[Triple], *, base: str | None = None) -> str:
    """Return Turtle, sorted, each triple once."""
    found = sorted(set(triples), key=order)
    return _with_prefixes(found, RdfFormat.TURTLE, prefixes(base))


def ntriples(triples: Iterable[Triple]) -> str:
    """Return N-Triples, its lines sorted."""
    return "".join(sorted({f"{triple} .\n" for triple in triples}))


def rdfxml(triples: Iterable[Triple], *, base: str | None = None) -> str:
    """Return RDF/XML, sorted, each triple once.

    Characters that XML cannot hold become spaces, so that offsets into a text stay right.
    """
    found = sorted(set(triples), key=order)
    text = _text(found, RdfFormat.RDF_XML, prefixes(base))
    text = re.sub(r"<rdf:RDF ([^>]*)>", _sorted_attributes, text, count=1)
    return xml.sound(text).replace("\r", "&#xD;") + "\n"


def _sorted_attributes(tag: re.Match[str]) -> str:
    """Return the head with its prefixes in order: the serialiser lists them in none."""
    lines = sorted(re.findall(r'[\w:-]+="[^"]*"', tag[1]))
    return "<rdf:RDF\n    " + "\n    ".join(lines) + ">"


def trig(quads: Iterable[Quad], *, base: str | None = None) -> str:
    """Return TriG, sorted by graph."""
    found = sorted(set(quads), key=_by_graph)
    return _with_prefixes(found, RdfFormat.TRIG, prefixes(base))


def nquads(quads: Iterable[Quad]) -> str:
    """Return N-Quads, its lines sorted."""
    return "".join(sorted({f"{quad} .\n" for quad in quads}))


def jsonld(items: Iterable[Quad | Triple]) -> str:
    """Return JSON-LD, expanded, sorted by graph if there are any."""
    return _text(sorted(set(items), key=_by_graph), RdfFormat.JSON_LD) + "\n"


WRITERS: dict[str, Callable[[Iterable[Triple]], str]] = {
    "turtle": turtle,
    "ntriples": ntriples,
    "jsonld": jsonld,
    "rdfxml": rdfxml,
}
"""Formats of triples and what writes them."""


def _text(
    items: Iterable[Any],
    format_: RdfFormat,
    names: Mapping[str, str] | None = None,
) -> str:
    return (serialize(items, format=format_, prefixes=dict(names or {})) or b"").decode()


def _with_prefixes(
    items: list[Triple] | list[Quad], format_: RdfFormat, names: Mapping[str, str]
) -> str:
    """Return the items with their prefixes in order: the serialiser lists them in none."""
    body = _text(items, format_, names).splitlines(keepends=True)
    while body and body[0].startswith("@prefix "):
        del body[0]
    used = [f"@prefix {name}: <{iri}> .\n" for name, iri in names.items()]
    return "".join([*used, "\n", *body])
